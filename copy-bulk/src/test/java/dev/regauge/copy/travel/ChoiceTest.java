package dev.regauge.copy.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.copy.encode.Encoder.Format;
import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.encode.Server;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Column.Filled;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.travel.Situation.Transaction;
import dev.regauge.sql.Identifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChoiceTest {

    private static final Identifier ORDERS = Identifier.of("sales", "orders");
    private static final Field ID = field("id", 20, "bigint", "int8", Format.BINARY);
    private static final Field NAME = field("name", 25, "text", "text", Format.BINARY);
    private static final Field TREE = field("tree", 70_000, "public.ltree", "ltree", Format.TEXT);
    private static final Field TAGS = new Field(
            new Column(
                    "tags",
                    9,
                    type(1009, "text[]", "_text", PgType.Kind.ARRAY),
                    "text[]",
                    -1,
                    false,
                    Filled.NOT,
                    true,
                    0),
            Format.BINARY);
    private static final Destination PLAIN = new Destination(ORDERS, List.of(ID, NAME));

    @ParameterizedTest
    @CsvSource({"1, SINGLE_INSERT", "5, UNNEST", "50, COPY", "500, COPY", "1000, COPY", "10000, COPY", "1000000, COPY"})
    void takesTheCheapestForSoManyWideRows(long rows, Way way) {
        for (Transaction transaction : Transaction.values()) {
            for (int roundTrip : new int[] {0, 1, 5}) {
                Situation situation = Situation.of(rows, 190, 8, transaction, Duration.ofMillis(roundTrip));
                assertThat(Choice.of(PLAIN, situation, Map.of(), Optional.empty())
                                .way())
                        .as("%s %d", transaction, roundTrip)
                        .isEqualTo(way);
            }
        }
    }

    @Test
    void putsTwoNarrowRowsIntoOneStatement() {
        Situation situation = Situation.of(2, 26, 3, Transaction.CALLERS, Duration.ofMillis(1));
        assertThat(Choice.of(PLAIN, situation, Map.of(), Optional.empty()).way())
                .isEqualTo(Way.MULTI_VALUES);
    }

    @Test
    void waitsLongerForCopyWhereItTakesFourRoundTrips() {
        Situation situation = Situation.of(1, 190, 8, Transaction.OWN, Duration.ofMillis(5));
        Choice one = Choice.of(PLAIN, situation, Map.of(), Optional.empty());
        Choice four = Choice.of(PLAIN, situation.withoutPipelining(), Map.of(), Optional.empty());
        assertThat(four.copyFrom()).isGreaterThan(5 * one.copyFrom());
    }

    @Test
    void beginsWithCopyWhereItSays() {
        Situation situation = Situation.of(1, 190, 8, Transaction.OWN, Duration.ZERO);
        long from = Choice.of(PLAIN, situation, Map.of(), Optional.empty()).copyFrom();
        assertThat(Choice.of(PLAIN, situation.withRows(from), Map.of(), Optional.empty())
                        .way())
                .isEqualTo(Way.COPY);
        assertThat(Choice.of(PLAIN, situation.withRows(from - 1), Map.of(), Optional.empty())
                        .way())
                .isNotEqualTo(Way.COPY);
    }

    @ParameterizedTest
    @EnumSource
    void goesTheWayThatIsAskedFor(Way way) {
        Situation situation = Situation.of(700, 190, 8, Transaction.OWN, Duration.ZERO);
        Choice choice = Choice.of(PLAIN, situation, Map.of(), Optional.of(way));
        assertThat(choice.way()).isEqualTo(way);
        assertThat(choice.explanation().toString()).contains("as was asked for");
    }

    @Test
    void refusesAWayThatIsImpossible() {
        Map<Way, String> obstacles = Obstacles.of(table(Table.Kind.TABLE, true), PLAIN);
        Situation situation = Situation.of(700, 190, 8, Transaction.OWN, Duration.ZERO);
        assertThatThrownBy(() -> Choice.of(PLAIN, situation, obstacles, Optional.of(Way.COPY)))
                .isInstanceOf(NoWayException.class)
                .hasMessage("""
                        Cannot load into "sales"."orders" by COPY
                          found:    the table has row security, and PostgreSQL refuses COPY into it
                          to fix:   leave the choice to the writer, or ask for UNNEST""");
    }

    @Test
    void refusesToChooseAmongNone() {
        Map<Way, String> obstacles =
                Map.of(Way.SINGLE_INSERT, "a", Way.MULTI_VALUES, "b", Way.UNNEST, "c", Way.COPY, "d");
        Situation situation = Situation.of(700, 190, 8, Transaction.OWN, Duration.ZERO);
        assertThatThrownBy(() -> Choice.of(PLAIN, situation, obstacles, Optional.empty()))
                .isInstanceOf(NoWayException.class)
                .hasMessageContaining("no way is possible");
    }

    @Test
    void knowsWhatRulesAWayOut() {
        assertThat(Obstacles.of(table(Table.Kind.TABLE, false), PLAIN)).isEmpty();
        assertThat(Obstacles.of(table(Table.Kind.VIEW, false), PLAIN)).containsOnlyKeys(Way.COPY);
        assertThat(Obstacles.of(table(Table.Kind.TABLE, false), with(TREE))).containsOnlyKeys(Way.COPY);
        assertThat(Obstacles.of(table(Table.Kind.TABLE, true), with(TAGS))).containsOnlyKeys(Way.COPY, Way.UNNEST);
    }

    @Test
    void explainsOneRow() throws IOException {
        approve("one-row", PLAIN, Situation.of(1, 42, 2, Transaction.OWN, Duration.ZERO), false);
    }

    @Test
    void explainsAHundredRowsBehindOneMillisecond() throws IOException {
        approve("hundred-rows-1ms", PLAIN, Situation.of(100, 42, 2, Transaction.OWN, Duration.ofMillis(1)), false);
    }

    @Test
    void explainsAThousandRowsInTheCallersTransaction() throws IOException {
        approve(
                "thousand-rows-5ms",
                PLAIN,
                Situation.of(1000, 190, 8, Transaction.CALLERS, Duration.ofMillis(5)),
                false);
    }

    @Test
    void explainsAHundredThousandRows() throws IOException {
        approve(
                "hundred-thousand-rows",
                PLAIN,
                Situation.of(100_000, 190, 8, Transaction.OWN, Duration.ofMillis(1)),
                false);
    }

    @Test
    void explainsRowSecurityAndArrays() throws IOException {
        approve("row-security", with(TAGS), Situation.of(5000, 90, 3, Transaction.OWN, Duration.ofMillis(1)), true);
    }

    @Test
    void explainsATypeWithoutBinaryFormat() throws IOException {
        approve("text-column", with(TREE), Situation.of(5000, 90, 3, Transaction.OWN, Duration.ofMillis(1)), false);
    }

    private static void approve(String name, Destination destination, Situation situation, boolean rowSecurity)
            throws IOException {
        Map<Way, String> obstacles = Obstacles.of(table(Table.Kind.TABLE, rowSecurity), destination);
        String said = Choice.of(destination, situation, obstacles, Optional.empty())
                .explanation()
                .toString();
        Path approved = Path.of("src/test/resources/explanations", name + ".txt");
        if (Boolean.getBoolean("regauge.approve")) { // writes what is to be read before it is committed
            Files.createDirectories(approved.getParent());
            Files.writeString(approved, said);
        }
        assertThat(said).isEqualTo(Files.readString(approved));
    }

    private static Destination with(Field field) {
        List<Field> fields = new ArrayList<>(PLAIN.fields());
        fields.add(field);
        return new Destination(ORDERS, fields);
    }

    private static Table table(Table.Kind kind, boolean rowSecurity) {
        return new Table(
                1, ORDERS, kind, rowSecurity, kind != Table.Kind.VIEW, false, List.of(), List.of(), Server.UNKNOWN);
    }

    private static Field field(String name, int oid, String sql, String typeName, Format format) {
        return new Field(
                new Column(name, 1, type(oid, sql, typeName, PgType.Kind.BASE), sql, -1, false, Filled.NOT, true, 0),
                format);
    }

    private static PgType type(int oid, String sql, String name, PgType.Kind kind) {
        boolean builtIn = !sql.contains(".");
        return new PgType(
                oid, sql, name, builtIn, kind, Optional.empty(), -1, false, 0, List.of(), List.of(), Optional.empty());
    }
}
