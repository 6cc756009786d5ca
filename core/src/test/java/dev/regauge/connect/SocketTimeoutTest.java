package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketTimeoutTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    private Settings settings() {
        return Settings.of(database.urlWithLogin()).withPoolSize(1);
    }

    @Test
    @Timeout(20)
    void endsAQueryThatVanishesInABlackHole() throws SQLException {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                RegaugeDataSource source =
                        Regauge.connect(Settings.of(database.through(proxy).urlWithLogin())
                                .withPoolSize(1)
                                .withSocketTimeout(Duration.ofMillis(300)));
                Connection connection = source.getConnection()) {
            Rows.text(connection, "select 1");
            proxy.blackHole();
            assertThatThrownBy(() -> Rows.text(connection, "select 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
        }
    }

    @Test
    @Timeout(20)
    void endsALoginThatVanishesInABlackHole() {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
            proxy.blackHole();
            Plan plan = Plan.of(
                    Settings.of(database.through(proxy).urlWithLogin()).withConnectTimeout(Duration.ofMillis(300)));
            NewConnections connections = new NewConnections(plan, new SocketTimeouts(Duration.ofMinutes(5)));
            assertThatThrownBy(connections::getConnection).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void isTheSettingsOwnToTheMillisecond() throws SQLException {
        try (RegaugeDataSource source = Regauge.connect(settings().withSocketTimeout(Duration.ofMillis(1234)));
                Connection connection = source.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(1234);
        }
    }

    @Test
    void isTheUrlsWhereTheSettingsAreSilent() throws SQLException {
        Settings settings = Settings.of(database.urlWithLogin() + "&socketTimeout=77");
        try (RegaugeDataSource source = Regauge.connect(settings);
                Connection connection = source.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(77_000);
            assertThat(source.settings().socketTimeout()).isEqualTo(Duration.ofSeconds(77));
        }
        assertThat(Plan.of(settings.withSocketTimeout(Duration.ofSeconds(5)))
                        .settings()
                        .socketTimeout())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void isFiveMinutesOrLongerThanAStatementMayTake() {
        assertThat(settings().socketTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings().withStatementTimeout(Duration.ofHours(1)).socketTimeout())
                .isEqualTo(Duration.ofHours(1).plusSeconds(30));
    }

    @Test
    void isRefusedBelowTheStatementTimeoutOfTheSettings() {
        Settings settings = settings().withSocketTimeout(Duration.ofSeconds(10));
        assertThatThrownBy(() -> Regauge.connect(settings.withStatementTimeout(Duration.ofSeconds(10))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("socket-timeout is 10s and statement-timeout 10s")
                .hasMessageContaining("40s or more");
    }

    @Test
    void isRefusedBelowTheStatementTimeoutOfTheUrl() {
        Settings settings = Settings.of(database.urlWithLogin() + "&options=-c%20statement_timeout=1min");
        assertThatThrownBy(() -> Regauge.connect(settings.withSocketTimeout(Duration.ofSeconds(60))))
                .hasMessageContaining("socket-timeout is 1m and statement-timeout 1m");
    }

    @Test
    void growsAboveTheStatementTimeoutThatTheServerHasForTheDatabase() throws SQLException {
        database.execute("alter database " + database.name() + " set statement_timeout = '90s'");
        Settings short10 = settings().withPoolSize(3).withMinimumIdle(3).withSocketTimeout(Duration.ofSeconds(10));
        try (Log log = Log.of("dev.regauge");
                RegaugeDataSource source = Regauge.connect(short10);
                Connection one = source.getConnection();
                Connection two = source.getConnection()) {
            assertThat(one.getNetworkTimeout()).isEqualTo(120_000);
            assertThat(two.getNetworkTimeout()).isEqualTo(120_000);
            assertThat(log.linesWith("longer than the socket timeout")).hasSize(1);
        }
    }

    @Test
    void growsForLaterConnectionsToo() throws SQLException {
        try (RegaugeDataSource source = Regauge.connect(
                settings().withPoolSize(2).withMinimumIdle(0).withSocketTimeout(Duration.ofSeconds(10)))) {
            try (Connection first = source.getConnection()) {
                assertThat(first.getNetworkTimeout()).isEqualTo(10_000);
                database.execute("alter database " + database.name() + " set statement_timeout = '90s'");
                try (Connection second = source.getConnection()) {
                    assertThat(Rows.text(second, "show statement_timeout")).isEqualTo("90s");
                    assertThat(second.getNetworkTimeout()).isEqualTo(120_000);
                }
            }
        }
    }

    @Test
    void tellsTheServerTheStatementTimeout() throws SQLException {
        Settings settings =
                Settings.of(database.urlWithLogin() + "&options=-c%20statement_timeout=1s%20-c%20work_mem=8MB");
        try (RegaugeDataSource source = Regauge.connect(settings.withStatementTimeout(Duration.ofMillis(200)));
                Connection connection = source.getConnection()) {
            assertThat(Rows.text(connection, "show work_mem")).isEqualTo("8MB");
            assertThatThrownBy(() -> Rows.text(connection, "select pg_sleep(20)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            assertThat(Rows.text(connection, "show statement_timeout")).isEqualTo("200ms");
        }
    }

    @Test
    @Timeout(20)
    void holdsOnPgjdbcNgToo() throws SQLException {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                RegaugeDataSource source =
                        Regauge.connect(Settings.of(database.through(proxy).urlWithLogin())
                                .withDriver(IsolatedDriver.pgjdbcNg())
                                .withPoolSize(1)
                                .withStatementTimeout(Duration.ofMillis(400))
                                .withSocketTimeout(Duration.ofMillis(500)));
                Connection connection = source.getConnection()) {
            assertThat(Rows.text(connection, "show statement_timeout")).isEqualTo("400ms");
            proxy.blackHole();
            assertThatThrownBy(() -> Rows.text(connection, "select 1")).isInstanceOf(SQLException.class);
        }
    }
}
