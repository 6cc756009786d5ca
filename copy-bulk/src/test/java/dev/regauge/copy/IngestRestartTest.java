package dev.regauge.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.failure.FailureClass;
import dev.regauge.copy.IngestHandler.Decision;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.OwnServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The server is restarted under pools, with the handler that the page shows: nothing is set aside, lost or doubled. */
class IngestRestartTest {

    private static final int THREADS = 4;
    private static final int ROWS = 3_000;
    private static final int RESTARTS = Boolean.getBoolean("regauge.long") ? 10 : 1;

    record Metric(int id, int value) {}

    private static final BulkWriter<Metric> METRICS = BulkWriter.into("metric", Mapping.record(Metric.class));

    private final List<Throwable> setAside = new CopyOnWriteArrayList<>();

    private Decision decide(List<Metric> rows, RuntimeException failure) {
        if (FailureClass.of(failure) != FailureClass.DO_NOT_RETRY) {
            return Decision.RETRY;
        }
        setAside.add(failure);
        return Decision.DROP;
    }

    @Test
    void nothingIsLostByAPoolThatDoesNotLookAtItsConnections() throws Exception {
        try (OwnServer server = EmbeddedServer.startOwn()) {
            TestDatabase database = server.newDatabase();
            database.execute("create table metric (id int, value int)");
            try (UncheckedPool pool = new UncheckedPool(database, 4)) {
                restartUnder(server, database, pool, METRICS);
            }
        }
    }

    @Test
    void nothingIsLostByOurPool() throws Exception {
        try (OwnServer server = EmbeddedServer.startOwn()) {
            TestDatabase database = server.newDatabase();
            database.execute("create table metric (id int, value int)");
            try (RegaugeDataSource pool = Regauge.connect(database.urlWithLogin())) {
                restartUnder(server, database, pool, METRICS);
            }
        }
    }

    @Test
    void anUpsertIsRunAgainEvenAfterAnUnknownOutcome() throws Exception {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute("create table metric (id int primary key, value int);"
                + "create sequence calls; create function wait() returns trigger language plpgsql as"
                + " $$ begin if nextval('calls') = 1 then perform pg_sleep(60); end if; return null; end $$;"
                + "create constraint trigger late after insert on metric deferrable initially deferred"
                + " for each row execute function wait()");
        Ingest<Metric> ingest = METRICS.withUpsert(Upsert.on("id").updatingAll())
                .ingest(
                        Stand.source(database),
                        IngestSettings.DEFAULT.withAttempts(5, Duration.ofMillis(10)),
                        this::decide);
        ingest.add(new Metric(1, 1));
        Thread.sleep(1_000);
        database.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
        ingest.close();
        assertThat(ingest.figures().failures()).isEqualTo(1);
        assertThat(setAside).isEmpty();
        assertThat(stored(database)).isEqualTo("1 1");
    }

    private void restartUnder(OwnServer server, TestDatabase database, DataSource pool, BulkWriter<Metric> writer)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        IngestSettings settings =
                IngestSettings.DEFAULT.withRows(50).withQueue(500).withAttempts(200, Duration.ofMillis(20));
        try (Ingest<Metric> ingest = writer.ingest(pool, settings, this::decide)) {
            for (int round = 0; round < RESTARTS; round++) {
                int first = round * THREADS * ROWS;
                List<Future<?>> adding = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    int from = first + thread * ROWS;
                    adding.add(threads.submit(() -> {
                        for (int id = from; id < from + ROWS; id++) {
                            ingest.add(new Metric(id, 1));
                        }
                    }));
                }
                while (ingest.figures().stored() < first + ROWS) {
                    Thread.sleep(1);
                }
                server.stop();
                server.restart();
                for (Future<?> one : adding) {
                    one.get(60, TimeUnit.SECONDS);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        int all = RESTARTS * THREADS * ROWS;
        assertThat(setAside).isEmpty();
        assertThat(stored(database)).isEqualTo(all + " " + all);
    }

    private static String stored(TestDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) || ' ' || count(distinct id) from metric")) {
            row.next();
            return row.getString(1);
        }
    }
}
