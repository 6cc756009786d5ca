package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class RegaugeDataSourceTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    private Settings settings() {
        return Settings.of(database.urlWithLogin()).withPoolSize(2);
    }

    @Test
    void isAPlainDataSource() throws SQLException {
        try (RegaugeDataSource source = Regauge.connect(settings())) {
            DataSource plain = source;
            try (Connection connection = plain.getConnection()) {
                assertThat(Rows.text(connection, "select current_database()")).isEqualTo(database.name());
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
                database.execute("select pg_terminate_backend(" + before + ")");
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
}
