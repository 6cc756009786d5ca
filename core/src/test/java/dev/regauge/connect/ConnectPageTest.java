package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The examples of {@code core/docs/connect.md}. */
class ConnectPageTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private final String url = DATABASE.urlWithLogin();

    @Test
    void connectsToAUrl() throws SQLException {
        // docs: connect-url
        try (RegaugeDataSource source = Regauge.connect(url);
                Connection connection = source.getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
        }
        // end
    }

    @Test
    void connectsAsTheSettingsSay() throws SQLException {
        // docs: connect-settings
        Settings settings = Settings.of(url)
                .withPoolSize(20)
                .withStatementTimeout(Duration.ofSeconds(30))
                .withSocketTimeout(Duration.ofSeconds(60))
                .withApplicationName("orders");
        try (RegaugeDataSource source = Regauge.connect(settings)) {
            HikariDataSource pool = source.unwrap(HikariDataSource.class);
            assertThat(pool.getMaximumPoolSize()).isEqualTo(20);
        }
        // end
    }

    @Test
    void connectsAsTheEnvironmentSays() throws SQLException {
        // docs: connect-environment
        Map<String, String> environment = Map.of("REGAUGE_URL", url, "REGAUGE_POOL_SIZE", "5");
        Properties properties = new Properties();
        properties.setProperty("regauge.socket-timeout", "90s");
        try (RegaugeDataSource source = Regauge.connect(Settings.from(environment, properties))) {
            assertThat(source.settings().poolSize()).isEqualTo(5);
            assertThat(source.settings().socketTimeout()).isEqualTo(Duration.ofSeconds(90));
        }
        // end
    }

    @Test
    void copies() throws SQLException, IOException {
        DATABASE.execute("create table item (id int, name text)");
        try (RegaugeDataSource source = Regauge.connect(url)) {
            // docs: connect-copy
            try (Connection connection = source.getConnection()) {
                long rows = source.copyManager(connection)
                        .copyIn("copy item from stdin", new StringReader("1\tone\n2\ttwo\n"));
                assertThat(rows).isEqualTo(2);
            }
            // end
        }
    }
}
