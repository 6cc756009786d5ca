package dev.regauge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {

    private final EmbeddedServer server = EmbeddedServer.shared();

    @Test
    void isOneForTheWholeJvm() {
        assertThat(EmbeddedServer.shared()).isSameAs(server);
    }

    @Test
    void givesEachTestAnEmptyDatabase() throws Exception {
        TestDatabase first = server.newDatabase();
        TestDatabase second = server.newDatabase();
        first.execute("create table only_here (id int)");
        assertThat(first.name()).isNotEqualTo(second.name());
        assertThat(scalar(second.connect(), "select count(*) from pg_tables where tablename = 'only_here'"))
                .isEqualTo("0");
    }

    @Test
    void runsTheVersionThatEvidenceIsAbout() throws Exception {
        assertThat(scalar(server.newDatabase().connect(), "show server_version"))
                .isEqualTo("17.11");
    }

    @Test
    void asksForThePassword() {
        TestDatabase database = server.newDatabase();
        TestDatabase wrong = new TestDatabase(database.host(), database.port(), database.name(), database.user(), "no");
        assertThatThrownBy(wrong::connect)
                .hasRootCauseMessage("FATAL: password authentication failed for user \"postgres\"");
    }

    @Test
    void givesAUrlThatLogsInAndTextThatDoesNot() throws Exception {
        TestDatabase database = server.newDatabase();
        assertThat(scalar(DriverManager.getConnection(database.urlWithLogin()), "select 1"))
                .isEqualTo("1");
        SecretDetector.of(database.password()).assertClean(database.toString());
        assertThat(SecretDetector.of(database.password()).leaks(database.urlWithLogin()))
                .isNotEmpty();
    }

    private static String scalar(Connection connection, String sql) throws Exception {
        try (connection;
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
