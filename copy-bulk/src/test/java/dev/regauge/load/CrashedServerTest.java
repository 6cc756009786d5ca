package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.load.record.RecordFormat;
import dev.regauge.sql.Identifier;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.OwnServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** A server that crashes, as by the out-of-memory killer (kill -9 of one backend), and recovers. */
@Tag("waits")
@Timeout(120)
class CrashedServerTest {

    private static final int ROWS = 6_000;

    @TempDir
    private Path folder;

    private Path file() throws IOException {
        return Files.writeString(
                folder.resolve("t.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(i -> i + ",some text\n")
                        .collect(Collectors.joining("", "id,name\n", "")));
    }

    private static String ask(TestDatabase database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The postmaster ends all sessions, and recovers from the log. */
    private static void crash(TestDatabase database) throws Exception {
        try (Connection witness = database.connect();
                Connection victim = database.connect()) {
            int pid = victim.unwrap(PGConnection.class).getBackendPID();
            new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
            while (witness.isValid(1)) {
                Thread.onSpinWait();
            }
        }
        while (!isThere(database)) {
            Thread.onSpinWait();
        }
    }

    private static boolean isThere(TestDatabase database) {
        try {
            return !ask(database, "select 1").isEmpty();
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private Settings settings() {
        return new Settings(LoadSettings.of(Identifier.of("t"), RecordFormat.csv()))
                .rejects(folder.resolve("r"))
                .batches(2_048);
    }

    /** Commits that were answered and then lost with the server (synchronous_commit off, or a standby that was behind). */
    @Test
    void aLoadIsNotFinishedWhileStepsOfItAreLost() throws Exception {
        try (OwnServer server = EmbeddedServer.startOwn(Map.of(
                "wal_writer_delay",
                "10000ms",
                "wal_writer_flush_after",
                "1GB",
                "autovacuum",
                "off",
                "bgwriter_lru_maxpages",
                "0"))) {
            TestDatabase database = server.newDatabase();
            database.execute("create table t (id int, name text);"
                    + "create function wait() returns trigger language plpgsql as"
                    + " $$ begin perform pg_advisory_xact_lock(new.id); return new; end $$;"
                    + "create trigger waiting before insert on t for each row when (new.id in (1000, 3000))"
                    + " execute function wait()");
            Path file = file();
            CompletableFuture<LoadReport> load;
            try (Connection barrier = database.connect();
                    Statement statement = barrier.createStatement()) {
                statement.execute("select pg_advisory_lock(1000), pg_advisory_lock(3000)");
                load = CompletableFuture.supplyAsync(() -> load(database, file));
                await(database, 1000);
                statement.execute("checkpoint");
                statement.execute("select pg_advisory_unlock(1000)");
                await(database, 3000);
                crash(database);
            }
            LoadReport report = load.get();
            assertThat(report.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
            assertThat(report.failure().orElseThrow()).contains("the server has lost what it had committed");
            assertThat(report.notes()).noneMatch(note -> note.contains("could not be counted"));
            assertThat(ask(database, "select count(*) from t")).isEqualTo(String.valueOf(report.loaded()));
            assertThat(load(database, file).outcome()).isEqualTo(Outcome.LOADED);
            assertThat(ask(database, "select concat_ws(' ', count(*), count(distinct id)) from t"))
                    .isEqualTo(ROWS + " " + ROWS);
        }
    }

    /** Over no more connections than a load is promised: one for its lock, one for its job. */
    private LoadReport load(TestDatabase database, Path file) {
        try (RegaugeDataSource pool = Regauge.connect(dev.regauge.connect.Settings.of(database.urlWithLogin())
                .withPoolSize(2)
                .withMinimumIdle(0))) {
            return FileLoad.of(settings().resuming().made()).run(pool, Loads.sources(List.of(file)), new LoadWatch());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(TestDatabase database, int id) {
        while (ask(database, "select 1 from pg_locks where locktype = 'advisory' and not granted and objid = " + id)
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** The server crashes when all rows are in the staging tables, which a crash empties. */
    @Test
    void stagedRowsThatACrashTookAreNotReportedAsLoaded() throws Exception {
        try (OwnServer server = EmbeddedServer.startOwn()) {
            TestDatabase database = server.newDatabase();
            database.execute("create table t (id int, name text); checkpoint");
            AtomicInteger connections = new AtomicInteger();
            DataSource real = Loads.source(database);
            DataSource crashing = (DataSource) Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, given) -> {
                        if (method.getName().equals("getConnection") && connections.incrementAndGet() == 5) {
                            database.execute("checkpoint");
                            crash(database);
                        }
                        try {
                            return method.invoke(real, given);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            LoadReport report = FileLoad.of(settings().jobs(2).made())
                    .run(crashing, Loads.sources(List.of(file())), new LoadWatch());
            assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_KEPT);
            assertThat(report.failure().orElseThrow())
                    .contains("the server has crashed, which empties unlogged tables");
            assertThat(ask(database, "select count(*) from t")).isEqualTo("0");
        }
    }
}
