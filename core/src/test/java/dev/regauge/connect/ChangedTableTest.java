package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody else changes a table under a statement that is prepared: "cached plan must not change result type". */
@Timeout(60)
class ChangedTableTest {

    private static final String QUERY = "select * from item where id = ?";

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final RegaugeDataSource source = Regauge.connect(
            Settings.of(database.urlWithLogin()).withPoolSize(1).withPreparePolicy(PreparePolicy.immediately()));

    @BeforeEach
    void prepareAndChange() throws SQLException {
        database.execute("create table item (id int, name text); insert into item values (1, 'one')");
        for (int i = 0; i < 3; i++) {
            try (Connection connection = source.getConnection()) {
                assertThat(columns(connection)).isEqualTo(2);
            }
        }
        database.execute("alter table item add column price int default 7");
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void outsideATransactionNobodyNotices() throws SQLException {
        try (Connection connection = source.getConnection()) {
            assertThat(columns(connection)).isEqualTo(3);
        }
    }

    @Test
    void inATransactionItFailsOnceAndTheNextTrySucceedsOnTheSameConnection() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> columns(connection))
                    .hasMessageContaining("cached plan must not change result type")
                    .extracting("SQLState")
                    .isEqualTo("0A000");
            connection.rollback();
            assertThat(columns(connection)).isEqualTo(3);
            connection.commit();
        }
    }

    @Test
    void thePoolKeepsTheConnection() throws SQLException {
        String before;
        try (Connection connection = source.getConnection()) {
            before = Rows.text(connection, "select pg_backend_pid()");
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> columns(connection)).isInstanceOf(SQLException.class);
        }
        try (Connection connection = source.getConnection()) {
            assertThat(columns(connection)).isEqualTo(3);
            assertThat(Rows.text(connection, "select pg_backend_pid()")).isEqualTo(before);
        }
    }

    private static int columns(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setInt(1, 1);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                return result.getMetaData().getColumnCount();
            }
        }
    }
}
