package dev.regauge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.Settings;
import dev.regauge.connect.session.Scope;
import dev.regauge.connect.session.SessionContext;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pipeline on a connection that carries a session context. */
@SuppressWarnings("try") // scopes that are only there to be closed
@Tag("alone")
class PipelineInASessionTest {

    private static final String TENANT = "select current_setting('app.tenant_id', true)";

    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private final TestDatabase database = EmbeddedServer.shared().newDatabase().through(proxy);
    private final RegaugeDataSource source =
            Regauge.connect(Settings.of(database.urlWithLogin()).withPoolSize(1).withContextRequired(true));

    @AfterEach
    void close() {
        source.close();
        proxy.close();
    }

    @Test
    void aRunOfItsOwnCarriesTheCurrentContextInOneRoundTrip() throws SQLException {
        try (Scope scope = SessionContext.tenant("blue").open();
                Connection connection = source.getConnection()) {
            assertThat(tenant(connection, Pipeline.create())).isEqualTo("blue");
            proxy.forget();
            assertThat(tenant(connection, Pipeline.create().in(SessionContext.tenant("green"))))
                    .isEqualTo("green");
            assertThat(proxy.roundTrips()).isEqualTo(1);
        }
    }

    @Test
    void aJoinedRunBringsTheContextAlong() throws SQLException {
        try (Scope scope = SessionContext.tenant("blue").open();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            tenant(connection, Pipeline.create());
            connection.commit();
            proxy.forget();
            assertThat(tenant(connection, Pipeline.create())).isEqualTo("blue");
            assertThat(proxy.roundTrips()).isEqualTo(1);
            assertThat(plain(connection)).isEqualTo("blue");
            assertThat(proxy.roundTrips()).isEqualTo(2);
            connection.rollback();
        }
    }

    @Test
    void aJoinedRunWithAnotherContextThanTheTransactionsIsRefused() throws SQLException {
        try (Scope scope = SessionContext.tenant("blue").open();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(plain(connection)).isEqualTo("blue");
            assertThatThrownBy(() -> tenant(connection, Pipeline.create().in(SessionContext.tenant("green"))))
                    .isInstanceOf(PipelineException.class)
                    .hasMessageContaining("25000");
            assertThat(plain(connection)).isEqualTo("blue");
            connection.rollback();
        }
    }

    @Test
    void aPlainStatementBehindARunOfAnotherContextIsRefused() throws SQLException {
        try (Scope scope = SessionContext.tenant("blue").open();
                Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(tenant(connection, Pipeline.create().in(SessionContext.tenant("green"))))
                    .isEqualTo("green");
            assertThatThrownBy(() -> plain(connection)).hasMessageContaining("context");
            connection.rollback();
        }
    }

    @Test
    void aContextOfItsOwnIsEnoughWhereOneIsRequired() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(tenant(connection, Pipeline.create().in(SessionContext.tenant("green"))))
                    .isEqualTo("green");
            connection.rollback();
            assertThatThrownBy(() -> tenant(connection, Pipeline.create())).hasMessageContaining("28000");
        }
    }

    private static String tenant(Connection connection, Pipeline pipeline) {
        Reply<Optional<String>> tenant = pipeline.queryOne(TENANT, row -> row.getString(1));
        Reply<List<Integer>> other = pipeline.query("select 1", row -> row.getInt(1));
        pipeline.run(connection);
        assertThat(other.value()).containsExactly(1);
        return tenant.value().orElseThrow();
    }

    private static String plain(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TENANT)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
