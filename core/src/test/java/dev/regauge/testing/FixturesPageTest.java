package dev.regauge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The examples of {@code core/docs/testing.md}. */
@Tag("alone")
@Timeout(60)
class FixturesPageTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @Test
    void givesADatabase() throws Exception {
        // docs: testing-database
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        database.execute("create table item (id int primary key)");
        try (Connection connection = DriverManager.getConnection(database.urlWithLogin())) {
            assertThat(connection.isValid(5)).isTrue();
        }
        // end
    }

    @Test
    void stopsAServer() throws Exception {
        // docs: testing-own-server
        try (OwnServer server = EmbeddedServer.startOwn(Map.of("max_connections", "10"))) {
            TestDatabase database = server.newDatabase();
            server.stop();
            assertThatThrownBy(database::connect).hasRootCauseInstanceOf(ConnectException.class);
            server.restart();
            database.connect().close();
        }
        // end
    }

    @Test
    void slowsTheNetwork() throws Exception {
        // docs: testing-proxy
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                Connection connection = database.through(proxy).connect();
                Statement statement = connection.createStatement()) {
            proxy.delay(Duration.ofNanos(500_000), Duration.ofNanos(500_000)); // a round trip of 1 ms
            proxy.forget();
            statement.execute("select 1; select 2");
            assertThat(proxy.roundTrips()).isEqualTo(1);
        }
        // end
    }

    @Test
    void poolsTransactions() throws Exception {
        // docs: testing-pooler
        try (PgBouncer pooler = PgBouncer.inFrontOf(database, PgBouncer.Mode.TRANSACTION, 2);
                Connection connection = pooler.database().connect()) {
            assertThat(connection.isValid(5)).isTrue();
        }
        // end
    }

    @Test
    void watchesTheLog() {
        // docs: testing-log
        try (LogCapture log = LogCapture.of("org.example")) {
            LoggerFactory.getLogger("org.example.Thing").warn("{} is missing", "it");
            assertThat(log.messages(Level.WARNING)).containsExactly("it is missing");
        }
        // end
    }

    @Test
    void looksForSecrets() {
        // docs: testing-secrets
        SecretDetector.of(database.password()).assertClean(database.toString());
        // end
    }
}
