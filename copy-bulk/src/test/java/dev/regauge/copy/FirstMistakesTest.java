package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What is done wrong first is said so that it can be put right at once. */
class FirstMistakesTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    private record Misfit(
            long id,
            String token,
            Optional<String> note,
            int born,
            CharSequence name,
            Object anything,
            double size,
            List<String> tags) {}

    @Test
    void componentsThatCanNeverFitAreSaidAtOnce() {
        database.execute("create table t (id int8, token uuid, note text, born date, name varchar(40), anything date,"
                + " size int, tags text[])");
        MappingRefusedException refused = catchThrowableOfType(
                MappingRefusedException.class, () -> write(Mapping.record(Misfit.class), List.of()));
        assertThat(refused)
                .hasMessageContainingAll(
                        "column \"token\" of type uuid never takes a String",
                        "give \"token\" UUID",
                        "column \"note\" of type text never takes a Optional",
                        "column \"born\" of type date never takes a Integer",
                        "LocalDate")
                .message()
                .doesNotContain("\"id\"", "\"name\"", "\"anything\"", "\"size\"", "\"tags\"");
    }

    @Test
    void primitivesThatCanNeverFitAreSaidAtOnce() {
        database.execute("create table t (a bool, b timestamptz, c jsonb, d numeric, e point)");
        Mapping<String> mapping = Mapping.<String>columns()
                .ofInt("a", String::length)
                .ofLong("b", String::length)
                .ofDouble("c", String::length)
                .ofDouble("d", String::length)
                .ofInput("e", text -> text);
        MappingRefusedException refused =
                catchThrowableOfType(MappingRefusedException.class, () -> write(mapping, List.of()));
        assertThat(refused)
                .hasMessageContainingAll("\"a\"", "\"b\"", "\"c\"")
                .message()
                .doesNotContain("\"d\"", "\"e\"");
    }

    private record Order(long id, Instant placedAt, String label) {}

    @Test
    void aComponentTakesAnotherFunctionAndAnotherIsLeftOut() throws SQLException {
        database.execute("create table t (id int8, placed_at timestamptz, label text default 'new')");
        Mapping<Order> mapping = Mapping.record(Order.class)
                .with("placed_at", order -> order.placedAt().plusSeconds(1))
                .without("label");
        write(mapping, List.of(new Order(1, Instant.EPOCH, "old")));
        assertThat(Stand.count(database, "t where id = 1 and placed_at = '1970-01-01 00:00:01+00' and label = 'new'"))
                .isEqualTo(1);
        assertThat(mapping.with("placedAt", Order::placedAt)).hasToString("Mapping[id, placedAt]");
        assertThatThrownBy(() -> mapping.without("label"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("\"label\"", "[id, placedAt]");
    }

    @Test
    void keysThatAMapLacksAreNamedAndOthersAreCounted() {
        database.execute("create table t (a int, b int, c int)");
        assertThat(refused(Mapping.maps("a", "b", "c"), List.of(Map.of("a", 1, "SECRET", 2))))
                .hasMessageContainingAll("it lacks [b, c] and has 1 that the mapping does not have", "Map of 2 keys")
                .hasMessageNotContaining("SECRET");
        assertThat(refused(Mapping.maps("a"), List.of(Map.of("a", 1, "SECRET", 2))))
                .hasMessageContaining("the mapping: has 1 that");
        assertThat(refused(Mapping.maps("a", "b").of("c", Map::size), List.of(Map.of("a", 1))))
                .hasMessageContaining("it lacks [b]");
    }

    @Test
    void aRowThatIsNullIsSaidToBe() {
        database.execute("create table t (a int)");
        List<@Nullable String> rows = new ArrayList<>(Arrays.asList("", null));
        ValueRefusedException refused = refused(Mapping.<String>columns().ofInt("a", String::length), rows);
        assertThat(refused).hasMessageContainingAll("the row is null", "row 2");
        assertThat(refused.column()).isEmpty();
    }

    @Test
    void aFractionIsNotSaidToBeOutOfRange() {
        database.execute("create table t (a bigint)");
        for (Number number : List.of(1.5, 1.5f, new BigDecimal("1.5"))) {
            assertThat(refused(Mapping.<Number>columns().of("a", one -> one), List.of(number)))
                    .hasMessageContainingAll("it has a fraction", "numeric and money only")
                    .hasMessageNotContaining("from");
        }
        for (Number number : List.of(Double.NaN, 1e300, new BigDecimal("1e30"), new BigDecimal("1e30").setScale(2))) {
            assertThat(refused(Mapping.<Number>columns().of("a", one -> one), List.of(number)))
                    .hasMessageContaining("outside of what");
        }
    }

    @Test
    void labelsOfAnEnumAreListedUpToTen() {
        List<String> labels =
                IntStream.rangeClosed(1, 12).mapToObj(i -> "l" + i).toList();
        database.execute("create type few as enum ('open', 'closed'); create type many as enum ('"
                + String.join("', '", labels) + "'); create table t (f few, m many)");
        assertThat(refused(Mapping.<String>columns().of("f", text -> text), List.of("OPEN")))
                .hasMessageContaining("few: open, closed");
        assertThat(refused(Mapping.<String>columns().of("m", text -> text), List.of("l13")))
                .hasMessageContaining(": l1, l2, l3, l4, l5, l6, l7, l8, l9, l10 and 2 more");
    }

    @Test
    void typesAreShownWithTheirModifiers() {
        database.execute("create table t (a numeric(3,2), b varchar(4))");
        assertThat(refused(Mapping.<BigDecimal>columns().of("a", one -> one), List.of(new BigDecimal("9e9"))))
                .hasMessageContainingAll("numeric(3,2)", "BigDecimal of 1 digit with");
        assertThat(refused(Mapping.<String>columns().of("b", one -> one), List.of("abcde")))
                .hasMessageContaining("character varying(4)");
    }

    @Test
    void whatWasPutRightInTheTableIsSeenAtOnce() {
        database.execute("create table t (id int)");
        PGSimpleDataSource source = Stand.source(database);
        Mapping<String> mapping = Mapping.<String>columns().ofInt("id", String::length);
        BulkWriter<String> wider = BulkWriter.into("t", mapping.of("name", text -> text));
        BulkWriter.into("t", mapping).write(source, List.of("a")); // the table is known from here on
        assertThatThrownBy(() -> wider.write(source, List.of("b"))).isInstanceOf(MappingRefusedException.class);
        database.execute("alter table t add name bytea");
        BulkWriter<String> records = BulkWriter.into("t", mapping.ofInt("name", String::length));
        assertThatThrownBy(() -> records.write(source, List.of("b"))).isInstanceOf(MappingRefusedException.class);
        database.execute("alter table t drop name; alter table t add name int");
        assertThat(records.write(source, List.of("b")).inserted()).isEqualTo(1);
        database.execute("alter table t drop name; alter table t add name text");
        assertThat(wider.explain(source, 1)).isNotNull();
    }

    private <T> ValueRefusedException refused(Mapping<T> mapping, List<? extends T> rows) {
        return catchThrowableOfType(ValueRefusedException.class, () -> write(mapping, rows));
    }

    private <T> LoadResult write(Mapping<T> mapping, List<? extends T> rows) {
        return BulkWriter.into("t", mapping).write(Stand.source(database), rows);
    }
}
