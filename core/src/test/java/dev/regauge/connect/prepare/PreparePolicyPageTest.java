package dev.regauge.connect.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.Settings;
import dev.regauge.testing.EmbeddedServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The examples of {@code core/docs/prepare-policy.md}. */
class PreparePolicyPageTest {

    private static final String URL = EmbeddedServer.shared().newDatabase().urlWithLogin();

    @Test
    void setsThePolicyOfADataSource() {
        // docs: prepare-policy
        Settings settings = Settings.of(URL)
                .withPreparePolicy(PreparePolicy.fromExecution(3))
                .withPreparedStatementCache(500, 10);
        // end
        try (RegaugeDataSource source = Regauge.connect(settings)) {
            assertThat(source.settings().preparePolicy()).hasToString("from execution 3");
        }
    }

    @Test
    void setsThePolicyOfOneStatement() throws SQLException {
        try (RegaugeDataSource source = Regauge.connect(URL);
                Connection connection = source.getConnection()) {
            // docs: prepare-one
            try (PreparedStatement statement = connection.prepareStatement("select * from pg_class where oid = ?")) {
                PreparePolicy.immediately().apply(statement);
                statement.setInt(1, 1259);
                statement.executeQuery().close();
            }
            PreparedStatements prepared = PreparedStatements.of(connection);
            assertThat(prepared.count()).isEqualTo(1);
            assertThat(prepared.genericPlans() + prepared.customPlans()).isEqualTo(1);
            // end
        }
    }
}
