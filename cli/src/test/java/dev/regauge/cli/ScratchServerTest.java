package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.parity.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScratchServerTest {

    private static ScratchServer server;
    private static Database database;

    @BeforeAll
    static void start() {
        server = ScratchServer.start(ScratchServer.BUNDLED_MAJOR, new Artifacts(Map.of()));
        database = server.createDatabase("project");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void saysItsVersion() {
        assertThat(server.version()).startsWith("PostgreSQL " + ScratchServer.BUNDLED_MAJOR);
    }

    @Test
    void letsTheSchemaDoWhatASchemaDoes() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pgcrypto; CREATE SCHEMA sales; CREATE ROLE clerk;"
                    + " CREATE TABLE sales.item (id int); GRANT SELECT ON sales.item TO clerk");
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void letsNobodyRunCommandsOfThisMachine() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("COPY (SELECT 1) TO PROGRAM 'cat'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void showsNoPassword() {
        assertThat(database.toString()).doesNotContain(database.password());
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name(),
                database.user(),
                database.password());
    }
}
