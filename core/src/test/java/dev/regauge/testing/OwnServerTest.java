package dev.regauge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("waits")
@Timeout(60)
class OwnServerTest {

    @Test
    void comesBackOnTheSamePortWithTheSameData() throws Exception {
        try (OwnServer server = EmbeddedServer.startOwn()) {
            TestDatabase database = server.newDatabase();
            database.execute("create table kept as select 7 as id");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                server.stop();
                assertThatThrownBy(() -> statement.execute("select 1"))
                        .extracting("SQLState")
                        .isIn("57P01", "08006");
            }
            assertThatThrownBy(database::connect).hasRootCauseInstanceOf(ConnectException.class);
            server.restart();
            try (Connection connection = database.connect()) {
                assertThat(scalar(connection, "select id from kept")).isEqualTo("7");
            }
            assertAsksForThePassword(database);
        }
    }

    @Test
    void takesSettingsAndOffersTls(@TempDir Path folder) throws Exception {
        ServerCertificate certificate = ServerCertificate.in(folder);
        Map<String, String> settings = new HashMap<>(certificate.settings());
        settings.put("max_connections", "7");
        try (OwnServer server = EmbeddedServer.startOwn(settings)) {
            String url = server.newDatabase().urlWithLogin() + "&sslmode=verify-full&sslrootcert="
                    + certificate.certificate();
            try (Connection connection = DriverManager.getConnection(url)) {
                assertThat(scalar(connection, "show max_connections")).isEqualTo("7");
                assertThat(scalar(connection, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
                        .isEqualTo("t");
            }
        }
    }

    private static void assertAsksForThePassword(TestDatabase database) {
        TestDatabase wrong = new TestDatabase(database.host(), database.port(), database.name(), database.user(), "no");
        assertThatThrownBy(wrong::connect)
                .hasRootCauseMessage("FATAL: password authentication failed for user \"postgres\"");
    }

    private static String scalar(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
