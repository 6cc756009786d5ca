package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.regauge.connect.diagnosis.PoolExhaustedException;
import dev.regauge.connect.diagnosis.Verdict;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

class RegaugeDataSourceTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    private Settings settings() {
        return Settings.of(DATABASE.urlWithLogin()).withPoolSize(2);
    }

    @Test
    void isAPlainDataSource() throws SQLException {
        try (RegaugeDataSource source = Regauge.connect(settings())) {
            DataSource plain = source;
            try (Connection connection = plain.getConnection()) {
                assertThat(Rows.text(connection, "select current_database()")).isEqualTo(DATABASE.name());
            }
        }
    }

    @Test
    void unwrapsToWhatIsInside() throws SQLException {
        try (RegaugeDataSource source = Regauge.connect(settings());
                Connection connection = source.getConnection()) {
            assertThat(source.unwrap(HikariDataSource.class).getMaximumPoolSize())
                    .isEqualTo(2);
            assertThat(source.unwrap(HikariConfigMXBean.class).getConnectionTimeout())
                    .isEqualTo(30_000);
            assertThat(source.unwrap(HikariPoolMXBean.class).getActiveConnections())
                    .isEqualTo(1);
            assertThat(source.unwrap(RegaugeDataSource.class)).isSameAs(source);
            assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
            assertThatThrownBy(() -> source.unwrap(String.class)).hasMessageContaining("HikariDataSource");
        }
    }

    @Test
    void connectsLaterWhereNoServerRunsYet() {
        Settings nobody =
                Settings.of("jdbc:postgresql://127.0.0.1:1/none?user=u").withBorrowTimeout(Duration.ofMillis(250));
        try (RegaugeDataSource source = Regauge.connect(nobody)) {
            assertThatThrownBy(source::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void endsItsConnectionsWhenClosed() throws SQLException {
        RegaugeDataSource source = Regauge.connect(settings());
        Connection borrowed = source.getConnection();
        source.close();
        assertThatThrownBy(() -> Rows.text(borrowed, "select 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
    }

    @Test
    void keepsConnectionsAfterAnOrdinaryError() throws SQLException {
        try (RegaugeDataSource source = Regauge.connect(settings().withPoolSize(1))) {
            String before = backend(source);
            try (Connection connection = source.getConnection()) {
                assertThatThrownBy(() -> Rows.text(connection, "select 1/0")).isInstanceOf(SQLException.class);
            }
            assertThat(backend(source)).isEqualTo(before);
        }
    }

    @Test
    void replacesAConnectionWhoseServerProcessWasEnded() throws SQLException {
        try (RegaugeDataSource source = Regauge.connect(settings().withPoolSize(1))) {
            String before = backend(source);
            try (Connection connection = source.getConnection()) {
                DATABASE.execute("select pg_terminate_backend(" + before + ")");
                assertThatThrownBy(() -> Rows.text(connection, "select 1")).isInstanceOf(SQLException.class);
            }
            assertThat(backend(source)).isNotEqualTo(before);
        }
    }

    private static String backend(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Rows.text(connection, "select pg_backend_pid()");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no_such_user, '', 28P01, 'check user and password'",
        "'', no_such_database, 3D000, 'create the database, or correct its name'",
    })
    @Timeout(20) // less than the borrow timeout
    void saysAtOnceWhyTheServerRefusesALogin(String user, String database, String state, String advice) {
        String name = database.isEmpty() ? DATABASE.name() : database;
        Settings settings = Settings.of("jdbc:postgresql://" + DATABASE.host() + ":" + DATABASE.port() + "/" + name)
                .withUser(user.isEmpty() ? DATABASE.user() : user)
                .withPassword(DATABASE.password());
        try (RegaugeDataSource source = Regauge.connect(settings)) {
            for (int i = 0; i < 3; i++) {
                PoolExhaustedException e = catchThrowableOfType(PoolExhaustedException.class, source::getConnection);
                assertThat(e.getSQLState()).isEqualTo(state);
                assertThat(e.diagnosis().verdict()).isEqualTo(Verdict.REFUSED);
                assertThat(e.getMessage())
                        .startsWith("A connection cannot be opened for pool")
                        .contains("Waiting does not help: " + advice);
            }
            assertThat(source.diagnose().toString()).startsWith("REFUSED\n  found:    0 of 10 connections in use");
        }
    }

    @Test
    @Timeout(60)
    void connectsAsSoonAsARefusedLoginIsAdmitted() throws SQLException {
        String role = "late_" + DATABASE.name();
        Settings settings = Settings.of(DATABASE.url()).withUser(role).withPassword(DATABASE.password());
        try (RegaugeDataSource source =
                Regauge.connect(settings.withMinimumIdle(0).withPoolSize(1))) {
            assertThatThrownBy(source::getConnection).isInstanceOf(PoolExhaustedException.class);
            DATABASE.execute("create role " + role + " login password '" + DATABASE.password() + "'");
            assertThat(borrowAtLast(source)).isEqualTo(role);
        }
    }

    private static String borrowAtLast(DataSource source) throws SQLException {
        while (true) {
            try (Connection connection = source.getConnection()) {
                return Rows.text(connection, "select current_user");
            } catch (PoolExhaustedException notYet) {
                Thread.onSpinWait();
            }
        }
    }
}
