package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** All rows of a completed load are stored, and none of another; the connection is as it was. */
class LoadTest {

    private static final int MANY = 80_000;
    private static final List<Stand> STANDS = List.of(Stand.values());
    private static final List<Way> WAYS = List.of(Way.values());

    /** How {@link #completes} fails. */
    private static final List<String> KINDS = List.of(
            "the source throws at a random row",
            "never completed",
            "a value is refused at a random row",
            "a row is refused at a random row");

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    record Item(int id, String name) {}

    private static final BulkWriter<Item> ITEMS = BulkWriter.into("items", Mapping.record(Item.class));

    @BeforeEach
    void createTable() {
        database.execute("create table items (id int not null, name text)");
    }

    @ParameterizedTest
    @EnumSource
    void storesWhatIsCompleted(Stand stand) throws SQLException {
        for (int rows : new int[] {0, 1, 2, 500, MANY}) {
            database.execute("truncate items");
            try (Stand.Place place = stand.in(database)) {
                LoadResult result = place.write(ITEMS, items(rows).iterator());
                assertThat(result.rows()).isEqualTo(rows);
                assertThat(result.inserted()).isEqualTo(rows);
                place.endsWith("items", rows);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void storesNothingWhenTheSourceThrows(Stand stand, int row) throws SQLException, IOException {
        try (Stand.Place place = stand.in(database)) {
            IllegalStateException thrown = new IllegalStateException("the source broke");
            assertThatThrownBy(() -> place.write(ITEMS, throwing(row, thrown))).isSameAs(thrown);
            place.endsWith("items", 0);
            FaultNotes.add("the source throws", MANY, Stand.count(database, "items"), "the source's own");
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void namesTheRowAndTheColumnOfARefusedValue(Stand stand, int row) throws SQLException {
        try (Stand.Place place = stand.in(database)) {
            ValueRefusedException refused = catchThrowableOfType(
                    ValueRefusedException.class,
                    () -> place.write(
                            ITEMS, items(MANY).map(item -> poisoned(item, row)).iterator()));
            assertThat(refused.row()).hasValue(row);
            assertThat(refused.column()).contains("name");
            assertThat(refused).hasMessageContaining("row " + row).hasMessageNotContaining("secret");
            place.endsWith("items", 0);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void namesTheRowThatTheServerRefuses(Stand stand, int row) throws SQLException {
        database.execute("alter table items add constraint no_bad check (name <> 'bad')");
        Way other = row < 1_000 ? Way.MULTI_VALUES : Way.UNNEST;
        for (Way way : new Way[] {Way.COPY, other}) {
            try (Stand.Place place = stand.in(database)) {
                Stream<Item> rows = items(row + 10).map(item -> item.id() == row ? new Item(row, "bad") : item);
                BulkException failure = catchThrowableOfType(
                        BulkException.class, () -> place.write(ITEMS.withWay(way), rows.iterator()));
                assertThat(failure.sqlState()).contains("23514");
                assertThat(failure.row()).hasValue(row);
                assertThat(failure).hasMessageContaining("no_bad");
                place.endsWith("items", 0);
            }
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(Stand.values())
                .flatMap(stand -> IntStream.of(1, 2, 500, 70_000).mapToObj(row -> Arguments.of(stand, row)));
    }

    @ParameterizedTest
    @EnumSource
    void storesNothingWithoutComplete(Stand stand) throws SQLException {
        for (int rows : new int[] {0, 1, MANY}) {
            try (Stand.Place place = stand.in(database)) {
                try (Load<Item> load = place.open(ITEMS)) {
                    items(rows).forEach(load::add);
                }
                place.endsWith("items", 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesRowsOnceItIsOver(Stand stand) throws SQLException {
        try (Stand.Place place = stand.in(database);
                Load<Item> load = place.open(ITEMS)) {
            load.add(new Item(1, "one"));
            load.complete();
            assertThatThrownBy(() -> load.add(new Item(2, "two")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("over");
            assertThatThrownBy(load::complete).isInstanceOf(IllegalStateException.class);
            place.endsWith("items", 1);
        }
    }

    @Test
    void storesSeveralLoadsInOneTransactionOfTheCaller() throws SQLException {
        try (Stand.Place place = Stand.TRANSACTION.in(database)) {
            place.write(ITEMS, items(10).iterator());
            assertThatThrownBy(() -> place.write(ITEMS, throwing(20_000, new IllegalStateException())))
                    .isInstanceOf(IllegalStateException.class);
            place.write(ITEMS, items(20_000).iterator());
            place.endsWith("items", 20_010);
        }
    }

    @Test
    void aGetterThatThrowsNamesRowAndColumn() throws SQLException {
        BulkWriter<Item> writer = BulkWriter.into(
                "items",
                Mapping.<Item>columns()
                        .ofInt("id", Item::id)
                        .of("name", item -> item.name().substring(10)));
        try (Stand.Place place = Stand.TRANSACTION.in(database)) {
            ValueRefusedException refused =
                    catchThrowableOfType(ValueRefusedException.class, () -> place.write(writer, items(3).iterator()));
            assertThat(refused.row()).hasValue(1);
            assertThat(refused.column()).contains("name");
            assertThat(refused).hasCauseInstanceOf(StringIndexOutOfBoundsException.class);
            place.endsWith("items", 0);
        }
    }

    /** Who heard of a failure would run the load again. */
    @Test
    void aPoolThatCannotTakeItsConnectionBackDoesNotFailTheLoad() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource() {
            private static final long serialVersionUID = 1;

            @Override
            public Connection getConnection() {
                Connection real = database.connect();
                return (Connection) Proxy.newProxyInstance(
                        LoadTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                real.close();
                                throw new IllegalStateException("the pool is broken");
                            }
                            return method.invoke(real, arguments);
                        });
            }
        };
        assertThat(ITEMS.write(source, items(3)).inserted()).isEqualTo(3);
        assertThat(Stand.count(database, "items")).isEqualTo(3);
    }

    /** Its bytes would stand in the middle of the other row's. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGetterThatUsesItsOwnLoadEndsIt(boolean quiet) throws SQLException {
        AtomicReference<Load<Item>> own = new AtomicReference<>();
        BulkWriter<Item> writer = BulkWriter.into(
                "items", Mapping.<Item>columns().ofInt("id", Item::id).of("name", item -> {
                    try {
                        own.get().add(item);
                    } catch (IllegalStateException e) {
                        if (!quiet) {
                            throw e;
                        }
                    }
                    return item.name();
                }));
        try (Stand.Place place = Stand.TRANSACTION.in(database)) {
            own.set(place.open(writer));
            assertThatThrownBy(() -> {
                        own.get().add(new Item(1, "one"));
                        own.get().complete();
                    })
                    .hasStackTraceContaining("in the middle of adding a row");
            assertThatThrownBy(() -> own.get().complete()).hasMessageContaining("over");
            place.endsWith("items", 0);
        }
    }

    @Test
    void aRowLargerThanTheMemoryIsRefused() throws SQLException {
        try (Stand.Place place = Stand.AUTOCOMMIT.in(database)) {
            List<Item> rows = List.of(new Item(1, "x"), new Item(2, "y".repeat(100_000)));
            assertThatThrownBy(() -> place.write(ITEMS.withMemory(64 << 10), rows.iterator()))
                    .isInstanceOf(ValueRefusedException.class)
                    .hasMessageContaining("withMemory")
                    .hasMessageContaining("row 2");
            place.endsWith("items", 0);
        }
    }

    /** Values in binary cannot be written into the text of a statement. */
    @Test
    void goesByCopyWhereStatementsAreTextOnly() throws SQLException {
        PGSimpleDataSource source = Stand.source(database);
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        assertThat(ITEMS.write(source, items(3)).way()).isEqualTo(Way.COPY);
        database.execute("create unique index on items (id)");
        LoadResult upserted = ITEMS.withUpsert(Upsert.on("id").updatingAll()).write(source, items(4));
        assertThat(upserted).returns(1L, LoadResult::inserted).returns(3L, LoadResult::unchanged);
        assertThatThrownBy(() -> ITEMS.withWay(Way.UNNEST).write(source, items(1)))
                .hasMessageContaining("preferQueryMode=simple");
    }

    @Test
    void aTableMayHaveAnyName() throws SQLException, IOException {
        String name = "x\"; drop table items; --";
        String quoted = "\"x\"\"; drop table items; --\"";
        database.execute("create table " + quoted + " (\"a\"\"b\" int)");
        BulkWriter<Item> writer = BulkWriter.into(name, Mapping.<Item>columns().ofInt("a\"b", Item::id));
        for (Way way : WAYS) {
            database.execute("truncate " + quoted);
            try (Stand.Place place = Stand.TRANSACTION.in(database)) {
                place.write(writer.withWay(way), items(3).iterator());
                place.endsWith(quoted, 3);
                FaultNotes.add("a name with SQL in it", 3, Stand.count(database, quoted), "completed");
            }
        }
        assertThat(Stand.count(database, "items")).isZero(); // it is still there
    }

    /** Loads of random lengths that fail at random places, or not: all rows or none. */
    @Test
    void keepsAllRowsOrNone() throws SQLException, IOException {
        database.execute("alter table items add constraint no_bad check (name <> 'bad')");
        Random random = new Random(6);
        int loads = Boolean.getBoolean("regauge.long") ? 2_000 : 30;
        double digits = loads > 30 ? 4.5 : 4; // row by row, 30,000 take a second
        for (int i = 0; i < loads; i++) {
            Stand stand = STANDS.get(random.nextInt(3));
            int rows = (int) Math.pow(10, random.nextDouble() * digits);
            int failing = 1 + random.nextInt(rows * 2);
            int kind = random.nextInt(4);
            BulkWriter<Item> writer = random.nextBoolean() ? ITEMS : ITEMS.withWay(WAYS.get(random.nextInt(4)));
            database.execute("truncate items");
            try (Stand.Place place = stand.in(database)) {
                boolean completed = completes(place, writer, rows, failing, kind);
                assertThat(completed).isEqualTo(failing > rows);
                place.endsWith("items", completed ? rows : 0);
                if (!completed) {
                    FaultNotes.add(KINDS.get(kind), rows, Stand.count(database, "items"), "failed");
                }
            }
        }
    }

    private static boolean completes(Stand.Place place, BulkWriter<Item> writer, int rows, int failing, int kind) {
        try (Load<Item> load = place.open(writer)) {
            for (int row = 1; row <= rows; row++) {
                if (row == failing && kind == 0) {
                    throw new IllegalStateException("the source broke");
                } else if (row == failing && kind == 1) {
                    return false;
                }
                load.add(new Item(row, row != failing ? "good" : kind == 2 ? "nul\0" : "bad"));
            }
            load.complete();
            return true;
        } catch (IllegalStateException | BulkException expected) {
            return false;
        }
    }

    static Stream<Item> items(int rows) {
        return IntStream.rangeClosed(1, rows).mapToObj(i -> new Item(i, "item"));
    }

    private static Item poisoned(Item item, int row) {
        return item.id() == row ? new Item(row, "secret\0") : item;
    }

    private static Iterator<Item> throwing(int row, RuntimeException thrown) {
        return items(MANY)
                .peek(item -> {
                    if (item.id() == row) {
                        throw thrown;
                    }
                })
                .iterator();
    }
}
