package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.OwnServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Loads whose server or connection fails at a random moment: after {@code complete()} has returned all rows are there
 * exactly once; after an exception there are none, or, where it says that nobody knows, all or none.
 */
@Tag("alone")
@Tag("waits")
class BulkFaultsTest {

    private static final int MOMENTS = Boolean.getBoolean("regauge.long") ? 20 : 4;
    private static final int LARGE = 60_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);

    /** What goes wrong, and how it is put right again half a second later. */
    private enum Fault {
        BACKEND_TERMINATED {
            @Override
            void happen(OwnServer server, FaultProxy proxy, TestDatabase database) {
                database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
            }
        },
        SERVER_STOPPED {
            @Override
            void happen(OwnServer server, FaultProxy proxy, TestDatabase database) {
                server.restart();
            }
        },
        CONNECTION_CUT {
            @Override
            void happen(OwnServer server, FaultProxy proxy, TestDatabase database) {
                proxy.cut();
            }
        },
        BLACK_HOLE {
            @Override
            void happen(OwnServer server, FaultProxy proxy, TestDatabase database) {
                proxy.blackHole();
            }
        };

        abstract void happen(OwnServer server, FaultProxy proxy, TestDatabase database);
    }

    record Row(int id, String text) {}

    private static final BulkWriter<Row> ROWS =
            BulkWriter.into("rows", Mapping.record(Row.class)).withPatience(PATIENCE);

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void aFaultAtARandomMomentLosesAndDoublesNothing(Fault fault) throws Exception {
        Random random = new Random(fault.name().length());
        try (OwnServer server = EmbeddedServer.startOwn();
                FaultProxy proxy = FaultProxy.to(server.host(), server.port())) {
            TestDatabase database = server.newDatabase();
            database.execute("create table rows (id int primary key, text text)");
            DataSource source = Stand.source(database.through(proxy));
            load(source, LARGE); // reads the table, and warms up
            for (int moment = 0; moment < MOMENTS; moment++) {
                database.execute("truncate rows");
                int rows = moment % 4 == 3 ? 50 : LARGE;
                long start = System.nanoTime();
                load(source, rows);
                long usual = System.nanoTime() - start;
                database.execute("truncate rows");
                long after = (long) (usual * random.nextDouble());
                Future<?> happening =
                        timer.schedule(() -> fault.happen(server, proxy, database), after, TimeUnit.NANOSECONDS);
                Future<?> mending = timer.schedule(
                        proxy::pass,
                        fault == Fault.BLACK_HOLE ? after + PATIENCE.toNanos() / 2 : 0,
                        TimeUnit.NANOSECONDS);
                String outcome = load(source, rows);
                happening.get();
                mending.get();
                check(fault.name(), database, rows, outcome);
            }
        }
    }

    /** The answer to COMMIT is among the last bytes that the server sends. */
    @Test
    void aConnectionCutAtEachByteOfTheAnswersLosesAndDoublesNothing() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
            TestDatabase database = EmbeddedServer.shared().newDatabase();
            database.execute("create table rows (id int primary key, text text)");
            CutSource source = new CutSource(database, proxy);
            load(source, 1); // reads the table
            int step = Boolean.getBoolean("regauge.long") ? 1 : 23;
            for (int rows : new int[] {2, 20_000}) {
                for (int bytes = 540; bytes < 860; bytes += step) { // the login takes 560
                    database.execute("truncate rows");
                    source.cutNextAfter(bytes);
                    String outcome = load(source, rows);
                    proxy.pass();
                    check("ANSWER_CUT_OFF", database, rows, outcome);
                }
            }
        }
    }

    private static String load(DataSource source, int rows) {
        try {
            LoadResult result = ROWS.write(source, rows(rows));
            boolean all = result.inserted() == rows || result.inserted() == LoadResult.UNCOUNTED;
            return all ? "completed" : "completed with " + result;
        } catch (BulkOutcomeUnknownException e) {
            return "unknown";
        } catch (BulkException e) {
            return "failed";
        }
    }

    private static Iterator<Row> rows(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> new Row(i, "some text to be stored"))
                .iterator();
    }

    private void check(String fault, TestDatabase database, int offered, String outcome) throws Exception {
        long found = settled(database);
        FaultNotes.add(fault, offered, found, outcome);
        switch (outcome) {
            case "completed" -> assertThat(found).as(fault).isEqualTo(offered);
            case "failed" -> assertThat(found).as(fault).isZero();
            default -> assertThat(found).as(outcome).isIn(0L, (long) offered);
        }
    }

    /** How many rows are there when no session can add any. */
    private static long settled(TestDatabase database) throws Exception {
        for (int i = 0; others(database) > 0; i++) {
            assertThat(i).as("looks at sessions that do not end").isLessThan(100);
            Thread.sleep(50);
            if (i == 20) {
                database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
            }
        }
        return Stand.count(database, "rows");
    }

    private static long others(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }
}
