package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpsertTest {

    record Item(@Nullable Integer id, @Nullable Integer price) {}

    private static final Mapping<Item> COLUMNS =
            Mapping.<Item>columns().of("id", Item::id).of("price", Item::price);

    private static final BulkWriter<Item> ITEMS = BulkWriter.into("item", COLUMNS);
    private static final BulkWriter<Item> UPSERTS =
            ITEMS.withUpsert(Upsert.on("id").updatingAll());

    private static TestDatabase database;
    private static DataSource source;

    @BeforeAll
    static void start() {
        database = EmbeddedServer.shared().newDatabase();
        source = IngestTest.source(database);
    }

    @BeforeEach
    void table() {
        database.execute(
                "drop table if exists item cascade; create table item (id int primary key, price int, seen int default 0);"
                        + "insert into item select i, i from generate_series(1, 10) i");
    }

    @Test
    void countsWhatBecameOfTheRows() {
        LoadResult result = UPSERTS.write(source, items(5, 20, 0));

        assertThat(result).returns(16L, LoadResult::rows);
        assertThat(result).returns(10L, LoadResult::inserted);
        assertThat(result).returns(6L, LoadResult::updated);
        assertThat(result).returns(0L, LoadResult::unchanged);
        assertThat(UPSERTS.write(source, items(5, 20, 0))).returns(16L, LoadResult::unchanged);
        assertThat(one("select count(*) || ' ' || sum(price) from item")).isEqualTo("20 10");
    }

    @Test
    void tellsHowManyRowsGaveWay() {
        Mapping<Item> mapping = COLUMNS;
        DataSource dataSource = source;
        Stream<Item> stream = Stream.of(new Item(1, 5), new Item(11, 6), new Item(11, 7));
        // docs: upsert
        BulkWriter<Item> items =
                BulkWriter.into("item", mapping).withUpsert(Upsert.on("id").updatingAll());
        LoadResult result = items.write(dataSource, stream);

        long folded = result.folded();
        // end
        assertThat(folded).isEqualTo(1);
    }

    @Test
    void takesManyRows() {
        LoadResult result = UPSERTS.write(source, items(1, 100_000, 7));

        assertThat(result).returns(99_990L, LoadResult::inserted).returns(9L, LoadResult::updated);
    }

    @Test
    void fewRowsGoAlongWithTheStatementAndManyThroughAStagingTable() {
        assertThat(UPSERTS.write(source, items(1, 100, 3))).returns(Way.UNNEST, LoadResult::way);
        assertThat(UPSERTS.write(source, items(1, 10_001, 4))).returns(Way.COPY, LoadResult::way);
        assertThatThrownBy(() -> UPSERTS.withWay(Way.SINGLE_INSERT).write(source, items(1, 1, 1)))
                .hasStackTraceContaining("an upsert sorts its rows");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNNEST", "COPY"})
    void theLastRowOfAKeyWins(Way way) {
        LoadResult result = UPSERTS.withWay(way)
                .write(source, List.of(new Item(1, 5), new Item(2, 2), new Item(1, 6), new Item(1, 7)));

        assertThat(result.rows() - result.inserted() - result.updated() - result.unchanged())
                .isEqualTo(2);
        assertThat(one("select price from item where id = 1")).isEqualTo("7");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNNEST", "COPY"})
    void goesInOneRoundTripWhenTheTableIsKnown(Way way) throws Exception {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                Connection connection = database.through(proxy).connect()) {
            BulkWriter<Item> upserts = UPSERTS.withWay(way);
            upserts.write(connection, items(1, 5, 1));
            proxy.forget();
            upserts.write(connection, items(1, 5, 2));

            assertThat(proxy.roundTrips()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UNNEST", "COPY"})
    void isPartOfTheCallersTransaction(Way way) throws SQLException {
        database.execute("alter table item add check (price < 100)");
        BulkWriter<Item> upserts = UPSERTS.withWay(way);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            upserts.write(connection, items(1, 3, 9));
            upserts.write(connection, items(1, 3, 8));
            assertThatThrownBy(() -> upserts.write(connection, List.of(new Item(1, 1), new Item(null, 1))))
                    .isInstanceOf(ValueRefusedException.class);
            assertThatThrownBy(() -> upserts.write(connection, items(1, 3, 100)))
                    .hasMessageContaining("23514");
            assertThat(upserts.write(connection, items(1, 3, 8))).returns(3L, LoadResult::unchanged);
            connection.rollback();
        }
        assertThat(one("select sum(price) from item")).isEqualTo("55");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNNEST", "COPY"})
    void aFailedLoadLeavesNothing(Way way) {
        database.execute("alter table item add check (price < 100)");

        assertThatThrownBy(() -> UPSERTS.withWay(way).write(source, List.of(new Item(1, 50), new Item(2, 100))))
                .isInstanceOf(BulkException.class)
                .hasMessageContaining("23514");
        assertThat(one("select sum(price) from item")).isEqualTo("55");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNNEST", "COPY"})
    void aKeyOfNullIsRefused(Way way) {
        database.execute("alter table item drop constraint item_pkey, alter id drop not null, add unique (id)");

        assertThatThrownBy(() -> UPSERTS.withWay(way).write(source, List.of(new Item(1, 1), new Item(null, 1))))
                .isInstanceOf(ValueRefusedException.class)
                .hasMessageContaining("row 2, column \"id\"")
                .hasMessageContaining("key of the upsert");
    }

    @Test
    void aKeyWithoutAnIndexIsRefused() {
        database.execute("create unique index on item (price) where price > 0");

        assertThatThrownBy(
                        () -> ITEMS.withUpsert(Upsert.on("price").updatingAll()).write(source, items(1, 1, 1)))
                .isInstanceOf(BulkException.class)
                .hasMessage("""
                        No unique index of "public"."item" is over exactly "price"
                          found:    unique ("id"); unique ("price"), partial
                          to fix:   create unique index on "public"."item" ("price"), or use Upsert.mergeOn, which locks the table""");
    }

    @Test
    void columnsThatAreNotMappedAreRefused() {
        assertThatThrownBy(
                        () -> ITEMS.withUpsert(Upsert.on("id").updating("seen")).write(source, items(1, 1, 1)))
                .isInstanceOf(BulkException.class)
                .hasMessageContaining("missing \"seen\"; the mapping has \"id\", \"price\"");
        assertThatThrownBy(() -> Upsert.on("id").updating("id")).hasMessageContaining("column of the key");
        assertThatThrownBy(() -> Upsert.on()).hasMessageContaining("at least one key");
        assertThatThrownBy(() -> Upsert.on("a", "a")).hasMessageContaining("once");
    }

    @Test
    void mergesByAKeyThatNoIndexIsOver() {
        BulkWriter<Item> merging = ITEMS.withUpsert(Upsert.mergeOn("price").updatingAll());

        assertThat(merging.write(source, List.of(new Item(-1, 1), new Item(11, 11))))
                .returns(1L, LoadResult::inserted)
                .returns(1L, LoadResult::updated);
        assertThat(one("select id from item where price = 1")).isEqualTo("-1");
    }

    @Test
    void mergingInATransactionThatSeesThePastIsRefused() throws SQLException {
        BulkWriter<Item> merging = ITEMS.withUpsert(Upsert.mergeOn("id").updatingAll());
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);

            assertThatThrownBy(() -> merging.write(connection, items(1, 1, 1)))
                    .hasStackTraceContaining("READ COMMITTED");
            UPSERTS.write(connection, items(1, 1, 1));
            connection.commit();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UNNEST", "COPY"})
    void policiesApplyToTheRows(Way way) throws SQLException {
        BulkWriter<Item> upserts = UPSERTS.withWay(way);
        database.execute("drop role if exists tenant; create role tenant; grant all on item to tenant;"
                + "alter table item enable row level security; create policy p on item using (id < 100)");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role tenant");

            assertThat(upserts.write(connection, items(10, 12, 1))).returns(2L, LoadResult::inserted);
            assertThatThrownBy(() -> upserts.write(connection, items(100, 100, 1)))
                    .isInstanceOf(BulkException.class)
                    .hasMessageContaining("42501");
        }
        database.execute("drop owned by tenant; drop role tenant");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNNEST", "COPY"})
    void aTargetThatChangedIsReadAgain(Way way) {
        BulkWriter<Item> upserts = UPSERTS.withWay(way);
        upserts.write(source, items(1, 1, 1));
        database.execute("drop table item; create table item (x text, price int, id int primary key)");

        assertThat(upserts.write(source, items(1, 1, 1))).returns(1L, LoadResult::inserted);
        database.execute("drop table item; create table item (x text, price int, id int)");
        assertThatThrownBy(() -> upserts.write(source, items(1, 1, 1))).isInstanceOf(BulkException.class);
        assertThatThrownBy(() -> upserts.write(source, items(1, 1, 1))).hasMessageContaining("No unique index");
        assertThat(one("select count(*) from item")).isEqualTo("0");
    }

    private static List<Item> items(int from, int to, int price) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(id -> new Item(id, price))
                .toList();
    }

    private static String one(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
