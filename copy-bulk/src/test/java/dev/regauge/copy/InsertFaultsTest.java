package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.copy.travel.Way;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Small loads, by INSERT, whose server or connection fails at a random moment: what is heard agrees with what is in the
 * table, and something is heard before long.
 */
@Tag("alone")
@Tag("waits")
class InsertFaultsTest {

    private static final int MOMENTS = Boolean.getBoolean("regauge.long") ? 20 : 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration WAY_OUT = Duration.ofMillis(2);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private enum Fault {
        TERMINATED {
            @Override
            void happen(FaultProxy proxy, Connection other) throws SQLException {
                endSessions(other);
            }
        },
        CUT {
            @Override
            void happen(FaultProxy proxy, Connection other) throws SQLException {
                proxy.cut();
            }
        },
        BLACK_HOLE {
            @Override
            void happen(FaultProxy proxy, Connection other) throws SQLException {
                proxy.blackHole();
            }
        };

        abstract void happen(FaultProxy proxy, Connection other) throws SQLException;
    }

    private enum Kind {
        ONE(1, Way.SINGLE_INSERT),
        SOME(200, Way.MULTI_VALUES),
        UPSERT(200, Way.UNNEST);

        private final int rows;
        private final Way way;

        Kind(int rows, Way way) {
            this.rows = rows;
            this.way = way;
        }

        BulkWriter<Row> writer() {
            BulkWriter<Row> writer = BulkWriter.into("rows", Mapping.record(Row.class))
                    .withPatience(PATIENCE)
                    .withWay(way);
            return this == UPSERT ? writer.withUpsert(Upsert.on("id").updatingAll()) : writer;
        }
    }

    record Row(int id, String text) {}

    @AfterEach
    void stop() {
        timer.shutdownNow();
        threads.shutdownNow();
    }

    /** All kinds and stands at the same time, since they mostly wait. */
    @ParameterizedTest
    @EnumSource
    void whatIsHeardIsWhatIsThere(Fault fault) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Stand stand : Stand.values()) {
                running.add(threads.submit(() -> {
                    try (Scene scene = new Scene(fault, kind, stand)) {
                        scene.play();
                    }
                    return fault;
                }));
            }
        }
        for (Future<?> one : running) {
            one.get(20L + 5L * MOMENTS, TimeUnit.SECONDS);
        }
    }

    /** The server waits for the table's lock and takes no more: the write of a flight of 8 MB does not end. */
    @Test
    void aServerThatTakesNothingIsNotWaitedForLongerThanThePatience() throws SQLException {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute("create table rows (id int, text text)");
        try (Connection locking = database.connect();
                Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            BulkWriter<Row> writer = Kind.SOME.writer();
            String text = "x".repeat(8_000);
            writer.write(connection, Collections.nCopies(200, new Row(1, text))); // silently, so the next goes at once
            connection.commit();
            execute(locking, "begin; lock table rows in access exclusive mode");
            Iterator<Row> many =
                    IntStream.range(0, 2_000).mapToObj(i -> new Row(i, text)).iterator();
            assertThatThrownBy(() -> writer.write(connection, many))
                    .isInstanceOfSatisfying(
                            BulkException.class, e -> assertThat(e.sqlState()).contains("08006"))
                    .hasMessageContaining("nothing of it was kept")
                    .hasMessageContaining("took nothing, for 1000 ms (the patience of this load)")
                    .hasMessageContaining("withPatience()")
                    .hasMessageContaining("to fix:   run the load again");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    private final class Scene implements AutoCloseable {
        private final Fault fault;
        private final Kind kind;
        private final Stand stand;
        private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
        private final TestDatabase database = EmbeddedServer.shared().newDatabase();
        private final HikariDataSource pool = new HikariDataSource();
        private final Connection other;
        private final Random random;

        Scene(Fault fault, Kind kind, Stand stand) throws SQLException {
            this.fault = fault;
            this.kind = kind;
            this.stand = stand;
            random = new Random((fault + " " + kind + stand).hashCode());
            // without a key, rows kept twice would show
            String key = kind == Kind.UPSERT ? " primary key" : "";
            database.execute("create table rows (id int" + key + ", text text); create table earlier (id int)");
            other = database.connect(); // to connect first would take longer than a load
            proxy.delay(WAY_OUT, WAY_OUT);
            pool.setJdbcUrl(database.through(proxy).urlWithLogin() + "&loginTimeout=3");
            pool.setMaximumPoolSize(1);
            pool.setMinimumIdle(0);
            pool.setValidationTimeout(250);
            pool.setConnectionTimeout(5_000);
        }

        void play() throws Exception {
            long usual = usual();
            for (int moment = 0; moment < MOMENTS; moment++) {
                String heard = strike((long) (usual * 1.2 * random.nextDouble()));
                endSessions(other);
                check(heard);
                database.execute("truncate rows, earlier");
                pool.getHikariPoolMXBean().softEvictConnections(); // those that were ended while nobody used them
            }
        }

        /** How long a load takes when nothing happens and all is known. */
        private long usual() throws SQLException {
            long start = 0;
            for (int i = 0; i < 3; i++) {
                start = System.nanoTime();
                try (Connection connection = pool.getConnection()) {
                    assertThat(load(connection)).isEqualTo("completed");
                }
                database.execute("truncate rows, earlier");
            }
            return System.nanoTime() - start;
        }

        private String strike(long after) throws Exception {
            try (Connection connection = pool.getConnection()) {
                Future<?> happening = timer.schedule(
                        () -> {
                            fault.happen(proxy, other);
                            return fault;
                        },
                        after,
                        TimeUnit.NANOSECONDS);
                String heard = load(connection);
                happening.get();
                return heard;
            } finally {
                proxy.pass();
                proxy.delay(WAY_OUT, WAY_OUT);
            }
        }

        private String load(Connection given) {
            try {
                if (stand == Stand.DATA_SOURCE) {
                    given.close(); // and back in the pool, from where the load takes it
                    return said(kind.writer().write(pool, rows()));
                }
                if (stand == Stand.AUTOCOMMIT) {
                    return said(kind.writer().write(given, rows()));
                }
                given.setAutoCommit(false);
                given.setNetworkTimeout(Runnable::run, 500); // for what is not the load's
                execute(given, "insert into earlier values (1)");
                given.setNetworkTimeout(Runnable::run, 0);
                String said = said(kind.writer().write(given, rows()));
                return committed(given) ? said : "unknown";
            } catch (BulkOutcomeUnknownException e) {
                return "unknown";
            } catch (BulkException | SQLException e) {
                return "failed";
            }
        }

        private boolean committed(Connection connection) {
            try {
                connection.setNetworkTimeout(Runnable::run, 500);
                connection.commit();
                return true;
            } catch (SQLException e) {
                return false;
            }
        }

        private String said(LoadResult result) {
            return result.inserted() == kind.rows ? "completed" : "completed with " + result;
        }

        private Iterator<Row> rows() {
            return IntStream.range(0, kind.rows)
                    .mapToObj(i -> new Row(i, "some text to be stored"))
                    .iterator();
        }

        private void check(String heard) throws SQLException, IOException {
            long found = Stand.count(database, "rows");
            FaultNotes.add(fault + " " + kind, kind.rows, found, heard);
            String what = fault + " " + kind + " " + stand + " " + heard;
            switch (heard) {
                case "completed" -> assertThat(found).as(what).isEqualTo(kind.rows);
                case "failed" -> assertThat(found).as(what).isZero();
                default -> assertThat(found).as(what).isIn(0L, (long) kind.rows);
            }
            if (stand == Stand.TRANSACTION) {
                assertThat(Stand.count(database, "earlier") == 1).as(what).isEqualTo(found > 0);
            }
        }

        @Override
        public void close() throws SQLException {
            other.close();
            pool.close();
            proxy.close();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All but this one, and waits until they have ended. */
    private static void endSessions(Connection other) throws SQLException {
        execute(
                other,
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
    }
}
