package dev.regauge.connect.session;

import static dev.regauge.connect.session.Tenants.BLUE;
import static dev.regauge.connect.session.Tenants.GREEN;
import static dev.regauge.connect.session.Tenants.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.parity.Database;
import dev.regauge.parity.DriverLoader;
import dev.regauge.parity.LoadedDriver;
import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers that do not say in which state the transaction is: what the calls and texts tell is all there is. */
@SuppressWarnings("try") // scopes that are only there to be closed
class OtherDriverTest {

    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc-ng:0.8.9", "pgjdbc:42.2.5", "pgjdbc:42.7.14?preferQueryMode=simple"})
    void carriesTheContextInEveryTransaction(String name) throws SQLException {
        Tenants tenants = Tenants.with(BLUE, GREEN);
        Profile profile = Profile.parse(name);
        try (LoadedDriver driver = DriverLoader.load(profile, DriverJars.of(profile));
                Connection connection = SessionConnections.of(driver.connect(database(tenants.application())), true)) {
            connection.setAutoCommit(false);
            assertThat(readBy(BLUE, connection)).isEqualTo(BLUE);
            assertThat(readBy(BLUE, connection)).isEqualTo(BLUE);
            connection.commit();
            assertThat(readBy(GREEN, connection)).isEqualTo(GREEN);
            assertThatThrownBy(() -> readBy(BLUE, connection)).hasMessageContaining("the transaction was begun with");
            endByText(connection);
            assertThat(readBy(GREEN, connection)).isEqualTo(GREEN);
            connection.rollback();
            assertThat(readBy(BLUE, connection)).isEqualTo(BLUE);
            connection.rollback();
        }
    }

    private static String readBy(String tenant, Connection connection) throws SQLException {
        try (Scope scope = SessionContext.tenant(tenant).open()) {
            return String.join(",", seen(connection));
        }
    }

    private static void endByText(Connection connection) throws SQLException {
        try (Scope scope = SessionContext.tenant(GREEN).open();
                Statement statement = connection.createStatement()) {
            statement.execute("commit");
        }
    }

    private static Database database(TestDatabase database) {
        return new Database(database.host(), database.port(), database.name(), database.user(), database.password());
    }
}
