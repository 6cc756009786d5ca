package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.connect.failure.Readiness;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.OwnServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server, or the way to it, is gone for a while; the pool heals by itself. */
@Tag("alone")
@Tag("waits")
@Timeout(60)
class ServerOutageTest {

    private static final int POOL = 3;

    private static Settings settings(TestDatabase database) {
        return Settings.of(database.urlWithLogin())
                .withPoolSize(POOL)
                .withBorrowTimeout(Duration.ofSeconds(1))
                .withConnectTimeout(Duration.ofSeconds(1))
                .withSocketTimeout(Duration.ofSeconds(1));
    }

    @Test
    void fiveSecondsWithoutServerEndByThemselves() throws SQLException {
        try (OwnServer server = EmbeddedServer.startOwn();
                RegaugeDataSource source = Regauge.connect(settings(server.newDatabase()))) {
            borrowAll(source);
            long start = System.nanoTime();
            server.stop();
            while (System.nanoTime() - start < Duration.ofSeconds(5).toNanos()) {
                assertThatThrownBy(() -> use(source)).isInstanceOf(SQLException.class);
            }
            CompletableFuture<Void> waiting =
                    CompletableFuture.runAsync(() -> Readiness.await(source, Duration.ofSeconds(40)));
            server.restart();
            waiting.join();
            awaitSuccess(source);
            borrowAll(source);
        }
    }

    @Test
    void aBlackHoleEndsEveryCallInTimeAndIsForgottenAfterwards() throws SQLException {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                RegaugeDataSource source = Regauge.connect(
                        settings(EmbeddedServer.shared().newDatabase().through(proxy)))) {
            borrowAll(source);
            try (Connection connection = source.getConnection()) {
                proxy.blackHole();
                assertEndsInTime(() -> Rows.text(connection, "select 1"));
                assertEndsInTime(connection::close);
            }
            for (int i = 0; i <= POOL; i++) {
                assertEndsInTime(() -> use(source));
            }
            proxy.pass();
            awaitSuccess(source);
            borrowAll(source);
        }
    }

    @Test
    void aNetworkThatResetsEverythingCostsNoMoreThanTheConnectionsOfThePool() throws SQLException {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                RegaugeDataSource source = Regauge.connect(
                        settings(EmbeddedServer.shared().newDatabase().through(proxy)))) {
            borrowAll(source);
            proxy.cut();
            int failures = 0;
            for (int i = 0; i < 20; i++) {
                failures += succeeds(() -> use(source)) ? 0 : 1;
            }
            assertThat(failures).isLessThanOrEqualTo(POOL);
            borrowAll(source);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** The limits above are a second each; ten are a hang. Whether the call succeeds is not the question. */
    private static void assertEndsInTime(Work work) {
        long start = System.nanoTime();
        succeeds(work);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static void use(RegaugeDataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            assertThat(Rows.text(connection, "select 1")).isEqualTo("1");
        }
    }

    private static boolean succeeds(Work work) {
        try {
            work.run();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Each failure has waited for the borrow timeout; a hang is ended by the test's own limit. */
    private static void awaitSuccess(RegaugeDataSource source) {
        while (!succeeds(() -> use(source))) {
            Thread.onSpinWait();
        }
    }

    private static void borrowAll(RegaugeDataSource source) throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < POOL; i++) {
                all.add(source.getConnection());
                assertThat(Rows.text(all.get(i), "select 1")).isEqualTo("1");
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }
}
