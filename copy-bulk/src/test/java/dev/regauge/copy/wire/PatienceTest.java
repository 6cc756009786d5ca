package dev.regauge.copy.wire;

import static dev.regauge.copy.wire.Encoded.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.OwnServer;
import dev.regauge.testing.ServerCertificate;
import dev.regauge.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

@Tag("alone")
@Tag("waits")
@Timeout(60)
class PatienceTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private static final Duration SHORT = Duration.ofMillis(400);

    @Test
    void aSilentServerLosesItsConnection() throws SQLException {
        Connection connection = DATABASE.connect();
        SilentServerException silent = catchThrowableOfType(
                SilentServerException.class, () -> during(connection, SHORT, "select pg_sleep(5)"));
        assertThat((Throwable) silent)
                .hasMessageContaining("was silent, or took nothing, for 400 ms")
                .hasMessageContaining("while it was tested")
                .hasMessageContaining("withPatience()");
        assertThat(silent.getSQLState()).isEqualTo("08006");
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void aServerThatTakesNothingLosesItsConnection() throws SQLException {
        takesNothing(DATABASE, DATABASE.connect());
    }

    @Test
    void aServerThatTakesNothingLosesAnEncryptedConnection(@TempDir Path folder) throws SQLException {
        try (OwnServer server =
                EmbeddedServer.startOwn(ServerCertificate.in(folder).settings())) {
            TestDatabase database = server.newDatabase();
            takesNothing(database, DriverManager.getConnection(database.urlWithLogin() + "&sslmode=require"));
        }
    }

    /** The table is locked as soon as the text is parsed; the values behind it are more than all buffers hold. */
    private static void takesNothing(TestDatabase database, Connection connection) throws SQLException {
        database.execute("create table locked (bytes bytea)");
        try (Connection locking = database.connect();
                Statement statement = locking.createStatement()) {
            statement.execute("begin; lock table locked in access exclusive mode");
            byte[] large = new byte[32 << 20];
            assertThatThrownBy(() -> Patience.during(connection, SHORT, "it was tested", () -> {
                        try (PreparedStatement insert = connection.prepareStatement("insert into locked values (?)")) {
                            insert.setBytes(1, large);
                            return insert.executeUpdate();
                        }
                    }))
                    .isInstanceOf(SilentServerException.class);
            assertThat(connection.isClosed()).isTrue();
        } finally {
            database.execute("drop table locked");
        }
    }

    @Test
    void aServerThatSpeaksIsNotSilentHoweverLongItWorks() throws SQLException {
        try (Connection connection = DATABASE.connect()) {
            during(
                    connection,
                    SHORT,
                    "do $$ begin for i in 1..12 loop perform pg_sleep(0.1); raise notice 'on'; end loop; end $$");
            assertThat(one(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void thePatienceCountsAndNotAShorterTimeoutOfTheConnectionWhichIsRestored() throws SQLException {
        try (Connection connection = DATABASE.connect()) {
            connection.setNetworkTimeout(Runnable::run, 200);
            during(connection, Duration.ofDays(100), "select pg_sleep(0.5)");
            assertThat(connection.getNetworkTimeout()).isEqualTo(200);
        }
    }

    @Test
    void anErrorOfTheServerIsLeftAsItIsAndTheConnectionToo() throws SQLException {
        try (Connection connection = DATABASE.connect()) {
            assertThatThrownBy(() -> during(connection, SHORT, "select 1 / 0"))
                    .isNotInstanceOf(SilentServerException.class)
                    .hasMessageContaining("division by zero");
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void aPoolHearsOfTheLostConnection() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(DATABASE.urlWithLogin());
            pool.setMaximumPoolSize(1);
            try (Connection connection = pool.getConnection()) {
                Connection driver = (Connection) connection.unwrap(PGConnection.class);
                assertThatThrownBy(() -> Patience.during(
                                connection, SHORT, "it was tested", () -> execute(driver, "select pg_sleep(5)")))
                        .isInstanceOf(SilentServerException.class);
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(one(connection, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void aCopyOfAnotherThreadOnTheSameConnectionIsWaitedFor() throws Exception {
        try (Connection connection = DATABASE.connect()) {
            execute(connection, "create table copied (id int)");
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy copied from stdin");
            CountDownLatch asking = new CountDownLatch(1);
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> {
                try {
                    asking.countDown();
                    return during(connection, SHORT, "select 1");
                } catch (SQLException e) {
                    return "failed: " + e.getMessage();
                }
            });
            asking.await();
            Thread.sleep(SHORT.toMillis() * 2);
            copy.endCopy();
            assertThat(asked.get()).isEqualTo("true");
        }
    }

    private static String during(Connection connection, Duration patience, String sql) throws SQLException {
        return Patience.during(connection, patience, "it was tested", () -> execute(connection, sql));
    }

    private static String execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return String.valueOf(statement.execute(sql));
        }
    }
}
