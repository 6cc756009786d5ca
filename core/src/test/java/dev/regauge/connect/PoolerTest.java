package dev.regauge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.connect.prepare.PreparedStatements;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.LogCapture;
import dev.regauge.testing.PgBouncer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("alone")
@Timeout(60)
class PoolerTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    private static Settings immediately(TestDatabase database) {
        return Settings.of(database.urlWithLogin()).withPoolSize(4).withPreparePolicy(PreparePolicy.immediately());
    }

    @Test
    void isRecognisedAndNothingIsPreparedAndTheLogSaysSoOnce() throws SQLException {
        try (PgBouncer pooler = PgBouncer.inFrontOf(DATABASE, PgBouncer.Mode.TRANSACTION, 2);
                LogCapture log = LogCapture.of("dev.regauge.connect");
                RegaugeDataSource source = Regauge.connect(immediately(pooler.database()));
                Connection one = source.getConnection();
                Connection two = source.getConnection();
                Connection three = source.getConnection()) {
            for (Connection connection : List.of(one, two, three)) {
                assertThat(doubled(connection, 21)).isEqualTo(42);
                assertThat(PreparedStatements.of(connection).count()).isZero();
            }
            assertThat(log.messages())
                    .filteredOn(line -> line.contains("There is a pooler"))
                    .singleElement()
                    .asString()
                    .contains("(the policy was: immediately)")
                    .contains("withPoolerPreparing(true)");
        }
    }

    @Test
    void isLeftToThePolicyWhereItPassesPreparedStatementsOn() throws SQLException {
        try (PgBouncer pooler = PgBouncer.inFrontOf(DATABASE, PgBouncer.Mode.SESSION, 2);
                LogCapture log = LogCapture.of("dev.regauge.connect");
                RegaugeDataSource source = Regauge.connect(
                        immediately(pooler.database()).withPoolSize(1).withPoolerPreparing(true));
                Connection connection = source.getConnection()) {
            assertThat(doubled(connection, 21)).isEqualTo(42);
            assertThat(PreparedStatements.of(connection).statements())
                    .extracting(PreparedStatements.Named::sql)
                    .contains("select $1 * 2");
            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void isNotWhatAPlainProxyIs() throws SQLException {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                LogCapture log = LogCapture.of("dev.regauge.connect");
                RegaugeDataSource source = Regauge.connect(immediately(DATABASE.through(proxy)));
                Connection connection = source.getConnection()) {
            assertThat(doubled(connection, 21)).isEqualTo(42);
            assertThat(PreparedStatements.of(connection).statements())
                    .extracting(PreparedStatements.Named::sql)
                    .contains("select $1 * 2");
            assertThat(log.messages()).isEmpty();
        }
    }

    /** Behind the login (two requests for encryption, start-up, SCRAM) pgjdbc itself sends one Q. */
    @Test
    void costsANewConnectionOneRoundTrip() throws SQLException {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
            Plan plan = Plan.of(Settings.of(DATABASE.through(proxy).urlWithLogin()));
            SocketTimeouts timeouts = new SocketTimeouts(plan.settings().socketTimeout());
            try (Connection connection = new NewConnections(plan, timeouts).getConnection()) {
                assertThat(connection.isClosed()).isFalse();
                assertThat(proxy.frontendTags()).isEqualTo("^^ppQ" + "PBDES");
            }
        }
    }

    @Test
    void refusesAStatementTimeoutAtTheStart() {
        try (PgBouncer pooler = PgBouncer.inFrontOf(DATABASE, PgBouncer.Mode.TRANSACTION, 2)) {
            Plan plan = Plan.of(Settings.of(pooler.database().urlWithLogin())
                    .withStatementTimeout(java.time.Duration.ofSeconds(5)));
            assertThatThrownBy(() -> new NewConnections(
                                    plan, new SocketTimeouts(plan.settings().socketTimeout()))
                            .getConnection())
                    .hasMessageContaining("unsupported startup parameter: options");
        }
    }

    @Test
    void isRecognisedOnPgjdbcNgToo() throws SQLException {
        try (PgBouncer pooler = PgBouncer.inFrontOf(DATABASE, PgBouncer.Mode.SESSION, 3);
                LogCapture log = LogCapture.of("dev.regauge.connect");
                RegaugeDataSource source = Regauge.connect(immediately(pooler.database())
                        .withDriver(IsolatedDriver.pgjdbcNg())
                        .withPoolSize(1));
                Connection connection = source.getConnection()) {
            assertThat(doubled(connection, 21)).isEqualTo(42);
            assertThat(PreparedStatements.of(connection).statements())
                    .extracting(PreparedStatements.Named::sql)
                    .doesNotContain("select $1 * 2");
            assertThat(log.messages())
                    .filteredOn(line -> line.contains("There is a pooler"))
                    .hasSize(1);
        }
    }

    private static int doubled(Connection connection, int value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select ? * 2")) {
            statement.setInt(1, value);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
