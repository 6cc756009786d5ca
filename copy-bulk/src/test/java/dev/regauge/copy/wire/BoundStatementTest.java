package dev.regauge.copy.wire;

import static dev.regauge.copy.wire.Encoded.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.PgBouncer;
import dev.regauge.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.core.Oid;

@Timeout(60)
class BoundStatementTest {

    private static final String INSERT = "insert into t values (?, ?)";
    private static final String BEHIND_A_SAVEPOINT = "savepoint a; " + INSERT + "; release savepoint a";

    private static final FaultProxy PROXY = FaultProxy.to(EmbeddedServer.shared());
    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private static Connection connection;

    @BeforeAll
    static void connect() {
        DATABASE.execute("create table t (id int primary key, name text)");
        connection = DATABASE.through(PROXY).connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
        PROXY.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        connection.setAutoCommit(true);
        DATABASE.execute("truncate t");
    }

    private static List<Part> execute(Connection on, String sql, int id, String name) throws SQLException {
        byte[] bytes = ("....four" + name + "....").getBytes(StandardCharsets.UTF_8);
        bytes[4] = bytes[5] = 0;
        bytes[6] = (byte) (id >> 8);
        bytes[7] = (byte) id;
        try (BoundStatement statement = BoundStatement.of(on, sql)) {
            assertThat(statement.parameters()).isEqualTo(2);
            statement.bind(1, bytes, 4, 4, Oid.INT4);
            statement.bind(2, bytes, 8, bytes.length - 12, Oid.TEXT);
            return statement.execute();
        }
    }

    @Test
    void storesSlicesOfBytes() throws SQLException {
        List<Part> parts = execute(connection, INSERT, 300, "Zoë");
        assertThat(parts)
                .singleElement()
                .matches(part -> part.count() == 1 && part.tag().equals("INSERT 0 1"));
        assertThat(one(connection, "select id || name from t")).isEqualTo("300Zoë");
    }

    @Test
    void takesOneRoundTripAndANameAsPgjdbcWould() throws SQLException {
        for (int i = 1; i <= 7; i++) {
            PROXY.forget();
            execute(connection, INSERT + " -- named", i, "x");
            assertThat(PROXY.roundTrips()).isEqualTo(1);
            assertThat(PROXY.frontendTags()).as("execution %d", i).isEqualTo(i > 5 ? "BES" : "PBDES");
        }
        assertThat(one(connection, "select count(*) from t")).isEqualTo("7");
    }

    @Test
    void severalStatementsTravelTogetherWithBegin() throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 1; i <= 7; i++) {
            PROXY.forget();
            List<Part> parts = execute(connection, BEHIND_A_SAVEPOINT, i, "x");
            assertThat(parts).extracting(Part::tag).containsExactly("SAVEPOINT", "INSERT 0 1", "RELEASE");
            assertThat(PROXY.roundTrips()).as("execution %d", i).isEqualTo(1);
            assertThat(PROXY.frontendTags().chars().filter(tag -> tag == 'S').count())
                    .isEqualTo(1);
        }
        connection.commit();
        assertThat(one(connection, "select count(*) from t")).isEqualTo("7");
        connection.rollback();
    }

    @Test
    void givesTheRowsAsText() throws SQLException {
        for (int i = 1; i <= 7; i++) {
            Part part = execute(connection, INSERT + " returning id, name, null", i, "n")
                    .get(0);
            assertThat(part.count()).isEqualTo(1);
            assertThat(new String(part.rows().get(0)[0], StandardCharsets.UTF_8))
                    .isEqualTo(String.valueOf(i));
            assertThat(new String(part.rows().get(0)[1], StandardCharsets.UTF_8))
                    .isEqualTo("n");
            assertThat(part.rows().get(0)[2]).isNull();
        }
    }

    @Test
    void takesTextAndNull() throws SQLException {
        byte[] text = "(2026-01-01,)".getBytes(StandardCharsets.UTF_8);
        try (BoundStatement statement = BoundStatement.of(connection, "select ?::text, ?::int, ?::text")) {
            statement.bindText(1, text, 0, text.length, 3912);
            statement.bindNull(2, Oid.INT4);
            statement.bindText(3, text, 1, 10, Oid.UNSPECIFIED);
            byte[][] row = statement.execute().get(0).rows().get(0);
            assertThat(new String(row[0], StandardCharsets.UTF_8)).isEqualTo("[2026-01-02,)");
            assertThat(row[1]).isNull();
            assertThat(new String(row[2], StandardCharsets.UTF_8)).isEqualTo("2026-01-01");
        }
    }

    @Test
    void aFailureLeavesTheConnectionUsable() throws SQLException {
        execute(connection, INSERT, 1, "x");
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> execute(connection, BEHIND_A_SAVEPOINT, 1, "again"))
                .hasMessageContaining("duplicate key")
                .hasMessageNotContaining("again");
        connection.rollback();
        execute(connection, BEHIND_A_SAVEPOINT, 2, "y");
        connection.commit();
        assertThat(one(connection, "select count(*) from t")).isEqualTo("2");
        connection.rollback();
    }

    @Test
    void refusesAConnectionThatWritesValuesIntoTheText() throws SQLException {
        try (Connection simple = DriverManager.getConnection(DATABASE.urlWithLogin() + "&preferQueryMode=simple")) {
            assertThatThrownBy(() -> execute(simple, INSERT, 1, "x")).hasMessageContaining("preferQueryMode=simple");
        }
    }

    @Test
    void worksBehindAPoolerThatSharesConnections() throws SQLException {
        try (PgBouncer pooler = PgBouncer.inFrontOf(DATABASE, PgBouncer.Mode.TRANSACTION, 1);
                Connection pooled =
                        DriverManager.getConnection(pooler.database().urlWithLogin() + "&prepareThreshold=0");
                Connection other =
                        DriverManager.getConnection(pooler.database().urlWithLogin() + "&prepareThreshold=0")) {
            pooled.setAutoCommit(false);
            for (int i = 0; i < 12; i++) {
                execute(pooled, BEHIND_A_SAVEPOINT, i, "x");
                pooled.commit();
                execute(other, INSERT, 100 + i, "x");
            }
        }
        assertThat(one(connection, "select count(*) from t")).isEqualTo("24");
    }
}
