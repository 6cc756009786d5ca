package dev.regauge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.PgBouncer.Mode;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("waits")
@Timeout(60)
class PgBouncerTest {

    private final TestDatabase behind = EmbeddedServer.shared().newDatabase();

    @Nested
    class WhenItPoolsTransactions {

        @Test
        void givesTwoClientsTheSameServerConnectionInTurn() throws Exception {
            try (PgBouncer pooler = PgBouncer.inFrontOf(behind, Mode.TRANSACTION, 1);
                    Connection first = pooler.database().connect();
                    Connection second = pooler.database().connect()) {
                assertThat(backend(first)).isEqualTo(backend(second));
            }
        }

        @Test
        void refusesStartUpOptions() {
            try (PgBouncer pooler = PgBouncer.inFrontOf(behind, Mode.TRANSACTION, 1)) {
                String url = pooler.database().urlWithLogin() + "&options=-c%20statement_timeout=5s";
                assertThatThrownBy(() -> DriverManager.getConnection(url))
                        .hasMessageContaining("unsupported startup parameter: options");
            }
        }
    }

    @Test
    void keepsAServerConnectionForEachSession() throws Exception {
        try (PgBouncer pooler = PgBouncer.inFrontOf(behind, Mode.SESSION, 2);
                Connection first = pooler.database().connect();
                Connection second = pooler.database().connect()) {
            assertThat(backend(first)).isEqualTo(backend(first)).isNotEqualTo(backend(second));
        }
    }

    @Test
    void asksForThePassword() {
        try (PgBouncer pooler = PgBouncer.inFrontOf(behind, Mode.TRANSACTION, 1)) {
            TestDatabase database = pooler.database();
            TestDatabase wrong =
                    new TestDatabase(database.host(), database.port(), database.name(), database.user(), "no");
            assertThatThrownBy(wrong::connect).hasRootCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    void isGoneOnceItIsClosed() {
        PgBouncer pooler = PgBouncer.inFrontOf(behind, Mode.TRANSACTION, 1);
        TestDatabase database = pooler.database();
        database.execute("select 1");
        pooler.close();
        assertThatThrownBy(database::connect).hasRootCauseInstanceOf(ConnectException.class);
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select pg_backend_pid()")) {
            result.next();
            return result.getInt(1);
        }
    }
}
