package dev.regauge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.Settings;
import dev.regauge.connect.session.SessionContext;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pool knows of a run that goes past its wrapper. */
class PipelineOnAPoolTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    PipelineOnAPoolTest() {
        database.execute("create table t (id int primary key)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aJoinedRunThatNobodyCommitsIsRolledBackWhenTheConnectionGoesBack(boolean autoCommit) throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.urlWithLogin());
            pool.setMaximumPoolSize(1);
            pool.setAutoCommit(autoCommit);
            joinAndForget(pool);
            try (Connection next = pool.getConnection()) {
                assertThat(count(next)).isZero();
            }
        }
        assertThat(rows()).isZero();
    }

    @Test
    void theSameHoldsForOurOwn() throws SQLException {
        try (RegaugeDataSource source =
                Regauge.connect(Settings.of(database.urlWithLogin()).withPoolSize(1))) {
            joinAndForget(source);
        }
        assertThat(rows()).isZero();
    }

    private static void joinAndForget(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Pipeline pipeline = Pipeline.create().in(SessionContext.tenant("blue"));
            pipeline.update("insert into t values (1)");
            pipeline.run(connection);
            assertThat(count(connection)).isOne();
        }
    }

    @Test
    void runsOnThePoolThatMadeIt() {
        try (RegaugeDataSource source =
                Regauge.connect(Settings.of(database.urlWithLogin()).withPoolSize(1))) {
            Pipeline pipeline = source.pipeline();
            Reply<Long> inserted = pipeline.update("insert into t values (7)");
            pipeline.run();
            assertThat(inserted.value()).isOne();
        }
    }

    @Test
    void asksForAContextWhereOneIsRequired() {
        Settings settings = Settings.of(database.urlWithLogin()).withPoolSize(1).withContextRequired(true);
        try (RegaugeDataSource source = Regauge.connect(settings)) {
            Pipeline without = source.pipeline();
            without.query("select 1", row -> row.getInt(1));
            assertThatThrownBy(without::run)
                    .isInstanceOf(PipelineException.class)
                    .hasMessageContaining("28000");
            Pipeline with = source.pipeline().in(SessionContext.tenant("blue"));
            Reply<List<String>> tenant = with.query("select current_setting('app.tenant_id')", row -> row.getString(1));
            with.run();
            assertThat(tenant.value()).containsExactly("blue");
        }
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        Pipeline pipeline = Pipeline.over(database::connect, false, figures -> {
            throw new IllegalStateException("meter");
        });
        Reply<Long> inserted = pipeline.update("insert into t values (9)");
        pipeline.run();
        assertThat(inserted.value()).isOne();
    }

    @Test
    void aValueOfTheContextIsInNoMessage() {
        Pipeline pipeline = Pipeline.over(this::connectionThatKnowsPlpgsql, false, figures -> {})
                .in(SessionContext.of("plpgsql.variable_conflict", "secret-tenant"));
        pipeline.query("select 1", row -> row.getInt(1));
        assertThatThrownBy(pipeline::run)
                .hasMessageContaining("setting the session context")
                .hasMessageContaining("22023")
                .satisfies(failure -> assertThat(
                                Optional.ofNullable(failure.getCause()).map(Throwable::toString))
                        .hasValueSatisfying(text -> assertThat(text).doesNotContain("secret-tenant")));
    }

    private Connection connectionThatKnowsPlpgsql() throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("do $$begin end$$");
        }
        return connection;
    }

    private int rows() throws SQLException {
        try (Connection other = database.connect()) {
            return count(other);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
