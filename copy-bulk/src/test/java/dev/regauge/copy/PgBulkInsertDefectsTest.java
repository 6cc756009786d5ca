package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.sql.Identifier;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What PgBulkInsert 8.1.5 stores otherwise than it was given, or stores although it should not, each measured on it: here it
 * is stored exactly or refused. {@code docs/pgbulkinsert.md} shows both.
 */
class PgBulkInsertDefectsTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    private final DataSource source = Stand.source(DATABASE);

    record Holder(Object v) {}

    private static final Mapping<Holder> MAPPING = Mapping.<Holder>columns().of("v", Holder::v);

    @BeforeEach
    void createTable() {
        DATABASE.execute("drop table if exists t; create table t (v int)");
    }

    @AfterEach
    void nothingButWhatWasKept() {
        DATABASE.execute("drop table if exists t");
    }

    /** It commits the 500 rows before, by either of its interfaces. */
    @ParameterizedTest
    @EnumSource
    void aSourceThatThrowsLeavesNoRow(Stand stand) throws SQLException {
        try (Stand.Place place = stand.in(DATABASE)) {
            assertThatThrownBy(() -> place.write(BulkWriter.into("t", MAPPING), throwingAt(500)))
                    .hasMessage("the source");
            place.endsWith("t", 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLoadThatWasNotCompletedLeavesNoRow(Stand stand) throws SQLException {
        try (Stand.Place place = stand.in(DATABASE)) {
            assertThatThrownBy(() -> {
                        try (Load<Holder> load = place.open(BulkWriter.into("t", MAPPING))) {
                            throwingAt(500).forEachRemaining(load::add);
                            load.complete();
                        }
                    })
                    .hasMessage("the source");
            place.endsWith("t", 0);
        }
    }

    private static Iterator<Holder> throwingAt(int row) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> {
                    if (i == row) {
                        throw new IllegalStateException("the source");
                    }
                    return new Holder(i);
                })
                .iterator();
    }

    /** It stores 1499-12-23, 1582-09-24 and 0001-01-03. */
    @Test
    void oldDatesKeepTheirDay() throws SQLException {
        assertThat(stored("date", LocalDate.of(1500, 1, 1))).isEqualTo("1500-01-01");
        assertThat(stored("date", LocalDate.of(1582, 10, 4))).isEqualTo("1582-10-04");
        assertThat(stored("date", LocalDate.of(1, 1, 1))).isEqualTo("0001-01-01");
    }

    /** It overflows. */
    @Test
    void theLastDaysOfJavaAreInfinite() throws SQLException {
        assertThat(stored("date", LocalDate.MAX)).isEqualTo("infinity");
        assertThat(stored("date", LocalDate.MIN)).isEqualTo("-infinity");
        assertThat(stored("timestamptz", Instant.MAX)).isEqualTo("infinity");
        assertThat(refused("timestamptz", Instant.MAX.minusSeconds(1))).contains("outside");
    }

    /** It goes through double: ...992. */
    @Test
    void aLongIntoNumericKeepsItsLastDigit() throws SQLException {
        assertThat(stored("numeric", 9007199254740993L)).isEqualTo("9007199254740993");
    }

    /** It stores 0.10000000149011612. */
    @Test
    void aFloatIntoNumericIsItsShortestDecimal() throws SQLException {
        assertThat(stored("numeric", 0.1f)).isEqualTo("0.1");
    }

    /** It throws NumberFormatException. */
    @Test
    void whatIsNotANumberIsStoredAsThat() throws SQLException {
        assertThat(stored("numeric", Double.NaN)).isEqualTo("NaN");
    }

    /** It leaves that to the server, which rounds silently. */
    @Test
    void digitsBeyondTheScaleAreRefused() throws SQLException {
        assertThat(refused("numeric(12,2)", new BigDecimal("0.125"))).contains("scale 2");
    }

    /** It stores 4609434218613702656. */
    @Test
    void aDoubleIntoBigintIsRefusedUnlessWhole() throws SQLException {
        assertThat(refused("bigint", 1.5)).contains("bigint holds whole numbers");
        assertThat(stored("bigint", 2.0)).isEqualTo("2");
    }

    /** It stores 1069547520. */
    @Test
    void aFloatIntoIntegerIsRefusedUnlessWhole() throws SQLException {
        assertThat(refused("integer", 1.5f)).contains("integer holds whole numbers");
        assertThat(stored("integer", 2f)).isEqualTo("2");
    }

    /** It stores 2000-01-01 00:00:00.000005. */
    @Test
    void aNumberIsNoMoment() throws SQLException {
        assertThat(refused("timestamptz", 5L)).contains("hand in an Instant");
    }

    /** The server answers "insufficient data left in message". */
    @Test
    void anIntIsWidenedToBigint() throws SQLException {
        assertThat(stored("bigint", 5)).isEqualTo("5");
    }

    /** It stores a question mark. */
    @Test
    void halfOfASurrogatePairIsRefused() throws SQLException {
        assertThat(refused("text", "half\ud800")).contains("half of a surrogate pair");
    }

    /** The server refuses it, after all before it was sent. */
    @Test
    void theCharacterNulIsRefusedBeforeItIsSent() throws SQLException {
        assertThat(refused("text", "nul\0")).contains("NUL");
    }

    /** It truncates. */
    @Test
    void nanosecondsAreRoundedAsTheServerDoes() throws SQLException {
        assertThat(stored("timestamp", LocalDateTime.of(2024, 1, 1, 0, 0, 0, 999_999_999)))
                .isEqualTo("2024-01-01 00:00:01");
    }

    /** It quotes none unless told to: a syntax error, or another statement. */
    @Test
    void identifiersAreQuoted() throws SQLException {
        String injecting = "x\"; drop table t; --";
        Identifier table = Identifier.of("public", injecting);
        DATABASE.execute("create table " + table + " (\"Col A\" int)");
        BulkWriter.into(table, Mapping.<Holder>columns().of("Col A", Holder::v)).write(source, List.of(new Holder(1)));
        assertThat(Stand.count(DATABASE, table.toString())).isEqualTo(1);
        assertThat(Stand.count(DATABASE, "t")).isZero();
        DATABASE.execute("drop table " + table);
    }

    /** The text of what is stored for a value, which is that of the server's own. */
    private String stored(String type, Object value) throws SQLException {
        DATABASE.execute("drop table t; create table t (v " + type + ")");
        BulkWriter.into("t", MAPPING).write(Stand.source(DATABASE), List.of(new Holder(value)));
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select v::text from t")) {
            row.next();
            return row.getString(1);
        }
    }

    /** What is said of a value, of which nothing is stored. */
    private String refused(String type, Object value) throws SQLException {
        DATABASE.execute("drop table t; create table t (v " + type + ")");
        String[] said = new String[1];
        assertThatThrownBy(
                        () -> BulkWriter.into("t", MAPPING).write(Stand.source(DATABASE), List.of(new Holder(value))))
                .isInstanceOfSatisfying(ValueRefusedException.class, e -> {
                    assertThat(e.row()).hasValue(1);
                    assertThat(e.column()).hasValue("v");
                    said[0] = e.getMessage();
                });
        assertThat(Stand.count(DATABASE, "t")).isZero();
        return said[0];
    }
}
