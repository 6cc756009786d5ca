package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.regauge.route.Outcome;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a probe leaves open, nothing of it is left in the database. */
@Timeout(60)
@Tag("waits")
class WorkbenchTest {

    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final TestDatabase direct = EmbeddedServer.shared().newDatabase();
    private final Database scratch = Drivers.database(direct);

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(count("select count(*) from pg_namespace where nspname like 'regauge%'"))
                .isZero();
        assertThat(count("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and state <> 'idle' and pid <> pg_backend_pid()"))
                .isZero();
    }

    @Test
    void endsConnectionsThatAProbeLeftOpen() {
        Probe leaving = Probe.named("test/leaving")
                .given("create table t (id int)")
                .line("leave", (connection, see) -> {
                    Connection second = see.connect("");
                    second.setAutoCommit(false);
                    try (Statement statement = second.createStatement()) {
                        statement.execute("lock table " + connection.getSchema() + ".t");
                    }
                    throw new IllegalStateException("on purpose");
                });
        assertThat(measure("pgjdbc", leaving).get("test/leaving")).isInstanceOf(Outcome.Failure.class);
    }

    @Test
    void endsASecondConnectionThatHangs() {
        Probe hanging = Probe.named("test/hanging").line("hang", (connection, see) -> {
            try (Connection tapped = see.tapped("");
                    Statement statement = tapped.createStatement()) {
                statement.execute("select pg_sleep(3600)");
            }
        });
        assertThat(measure("pgjdbc", hanging)).containsValue(new Outcome.Hang());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc", "pgjdbc-ng"})
    void blamesNoDriverForASetUpThatHangs(String profile) {
        Probe hanging = Probe.named("test/hanging")
                .given("do $$ begin perform pg_sleep(3600); end $$")
                .executePlain("select 1");
        assertThat(measure(profile, hanging)).containsValue(new Outcome.Unmeasured());
    }

    @Test
    void cleansUpWhenInterrupted() throws Exception {
        CountDownLatch running = new CountDownLatch(3);
        List<Probe> probes = IntStream.range(0, 20)
                .mapToObj(i -> Probe.named("test/p" + i)
                        .given("create table t (id int)")
                        .line("wait", (connection, see) -> {
                            running.countDown();
                            assertThat(new CountDownLatch(1).await(LIMIT.toSeconds(), TimeUnit.SECONDS))
                                    .isFalse();
                        }))
                .toList();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread measuring = new Thread(() -> thrown.set(catchThrowable(() -> measure("pgjdbc", probes))));
        measuring.start();
        running.await();
        measuring.interrupt();
        measuring.join();
        assertThat(thrown.get()).isInstanceOf(CannotConnectException.class).hasMessageContaining("Interrupted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc", "pgjdbc-ng"})
    void keepsNoSecretOfWhatTheDriverWasTold(String profile) {
        Probe telling = Probe.named("test/telling")
                .line("tell", (connection, see) -> see.text("a", "told s3cr3tvalue and " + scratch.password()));
        try (LoadedDriver driver = Drivers.load(profile)) {
            assertThat(Parity.measure(
                            driver.telling(Map.of("sslpassword", "s3cr3tvalue")), scratch, List.of(telling), LIMIT))
                    .containsValue(new Outcome.Value("a told *** and ***"));
        }
    }

    @Test
    void countsRoundTripsWhereAStatementIsCancelled() {
        Probe cancelled = Probe.named("test/cancelled").line("cancel", (connection, see) -> {
            try (Connection tapped = see.tapped("");
                    Statement statement = tapped.createStatement()) {
                statement.setQueryTimeout(1);
                see.error(() -> statement.execute("select pg_sleep(3)"));
                see.roundTrips(tapped, () -> statement.execute("select 1"));
            }
        });
        assertThat(measure("pgjdbc", cancelled).get("test/cancelled").text())
                .startsWith("= error: 57014 canceling statement")
                .contains("| cost: 1 round trip: ");
    }

    private Map<String, Outcome> measure(String profile, Probe probe) {
        return measure(profile, List.of(probe));
    }

    private Map<String, Outcome> measure(String profile, List<Probe> probes) {
        try (LoadedDriver driver = Drivers.load(profile)) {
            return Parity.measure(driver, scratch, probes, LIMIT);
        }
    }

    private int count(String sql) throws Exception {
        try (Connection connection = direct.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(sql)) {
            count.next();
            return count.getInt(1);
        }
    }
}
