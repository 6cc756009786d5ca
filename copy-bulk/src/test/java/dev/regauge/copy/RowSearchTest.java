package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The row of a refusal is found by each way, the search leaves nothing behind, and says the column where COPY knows it. */
class RowSearchTest {

    record Doc(int id, String doc) {}

    private static final BulkWriter<Doc> BINARY = BulkWriter.into("docs", Mapping.record(Doc.class));
    private static final BulkWriter<Doc> TEXT =
            BulkWriter.into("docs", Mapping.<Doc>columns().ofInt("id", Doc::id).ofInput("doc", Doc::doc));

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @BeforeEach
    void createTable() {
        database.execute("create table docs (id int primary key, doc jsonb)");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNNEST", "MULTI_VALUES", "SINGLE_INSERT"})
    void theColumnComesFromCopy(Way way) throws SQLException {
        for (Stand stand : Stand.values()) {
            BulkException failure = failure(stand, BINARY.withWay(way), 20, id -> id == 20 ? "{secret" : "{}");
            assertThat(failure.row()).hasValue(20);
            assertThat(failure.column()).contains("doc");
            assertThat(failure.sqlState()).contains("22P02");
            assertThat(failure)
                    .hasMessageContainingAll("row 20", "invalid input", "column \"doc\" of type jsonb")
                    .hasMessageNotContaining("secret");
        }
    }

    /** The table's name looks like the server's words about a row. */
    @ParameterizedTest
    @EnumSource
    void aNameWithANumberIsNoRow(Way way) throws SQLException {
        database.execute("create table \"a, b 3\" (like docs including all)");
        BulkWriter<Doc> writer = BulkWriter.into("a, b 3", Mapping.record(Doc.class));
        BulkException failure = failure(Stand.AUTOCOMMIT, writer.withWay(way), 20, id -> id == 17 ? "{" : "{}");
        assertThat(failure.row()).hasValue(17);
        assertThat(failure.column()).contains("doc");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1_000, 20_000})
    void theRowIsFoundByHalvesWhereTextRulesCopyOut(int rows) throws SQLException {
        for (Stand stand : Stand.values()) {
            BulkException failure = failure(stand, TEXT, rows, id -> id == rows ? "{secret" : "{}");
            assertThat(failure.row()).hasValue(rows);
            assertThat(failure).hasMessageContaining("invalid input").hasMessageNotContaining("secret");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstOfSeveralIsFound(Stand stand) throws SQLException {
        assertThat(failure(stand, TEXT, 1_000, id -> id >= 77 ? "x" : "1").row())
                .hasValue(77);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatTheLoadHasTwiceIsFoundAtItsSecondRow(Stand stand) throws SQLException {
        BulkWriter<Doc> twice = BulkWriter.into(
                "docs",
                Mapping.<Doc>columns()
                        .ofInt("id", doc -> doc.id() == 900 ? 3 : doc.id())
                        .ofInput("doc", Doc::doc));
        BulkException failure = failure(stand, twice, 1_000, id -> "{}");
        assertThat(failure.row()).hasValue(900);
        assertThat(failure).hasMessageContaining("docs_pkey");
    }

    @Test
    void aRowThatAPolicyRefusesIsFound() throws SQLException {
        String role = "reader_" + database.name();
        database.execute("alter table docs enable row level security;"
                + "create policy small on docs with check (id <> 30);"
                + "create role " + role + "; grant all on docs to " + role);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + role);
            BulkException failure =
                    catchThrowableOfType(BulkException.class, () -> BINARY.write(connection, docs(50, id -> "{}")));
            assertThat(failure.row()).hasValue(30);
            statement.execute("reset role");
        } finally {
            database.execute("drop owned by " + role + "; drop role " + role);
        }
    }

    @Test
    void aRowOfAViewIsFound() throws SQLException {
        database.execute("create view shown as select * from docs where id > 0 with check option");
        BulkWriter<Doc> view = BulkWriter.into("shown", Mapping.record(Doc.class));
        try (Stand.Place place = Stand.AUTOCOMMIT.in(database)) {
            BulkException failure = catchThrowableOfType(
                    BulkException.class,
                    () -> place.write(
                            view,
                            IntStream.range(-40, 40)
                                    .mapToObj(i -> new Doc(7 - i, "{}"))
                                    .iterator()));
            assertThat(failure.row()).hasValue(48);
            place.endsWith("docs", 0);
        }
    }

    /** It might act outside of the transaction, and would for each try. */
    @Test
    void noRowsAreTriedWhereATriggerActs() throws SQLException {
        database.execute("create sequence calls; create function count_calls() returns trigger language plpgsql as"
                + " $$ begin perform nextval('calls'); return new; end $$;"
                + "create trigger count_calls after insert on docs for each row execute function count_calls()");
        BulkException failure = failure(Stand.AUTOCOMMIT, TEXT, 100, id -> id == 90 ? "x" : "1");
        assertThat(failure.row()).isEmpty();
        assertThat(failure).hasMessageContaining("one of the rows 1 to 100");
    }

    @Test
    void theTypeIsNamedWhereTheColumnIsNot() throws SQLException {
        BulkWriter<Doc> numbers = BulkWriter.into(
                "docs", Mapping.<Doc>columns().ofInput("id", Doc::doc).ofInput("doc", doc -> "{}"));
        BulkException failure = failure(Stand.AUTOCOMMIT, numbers, 10, id -> id == 4 ? "secret" : "" + id);
        assertThat(failure.row()).hasValue(4);
        assertThat(failure)
                .hasMessageContainingAll("invalid input", "for type integer")
                .hasMessageNotContaining("secret");
    }

    private BulkException failure(Stand stand, BulkWriter<Doc> writer, int rows, IntFunction<String> doc)
            throws SQLException {
        try (Stand.Place place = stand.in(database)) {
            BulkException failure =
                    catchThrowableOfType(BulkException.class, () -> place.write(writer, docs(rows, doc)));
            place.endsWith("docs", 0);
            return failure;
        }
    }

    private static Iterator<Doc> docs(int rows, IntFunction<String> doc) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(id -> new Doc(id, doc.apply(id)))
                .iterator();
    }
}
