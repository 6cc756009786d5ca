package dev.regauge.connect.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PreparedStatementsTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    @Test
    void countExecutionsByTheKindOfTheirPlan() throws SQLException {
        DATABASE.execute("create table item (id int primary key)");
        try (Connection connection = DATABASE.connect();
                PreparedStatement statement = connection.prepareStatement("select id from item where id = ?")) {
            PreparePolicy.immediately().apply(statement);
            for (int i = 0; i < 8; i++) {
                statement.setInt(1, i);
                statement.executeQuery().close();
            }
            PreparedStatements prepared = PreparedStatements.of(connection);
            assertThat(prepared.count()).isEqualTo(1);
            assertThat(prepared.customPlans()).isEqualTo(5);
            assertThat(prepared.genericPlans()).isEqualTo(3);
            assertThat(prepared.bytes().orElse(0)).isGreaterThan(1000);
        }
    }

    @Test
    void countThemselvesOnNoConnection() throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE.urlWithLogin() + "&prepareThreshold=1")) {
            PreparedStatements.of(connection);
            assertThat(PreparedStatements.of(connection).count()).isZero();
        }
    }

    @Test
    void showNoBytesToWhoMayNotSeeThem() throws SQLException {
        DATABASE.execute("create role plain_" + DATABASE.name());
        try (Connection connection = DATABASE.connect()) {
            connection.createStatement().execute("set role plain_" + DATABASE.name());
            assertThat(PreparedStatements.of(connection).bytes()).isEmpty();
        }
    }

    @Test
    void printNoSql() throws SQLException {
        try (Connection connection = DATABASE.connect()) {
            connection.createStatement().execute("prepare mine as select 'a literal'");
            assertThat(PreparedStatements.of(connection).statements().get(0).sql())
                    .contains("a literal");
            assertThat(PreparedStatements.of(connection).toString())
                    .doesNotContain("a literal")
                    .contains("mine");
        }
    }
}
