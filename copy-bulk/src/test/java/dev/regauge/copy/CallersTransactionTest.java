package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A transaction of the caller's is never ended by a load, however it was begun, and never written to against its will. */
class CallersTransactionTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final Connection connection = database.connect();

    record Item(int id, String name) {}

    private static final BulkWriter<Item> ITEMS = BulkWriter.into("items", Mapping.record(Item.class));

    @BeforeEach
    void createTable() {
        database.execute("create table items (id int primary key, name text)");
        ITEMS.write(connection, List.of()); // reads the table
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @EnumSource
    void oneBegunByHandIsNotCommitted(Way way) throws SQLException {
        execute("begin");
        ITEMS.withWay(way).write(connection, items(10));
        assertThat(stored()).isZero();
        execute("rollback");
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void oneBegunByHandSurvivesALoadThatFails(Way way) throws SQLException {
        execute("begin");
        execute("insert into items values (-1, 'mine')");
        assertThatThrownBy(() -> ITEMS.withWay(way).write(connection, List.of(new Item(1, "a"), new Item(1, "b"))))
                .isInstanceOf(BulkException.class);
        execute("commit");
        assertThat(stored()).isEqualTo(1);
    }

    /** Nothing was in it yet, so nothing has failed. */
    @ParameterizedTest
    @EnumSource
    void oneThatALoadBeginsIsNotBegunWhereTheLoadFails(Way way) throws SQLException {
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> ITEMS.withWay(way).write(connection, List.of(new Item(1, "a"), new Item(1, "b"))))
                .isInstanceOf(BulkException.class)
                .hasMessageContaining("row 2");
        execute("set transaction isolation level serializable"); // only where nothing was executed before
        ITEMS.withWay(way).write(connection, items(3));
        connection.commit();
        assertThat(stored()).isEqualTo(3);
    }

    /** Also where the table is read once more to find out why. */
    @ParameterizedTest
    @EnumSource
    void oneThatALoadBeginsIsNotBegunByTheReadingOfTheTable(Way way) throws SQLException {
        database.execute("alter table items add check (7 / id < 7)");
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> ITEMS.withWay(way).write(connection, List.of(new Item(2, "a"), new Item(0, "b"))))
                .isInstanceOf(BulkException.class);
        execute("set transaction isolation level serializable");
    }

    /** What was stored before it is gone; a COPY has the connection for itself. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COPY")
    void oneThatIsRolledBackInTheMiddleOfALoadEndsTheLoad(Way way) throws SQLException {
        connection.setAutoCommit(false);
        try (Load<Item> load = ITEMS.withWay(way).withMemory(64 << 10).open(connection)) {
            items(5_000).forEach(load::add);
            connection.rollback();
            assertThatThrownBy(load::complete).isInstanceOf(BulkException.class);
        }
        connection.commit();
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsExecutedBetweenTheRowsOfALoadIsTheCallers(Way way) throws SQLException {
        connection.setAutoCommit(false);
        try (Load<Item> load = ITEMS.withWay(way).open(connection)) {
            load.add(new Item(1, "a"));
            execute("insert into items values (-1, 'mine')");
            load.add(new Item(1, "b"));
            assertThatThrownBy(load::complete).isInstanceOf(BulkException.class);
        }
        connection.commit();
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void oneThatHasFailedIsSaidToHave(Way way) throws SQLException {
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> execute("select 1 / 0")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> ITEMS.withWay(way).write(connection, items(2)))
                .isInstanceOf(BulkException.class)
                .hasMessageContaining("a statement before the load has failed");
        connection.rollback();
    }

    /** They would share a transaction, or a savepoint, and the end of one would be that of the other. */
    @ParameterizedTest
    @CsvSource({"UNNEST,true", "UNNEST,false", "COPY,true", "COPY,false"})
    void twoLoadsAtOnceAreRefused(Way way, boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        BulkWriter<Item> writer = ITEMS.withWay(way).withMemory(64 << 10);
        try (Load<Item> first = writer.open(connection)) {
            items(5_000).forEach(first::add);
            assertThatThrownBy(() -> writer.open(connection))
                    .isInstanceOf(BulkException.class)
                    .hasMessageContaining("another one is open on the same connection");
            first.complete();
        }
        assertThat(ITEMS.write(connection, List.of(new Item(-1, "later"))).inserted())
                .isEqualTo(1);
        if (!autoCommit) {
            connection.commit();
        }
        assertThat(stored()).isEqualTo(5_001);
    }

    @Test
    void oneThatBeginsInTheMiddleOfALoadIsNotEnded() throws SQLException {
        try (Load<Item> load = ITEMS.open(connection)) {
            execute("begin");
            execute("insert into items values (-1, 'mine')");
            load.add(new Item(1, "one"));
            assertThatThrownBy(load::complete).isInstanceOf(BulkException.class);
        }
        assertThat(stored()).isZero();
        execute("commit");
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aReadOnlyOneIsNotWrittenTo(Way way) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        assertRefused("25006", ITEMS.withWay(way));
        connection.rollback();
        assertRefused("25006", ITEMS.withUpsert(Upsert.on("id").updatingAll()).withWay(Way.COPY));
        connection.commit();
        assertThat(stored()).isZero();
    }

    private void assertRefused(String state, BulkWriter<Item> writer) {
        assertThatThrownBy(() -> writer.write(connection, items(2)))
                .isInstanceOf(BulkException.class)
                .extracting(failure -> ((BulkException) failure).sqlState().orElseThrow())
                .isEqualTo(state);
    }

    /** A pool rolls back only on a connection that it has seen used. */
    @Test
    void oneThatAPoolTakesBackIsRolledBack() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(Stand.source(database));
        config.setAutoCommit(false);
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            BulkWriter<Item> upserting = ITEMS.withUpsert(Upsert.on("id").updatingAll());
            for (int load = 1; load <= 2; load++) { // the second need not read the table
                try (Connection borrowed = pool.getConnection()) {
                    upserting.write(borrowed, items(load));
                }
            }
            try (Connection borrowed = pool.getConnection()) {
                borrowed.createStatement().execute("select");
                borrowed.commit();
            }
        }
        assertThat(stored()).isZero();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long stored() throws SQLException {
        return Stand.count(database, "items");
    }

    private static List<Item> items(int rows) {
        return IntStream.rangeClosed(1, rows).mapToObj(i -> new Item(i, "item")).toList();
    }
}
