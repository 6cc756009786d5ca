package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.copy.travel.Way;
import dev.regauge.sql.Identifier;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that changes after it was read takes the rows as they were meant, or none. */
class ChangedTableTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final DataSource source = Stand.source(database);

    record Amount(int id, double amount) {}

    private static final BulkWriter<Amount> AMOUNTS = BulkWriter.into("amounts", Mapping.record(Amount.class));

    @BeforeEach
    void createAndRead() {
        database.execute("create table amounts (id int, amount float8)");
        AMOUNTS.write(source, List.of(new Amount(0, 0)));
    }

    @ParameterizedTest
    @EnumSource
    void anotherTypeIsRefusedOnceAndThenRead(Way way) throws SQLException, IOException {
        database.execute("alter table amounts alter amount type int8 using amount::int8");
        assertThatThrownBy(() -> AMOUNTS.withWay(way).write(source, List.of(new Amount(1, 1.5))))
                .isInstanceOf(TableChangedException.class)
                .hasMessageContaining("run the load again");
        assertThat(Stand.count(database, "amounts")).isEqualTo(1);
        FaultNotes.add("altered after it was read", 1, Stand.count(database, "amounts") - 1, "TableChanged");
        assertThatThrownBy(() -> AMOUNTS.withWay(way).write(source, List.of(new Amount(1, 1.5))))
                .isInstanceOf(ValueRefusedException.class);
        AMOUNTS.withWay(way).write(source, List.of(new Amount(1, 2)));
        assertThat(Stand.count(database, "amounts where amount = 2")).isEqualTo(1);
    }

    /** The server takes a value of the first type for the second by itself, and COPY its bytes, of which there are as many. */
    @ParameterizedTest
    @MethodSource("widened")
    void aWiderTypeIsAnotherToo(String before, String after, Object value) throws SQLException {
        BulkWriter<Object> writer = BulkWriter.into("widened", Mapping.columns().of("v", v -> v));
        for (Way way : Way.values()) {
            database.execute("drop table if exists widened; create table widened (v " + before + ")");
            KnownTables.forget(source, Identifier.of("widened"));
            writer.withWay(way).write(source, List.of(value));
            database.execute("truncate widened; alter table widened alter v type " + after);
            assertThatThrownBy(() -> writer.withWay(way).write(source, List.of(value)))
                    .isInstanceOf(TableChangedException.class);
            assertThat(Stand.count(database, "widened")).isZero();
        }
    }

    static Stream<Arguments> widened() {
        return Stream.of(
                Arguments.of("int8", "float8", 7L),
                Arguments.of("int4", "float4", 7),
                Arguments.of("timestamp", "timestamptz", LocalDateTime.of(2024, 7, 1, 12, 0)));
    }

    @ParameterizedTest
    @EnumSource
    void theSameTableMadeAnewTakesTheRows(Way way) throws SQLException {
        database.execute("drop table amounts; create table amounts (amount float8, more text, id int)");
        AMOUNTS.withWay(way).write(source, List.of(new Amount(1, 1.5)));
        assertThat(Stand.count(database, "amounts where amount = 1.5 and id = 1"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aBareNameIsThatOfTheSearchPath(Way way) throws SQLException {
        database.execute("create schema other; create table other.amounts (id int, amount float8)");
        try (Stand.Place place = Stand.AUTOCOMMIT.in(database)) {
            place.write(AMOUNTS.withWay(way), List.of(new Amount(1, 1)).iterator());
            place.execute("set search_path = other");
            place.write(AMOUNTS.withWay(way), List.of(new Amount(2, 2)).iterator());
        }
        assertThat(Stand.count(database, "other.amounts where id = 2")).isEqualTo(1);
        assertThat(Stand.count(database, "public.amounts where id = 1")).isEqualTo(1);
    }

    /** What was read a while ago is read again before a value is refused for it. */
    @ParameterizedTest
    @EnumSource
    void aColumnThatTakesMoreByNowRefusesNothing(Stand stand) throws Exception {
        try (Stand.Place place = stand.in(database)) {
            database.execute("create table names (name varchar(3))");
            BulkWriter<Name> names = BulkWriter.into("names", Mapping.record(Name.class));
            write(place, names, "Ada");
            if (stand == Stand.TRANSACTION) {
                place.commit();
            }
            database.execute("alter table names alter name type varchar(30)");
            awaitStale(place.key(source), "names");
            assertThatThrownBy(() -> write(place, names, "Blaise")).isInstanceOf(TableChangedException.class);
            write(place, names, "Blaise");
        }
    }

    /** What was read just now is believed. */
    private static void awaitStale(Object key, String table) {
        while (KnownTables.isFresh(key, Identifier.of(table))) {
            Thread.onSpinWait();
        }
    }

    private record Name(String name) {}

    /** On one and the same data source, by which what was read is kept. */
    private void write(Stand.Place place, BulkWriter<Name> names, String name) {
        List<Name> one = List.of(new Name(name));
        if (place.stand() == Stand.DATA_SOURCE) {
            names.write(source, one);
        } else {
            place.write(names, one.iterator());
        }
    }

    @Test
    void aColumnThatIsThereByNowIsFound() throws Exception {
        record More(int id, String more) {}
        database.execute("alter table amounts add more text");
        awaitStale(source, "amounts");
        BulkWriter.into("amounts", Mapping.record(More.class)).write(source, List.of(new More(1, "more")));
        assertThat(Stand.count(database, "amounts where more = 'more'")).isEqualTo(1);
    }

    /** COPY would pass the rule by. */
    @ParameterizedTest
    @EnumSource
    void aRuleThatCameIsObeyed(Way way) throws SQLException {
        database.execute("create rule aside as on insert to amounts do instead nothing");
        BulkWriter<Amount> writer = AMOUNTS.withWay(way);
        if (way == Way.COPY) {
            assertThatThrownBy(() -> writer.write(source, List.of(new Amount(1, 1.5))))
                    .isInstanceOf(BulkException.class);
        } else {
            assertThat(writer.write(source, List.of(new Amount(1, 1.5))).inserted())
                    .isZero();
        }
        assertThat(Stand.count(database, "amounts")).isEqualTo(1);
    }

    @Test
    void aRuleThatCameIsObeyedByRowsThatWouldGoByCopy() throws SQLException {
        database.execute("create rule aside as on insert to amounts do instead nothing");
        assertThat(AMOUNTS.write(source, amounts(0, 2_000)).inserted()).isZero();
        assertThat(Stand.count(database, "amounts")).isEqualTo(1);
    }

    @Test
    void keysOfNullStillMeetOrAreRefused() throws SQLException {
        record Keyed(Integer id, double amount) {}
        database.execute("create unique index one on amounts (id) nulls not distinct");
        BulkWriter<Keyed> writer = BulkWriter.into(
                        "amounts",
                        Mapping.<Keyed>columns().of("id", keyed -> null).ofDouble("amount", Keyed::amount))
                .withUpsert(Upsert.on("id").updatingAll());
        KnownTables.forget(source, Identifier.of("amounts"));
        writer.write(source, List.of(new Keyed(0, 1)));
        database.execute("drop index one; create unique index one on amounts (id)");
        assertThatThrownBy(() -> writer.write(source, List.of(new Keyed(0, 2)))).isInstanceOf(BulkException.class);
        assertThat(Stand.count(database, "amounts where id is null")).isEqualTo(1);
    }

    /** The index is another one of the same columns then. */
    @ParameterizedTest
    @EnumSource(names = {"UNNEST", "COPY"})
    void anIndexThatIsMadeAnewMeanwhileIsStillTheKey(Way way) throws SQLException {
        record Keyed(Integer id, double amount) {}
        database.execute("alter table amounts add more int; create unique index one on amounts (amount, id)"
                + " include (more) nulls not distinct");
        BulkWriter<Keyed> writer = BulkWriter.into(
                        "amounts",
                        Mapping.<Keyed>columns().of("id", keyed -> null).ofDouble("amount", Keyed::amount))
                .withUpsert(Upsert.on("id", "amount").doingNothing())
                .withWay(way);
        KnownTables.forget(source, Identifier.of("amounts"));
        writer.write(source, List.of(new Keyed(0, 1)));
        database.execute("reindex index concurrently one");
        writer.write(source, List.of(new Keyed(0, 1)));
        assertThat(Stand.count(database, "amounts where id is null")).isEqualTo(1);
    }

    /** What is known of the table is what the role before was told; PostgreSQL refuses COPY where policies apply. */
    @ParameterizedTest
    @EnumSource(names = {"AUTOCOMMIT", "TRANSACTION"})
    void policiesOfAnotherRoleAreObeyedAtOnce(Stand stand) throws SQLException {
        String role = "reader_" + database.name();
        database.execute("create table tagged (id int, tags int[]); alter table tagged enable row level security;"
                + "create policy small on tagged with check (id < 1000);"
                + "create role " + role + "; grant all on tagged to " + role);
        try (Stand.Place place = stand.in(database)) {
            assertThat(place.write(TAGGED, tagged(1_000, 2_000)).way()).isEqualTo(Way.COPY);
            place.execute("set role " + role);
            assertThat(place.write(TAGGED, tagged(0, 1_000)).way()).isEqualTo(Way.MULTI_VALUES);
            place.execute("reset role");
            place.endsWith("tagged", 2_000);
        } finally {
            database.execute("drop owned by " + role + "; drop role " + role);
        }
    }

    private record Tagged(int id, List<Integer> tags) {}

    /** Arrays rule out UNNEST, which would be cheaper than COPY for few rows. */
    private static final BulkWriter<Tagged> TAGGED = BulkWriter.into("tagged", Mapping.record(Tagged.class));

    private static Iterator<Tagged> tagged(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(id -> new Tagged(id, List.of(id)))
                .iterator();
    }

    @Test
    void aRowThatPoliciesOfAnotherRoleRefuseIsNamed() throws SQLException {
        String role = "reader_" + database.name();
        database.execute("alter table amounts enable row level security;"
                + "create policy small on amounts with check (id < 30);"
                + "create role " + role + "; grant all on amounts to " + role);
        try (Stand.Place place = Stand.AUTOCOMMIT.in(database)) {
            place.write(AMOUNTS, amounts(0, 1));
            place.execute("set role " + role);
            assertThatThrownBy(() -> place.write(AMOUNTS, amounts(0, 50)))
                    .isInstanceOfSatisfying(
                            BulkException.class, e -> assertThat(e.row()).hasValue(31))
                    .hasMessageContaining("policies allow this role");
            place.execute("reset role");
        } finally {
            database.execute("drop owned by " + role + "; drop role " + role);
        }
    }

    /** Rows that are gone cannot be sent another way. */
    @Test
    void aLargeLoadOfAnotherRoleIsUndoneOnceAndThenObeysItsPolicies() throws SQLException {
        String role = "reader_" + database.name();
        database.execute(
                "alter table amounts enable row level security; create policy none on amounts with check (true);"
                        + "create role " + role + "; grant all on amounts to " + role);
        BulkWriter<Amount> writer = AMOUNTS.withMemory(64 * 1024);
        try (Stand.Place place = Stand.AUTOCOMMIT.in(database)) {
            place.write(writer, amounts(0, 1));
            place.execute("set role " + role);
            assertThatThrownBy(() -> place.write(writer, amounts(0, 100_000)))
                    .isInstanceOf(TableChangedException.class)
                    .hasMessageContainingAll("row security", "run the load again");
            assertThat(place.write(writer, amounts(0, 100_000)).inserted()).isEqualTo(100_000);
            place.execute("reset role");
            place.endsWith("amounts", 100_002);
        } finally {
            database.execute("drop owned by " + role + "; drop role " + role);
        }
    }

    private static Iterator<Amount> amounts(int from, int to) {
        return IntStream.range(from, to).mapToObj(id -> new Amount(id, id)).iterator();
    }

    /** It leaves its mark on the catalog's rows, which the guard does not know yet. */
    @ParameterizedTest
    @EnumSource
    void aChangeThatWasRolledBackIsNone(Way way) throws SQLException {
        database.execute("begin; alter table amounts alter amount type int8; rollback");
        AMOUNTS.withWay(way).write(source, List.of(new Amount(1, 1.5)));
        assertThat(Stand.count(database, "amounts")).isEqualTo(2);
    }

    @Test
    void aLargeLoadIsUndone() throws SQLException, IOException {
        database.execute("alter table amounts alter amount type numeric(9, 1)");
        assertThatThrownBy(() -> AMOUNTS.write(
                        source,
                        IntStream.range(0, 50_000)
                                .mapToObj(i -> new Amount(i, i / 10.0))
                                .iterator()))
                .isInstanceOf(TableChangedException.class);
        assertThat(Stand.count(database, "amounts")).isEqualTo(1);
        FaultNotes.add("altered after it was read", 50_000, Stand.count(database, "amounts") - 1, "TableChanged");
    }

    @Test
    void aTableThatIsGoneIsToldByTheServer() {
        database.execute("drop table amounts");
        assertThatThrownBy(() -> AMOUNTS.write(source, List.of(new Amount(1, 1))))
                .isInstanceOf(BulkException.class)
                .extracting(failure -> ((BulkException) failure).sqlState().orElseThrow())
                .isEqualTo("42P01");
    }
}
