package dev.regauge.copy.wire;

import static dev.regauge.copy.wire.Encoded.COPY;
import static dev.regauge.copy.wire.Encoded.count;
import static dev.regauge.copy.wire.Encoded.one;
import static dev.regauge.copy.wire.Encoded.rows;
import static dev.regauge.copy.wire.Encoded.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.copy.FaultNotes;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.OwnServer;
import dev.regauge.testing.ServerCertificate;
import dev.regauge.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/** All rows are stored or none, whatever breaks and when; and the caller hears which, or that nobody knows. */
@Tag("alone")
@Tag("waits")
@Timeout(120)
class CopyFlightFaultsTest {

    private static final boolean LONG = Boolean.getBoolean("regauge.long");
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int ROWS = 60_000;
    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private static final byte[] BYTES = rows(0, ROWS, "x".repeat(20));

    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());

    @BeforeAll
    static void create() {
        DATABASE.execute("create table t (id int primary key, name text)");
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate t");
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    enum Fault {
        TERMINATED,
        CUT_TO_SERVER,
        CUT_TO_CLIENT,
        BLACK_HOLE
    }

    private enum Heard {
        STORED,
        NOT_STORED,
        UNKNOWN
    }

    @ParameterizedTest
    @EnumSource
    void allOrNothingIsStoredAndTheCallerHearsWhich(Fault fault) throws Exception {
        Random random = new Random(fault.name().hashCode());
        int cases = LONG ? 20 : fault == Fault.BLACK_HOLE ? 4 : 10; // each of these waits for its patience
        for (int i = 0; i < cases; i++) {
            int moment = i == 0 ? BYTES.length : random.nextInt(BYTES.length);
            empty();
            Connection connection = DATABASE.through(proxy).connect();
            int process = connection.unwrap(PGConnection.class).getBackendPID();
            Heard heard = load(connection, process, fault, moment, random);
            proxy.pass();
            if (!connection.isClosed()) {
                assertThat(one(connection, "select 1")).isEqualTo("1");
            }
            proxy.cut();
            awaitEnd(process);
            int stored = count(DATABASE);
            FaultNotes.add("flight of COPY, " + fault, ROWS, stored, heard.name());
            assertThat(stored).as("%s at %d", fault, moment).isIn(0, ROWS);
            if (heard != Heard.UNKNOWN) {
                assertThat(stored).as("%s at %d", fault, moment).isEqualTo(heard == Heard.STORED ? ROWS : 0);
            }
        }
    }

    private Heard load(Connection connection, int process, Fault fault, int moment, Random random) {
        try {
            CopyFlight flight = CopyFlight.begin(connection, List.of("begin"), COPY, List.of("rollback"), PATIENCE);
            for (int at = 0; at < BYTES.length; at += 10_000) {
                if (at <= moment && moment < at + 10_000) {
                    strike(process, fault, moment, random);
                }
                flight.send(BYTES, at, Math.min(10_000, BYTES.length - at));
            }
            if (moment == BYTES.length) {
                strike(process, fault, moment, random);
            }
            assertThat(flight.complete(List.of("commit"))).isEqualTo(ROWS);
            return Heard.STORED;
        } catch (ConnectionLostException lost) {
            assertThat(lost.getSQLState()).matches("08006|57P01");
            return lost.afterSent() ? Heard.UNKNOWN : Heard.NOT_STORED;
        } catch (SQLException failure) {
            assertThat(failure.getSQLState()).isEqualTo("57P01");
            return Heard.NOT_STORED;
        }
    }

    private void strike(int process, Fault fault, int moment, Random random) {
        switch (fault) {
            case TERMINATED -> DATABASE.execute("select pg_terminate_backend(" + process + ")");
            case CUT_TO_SERVER -> proxy.cutAfterBytesToServer(moment + 1000L + random.nextInt(200));
            case CUT_TO_CLIENT -> proxy.cutAfterBytesToClient(400 + random.nextInt(400));
            case BLACK_HOLE -> proxy.blackHole();
        }
    }

    private static void awaitEnd(int process) throws Exception {
        try (Connection other = DATABASE.connect()) {
            while (!one(other, "select count(*) from pg_stat_activity where pid = " + process)
                    .equals("0")) {
                Thread.sleep(20);
            }
        }
    }

    @Test
    void aServerThatTakesNothingEndsTheConnection() throws SQLException {
        try (Connection connection = DATABASE.connect()) {
            breaksOffWhileTheTableIsLocked(DATABASE, connection);
        }
    }

    @Test
    void aServerThatTakesNothingEndsAnEncryptedConnectionAndErrorsAreNoticedThere(@TempDir Path folder)
            throws SQLException {
        try (OwnServer server =
                EmbeddedServer.startOwn(ServerCertificate.in(folder).settings())) {
            TestDatabase database = server.newDatabase();
            database.execute("create table t (id int primary key, name text)");
            try (Connection connection = DriverManager.getConnection(database.urlWithLogin() + "&sslmode=require")) {
                assertThat(one(connection, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
                        .isEqualTo("t");
                assertThat(CopyFlightTest.sentUntilFailure(connection, database))
                        .isLessThan(16 << 20);
                assertThat(one(connection, "select count(*) from t")).isEqualTo("1");
                breaksOffWhileTheTableIsLocked(database, connection);
            }
        }
    }

    private static void breaksOffWhileTheTableIsLocked(TestDatabase database, Connection connection)
            throws SQLException {
        try (Connection locking = database.connect();
                Statement statement = locking.createStatement()) {
            statement.execute("begin; lock table t in access exclusive mode");
            CopyFlight flight = CopyFlight.begin(connection, List.of("begin"), COPY, List.of("rollback"), PATIENCE);
            ConnectionLostException lost = catchThrowableOfType(ConnectionLostException.class, () -> {
                for (int i = 0; i < 200; i++) {
                    send(flight, BYTES);
                }
            });
            assertThat((Throwable) lost)
                    .hasMessageContaining("the server took nothing for 1000 ms")
                    .hasMessageContaining("Nothing of it was stored");
            assertThat(lost.getSQLState()).isEqualTo("08006");
            assertThat(lost.afterSent()).isFalse();
            assertThat(connection.isClosed()).isTrue();
            flight.fail("the connection is lost", List.of("rollback"));
        }
    }

    @Test
    void aServerThatIsSilentAtTheEndEndsTheConnection() throws SQLException {
        try (Connection connection = DATABASE.connect()) {
            CopyFlight flight = CopyFlight.begin(connection, List.of("begin"), COPY, List.of("rollback"), PATIENCE);
            send(flight, BYTES);
            ConnectionLostException lost = catchThrowableOfType(
                    ConnectionLostException.class, () -> flight.complete(List.of("select pg_sleep(3)", "commit")));
            assertThat((Throwable) lost)
                    .hasMessageContaining("the server was silent for 1000 ms")
                    .hasMessageContaining("not known");
            assertThat(lost.afterSent()).isTrue();
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aPoolHearsOfTheLostConnection() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(DATABASE.through(proxy).urlWithLogin());
            pool.setMaximumPoolSize(1);
            try (Connection connection = pool.getConnection()) {
                CopyFlight flight = CopyFlight.begin(connection, List.of("begin"), COPY);
                send(flight, BYTES);
                proxy.cut();
                assertThatThrownBy(() -> flight.complete(List.of("commit")))
                        .isInstanceOf(ConnectionLostException.class);
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(one(connection, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void aConnectionThatIsClosedByAnotherThreadIsSaidToBe() throws SQLException {
        Connection connection = DATABASE.connect();
        CopyFlight flight = CopyFlight.begin(connection, List.of("begin"), COPY);
        send(flight, BYTES);
        connection.close();
        assertThatThrownBy(() -> flight.complete(List.of("commit"))).isInstanceOf(ConnectionLostException.class);
        assertThat(count(DATABASE)).isZero();
        assertThatThrownBy(() -> CopyFlight.begin(connection, List.of(), COPY)).hasMessageContaining("closed");
    }
}
