package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.load.LoadReport.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two loads of one file under one ledger, at the same time: each row is stored once. */
@Tag("waits")
@Timeout(60)
class TwoLoadersTest {

    private static final int ROWS = 2_000;

    @TempDir
    private Path folder;

    private Loads loads;
    private Path file;

    /** A row in the middle waits until the test lets it pass. */
    @BeforeEach
    void createTable() throws SQLException, IOException {
        loads = new Loads(folder)
                .given("create table t (id int, name text);"
                        + "create function wait() returns trigger language plpgsql as"
                        + " $$ begin perform pg_advisory_xact_lock(42); return new; end $$;"
                        + "create trigger waiting before insert on t for each row when (new.id = 1000)"
                        + " execute function wait()");
        file = loads.file(
                "t.csv",
                IntStream.range(0, ROWS)
                        .mapToObj(i -> i + ",some text\n")
                        .collect(Collectors.joining("", "id,name\n", "")));
    }

    private CompletableFuture<LoadReport> begun() {
        return CompletableFuture.supplyAsync(this::run);
    }

    private LoadReport run() {
        try {
            return loads.load(List.of(file), settings -> settings.batches(2_048).resuming());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Connection barrier() throws SQLException {
        Connection connection = loads.database().connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(42)");
        }
        return connection;
    }

    private void await(String condition) throws SQLException, InterruptedException {
        while (loads.ask("select 1 where " + condition).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void awaitTheRow() throws SQLException, InterruptedException {
        await("exists (select from pg_locks where locktype = 'advisory' and not granted and objid = 42)");
    }

    private void eachRowIsThereOnce() throws SQLException {
        assertThat(loads.ask("select concat_ws(' ', count(*), count(distinct id), sum(id)) from t"))
                .isEqualTo("2000 2000 1999000");
    }

    @Test
    void theSecondWaitsAndFindsNothingLeftToDo() throws Exception {
        CompletableFuture<LoadReport> first;
        CompletableFuture<LoadReport> second;
        try (Connection barrier = barrier()) {
            first = begun();
            awaitTheRow();
            second = begun();
            await("2 = (select count(*) from pg_stat_activity where query like '%pg_try_advisory_xact_lock%'"
                    + " and pid <> pg_backend_pid())");
            assertThat(barrier.isClosed()).isFalse();
        }
        assertThat(first.get().outcome()).isEqualTo(Outcome.LOADED);
        assertThat(second.get().outcome()).isEqualTo(Outcome.LOADED_BEFORE);
        assertThat(second.get().isComplete()).isTrue();
        eachRowIsThereOnce();
    }

    @Test
    @Tag("long")
    void theSecondIsRefusedWhenItHasWaitedInVain() throws Exception {
        CompletableFuture<LoadReport> first;
        try (Connection barrier = barrier()) {
            first = begun();
            awaitTheRow();
            assertThatThrownBy(this::run)
                    .isInstanceOf(LoadRefusedException.class)
                    .hasMessageContaining("Another run of this load is under way")
                    .hasMessageContaining("session ");
            assertThat(barrier.isClosed()).isFalse();
        }
        assertThat(first.get().outcome()).isEqualTo(Outcome.LOADED);
        eachRowIsThereOnce();
    }

    /** The lock may be lost with its session, unnoticed; the number of the run is what counts. */
    @Test
    void theFirstStoresNothingMoreOnceALaterRunHasBegun() throws Exception {
        CompletableFuture<LoadReport> first;
        CompletableFuture<Void> later;
        try (Connection barrier = barrier()) {
            first = begun();
            awaitTheRow();
            later = CompletableFuture.runAsync(
                    () -> loads.database().execute("update regauge_load set epoch = epoch + 1"));
            await("exists (select from pg_stat_activity where query like 'update regauge_load set epoch%'"
                    + " and wait_event_type = 'Lock')");
            assertThat(barrier.isClosed()).isFalse();
        }
        later.get();
        LoadReport report = first.get();
        assertThat(report.outcome()).isEqualTo(Outcome.PARTLY_KEPT);
        assertThat(report.failure().orElseThrow()).contains("another run of the same load has begun");
        assertThat(loads.ask("select count(*) from t")).isEqualTo(String.valueOf(report.loaded()));
        assertThat(run().outcome()).isEqualTo(Outcome.LOADED);
        eachRowIsThereOnce();
    }
}
