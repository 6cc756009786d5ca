package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.PgBouncer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What pgjdbc alone does behind a PgBouncer older than 1.21 that pools transactions, and why the layer turns named
 * statements off there.
 *
 * <p>pgjdbc prepares a text by name at its fifth execution. Every client calls its first S_1, and the names live in server
 * connections, which the clients share.
 */
@Tag("alone")
@Tag("waits")
@Timeout(120)
class BarePgjdbcBehindPgBouncerTest {

    private final TestDatabase behind = EmbeddedServer.shared().newDatabase();
    private final PgBouncer pooler = PgBouncer.inFrontOf(behind, PgBouncer.Mode.TRANSACTION, 2);
    private final TestDatabase database = pooler.database();

    @AfterEach
    void close() {
        pooler.close();
    }

    @Test
    void runsTheStatementOfAnotherClientAndGivesItsAnswer() throws Exception {
        try (Connection one = database.connect();
                Connection two = database.connect();
                Connection holder = database.connect()) {
            fiveTimes(one, "select ?::int + 1");
            holder.setAutoCommit(false);
            answer(holder, "select ?::int", 0); // takes the server connection that one has used so far
            fiveTimes(two, "select ?::int * 1000");
            assertThat(answer(one, "select ?::int + 1", 7))
                    .as("7 + 1, asked of a server connection where S_1 is the other client's")
                    .isEqualTo(7000);
        }
    }

    @Test
    void failsWhereTheNameIsTaken() throws Exception {
        try (Connection one = database.connect();
                Connection two = database.connect()) {
            fiveTimes(one, "select ?::int + 1");
            assertThatThrownBy(() -> fiveTimes(two, "select ?::int * 1000"))
                    .hasMessageContaining("prepared statement \"S_1\" already exists")
                    .extracting("SQLState")
                    .isEqualTo("42P05");
        }
    }

    @Test
    void failsUnderMixedWork() throws Exception {
        MixedWork.Outcome outcome = MixedWork.run(behind, database::connect, 2_000, 100);
        assertThat(outcome.errors()).as("%s", outcome).isNotEmpty();
    }

    @Test
    void doesNeitherWithNamedStatementsOff() throws Exception {
        String url = database.urlWithLogin() + "&prepareThreshold=0";
        MixedWork.Outcome outcome = MixedWork.run(behind, () -> DriverManager.getConnection(url), 2_000, 100);
        assertThat(outcome.errors()).as("%s", outcome).isEmpty();
        assertThat(outcome.wrong()).as("%s", outcome).isZero();
    }

    private static void fiveTimes(Connection connection, String sql) throws SQLException {
        for (int i = 0; i < 5; i++) {
            answer(connection, sql, i);
        }
    }

    private static int answer(Connection connection, String sql, int parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, parameter);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
