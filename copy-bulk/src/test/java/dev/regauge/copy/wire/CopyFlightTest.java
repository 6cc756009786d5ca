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
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.PgBouncer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

@Timeout(60)
class CopyFlightTest {

    private static final List<String> BEGIN = List.of("begin");
    private static final List<String> COMMIT = List.of("commit");
    private static final List<String> ROLLBACK = List.of("rollback");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final FaultProxy PROXY = FaultProxy.to(EmbeddedServer.shared());
    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();
    private static Connection connection;

    @BeforeAll
    static void connect() {
        DATABASE.execute("create table t (id int primary key, name text);"
                + "create table child (id int references t deferrable initially deferred);"
                + "create table loud (id int, name text);"
                + "create function shout() returns trigger language plpgsql as"
                + " $$begin raise notice 'row % of a table that is loud%', new.id,"
                + " repeat('!', case when new.id < 0 then 4000 else 1 end); return new; end$$;"
                + "create trigger loud before insert on loud for each row execute function shout()");
        connection = DATABASE.through(PROXY).connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
        PROXY.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        DATABASE.execute("truncate t, child");
        connection.setAutoCommit(true);
    }

    private static CopyFlight begun() throws SQLException {
        return CopyFlight.begin(connection, BEGIN, COPY, ROLLBACK, PATIENCE);
    }

    private static void theConnectionWorks() throws SQLException {
        assertThat(connection.unwrap(PgConnection.class).getTransactionState().name())
                .isEqualTo("IDLE");
        assertThat(one(connection, "select 7")).isEqualTo("7");
    }

    @Test
    void storesRowsInATransactionInOneRoundTrip() throws SQLException {
        PROXY.forget();
        CopyFlight flight = begun();
        send(flight, rows(1, 3));
        assertThat(flight.complete(COMMIT)).isEqualTo(3);
        assertThat(PROXY.frontendTags()).isEqualTo("PBEdcS");
        assertThat(PROXY.roundTrips()).isEqualTo(1);
        assertThat(count(DATABASE)).isEqualTo(3);
        theConnectionWorks();
    }

    @Test
    void takesOneRoundTripForManyPiecesToo() throws SQLException {
        byte[] bytes = rows(1, 20_000);
        PROXY.delay(Duration.ofMillis(100), Duration.ofMillis(100));
        PROXY.forget();
        CopyFlight flight = begun();
        for (int at = 0; at < bytes.length; at += 1000) {
            flight.send(bytes, at, Math.min(1000, bytes.length - at));
        }
        assertThat(flight.complete(COMMIT)).isEqualTo(20_000);
        PROXY.pass();
        assertThat(PROXY.roundTrips()).isEqualTo(1);
        assertThat(PROXY.frontendTags()).matches("PBEPBEd{5,15}cPBES");
    }

    @Test
    void takesPiecesOfAnySize() throws SQLException {
        byte[] large = rows(1, 100_000, "x".repeat(20));
        CopyFlight flight = begun();
        send(flight, rows(0, 1));
        send(flight, large);
        flight.send(rows(100_001, 1), 0, 0);
        flight.send(rows(100_001, 1), 0, 5);
        byte[] last = rows(100_001, 1);
        flight.send(last, 5, last.length - 5);
        assertThat(flight.complete(COMMIT)).isEqualTo(100_002);
        assertThat(count(DATABASE)).isEqualTo(100_002);
    }

    @Test
    void storesNothingWithoutRows() throws SQLException {
        assertThat(begun().complete(COMMIT)).isZero();
        theConnectionWorks();
    }

    @Test
    void isOneStatementByItselfInAutocommit() throws SQLException {
        CopyFlight flight = CopyFlight.begin(connection, List.of(), COPY);
        send(flight, rows(1, 3));
        assertThat(flight.complete(List.of())).isEqualTo(3);
        assertThat(count(DATABASE)).isEqualTo(3);
    }

    @Test
    void keepsTheAnswersOfTheStatementsAround() throws SQLException {
        CopyFlight flight = CopyFlight.begin(
                connection, List.of("begin", "select pg_current_xact_id(), null, 'two'"), COPY, ROLLBACK, PATIENCE);
        send(flight, rows(1, 3));
        flight.complete(List.of("update t set name = 'new' where id > 1", "commit"));
        String transaction = flight.before().get(1).value().orElseThrow();
        assertThat(one(connection, "select pg_xact_status('" + transaction + "')"))
                .isEqualTo("committed");
        assertThat(flight.before().get(1).rows().get(0)).hasSize(3).element(1).isEqualTo(java.util.Optional.empty());
        assertThat(flight.after().get(0).count()).hasValue(2);
        assertThat(flight.after().get(1).tag()).isEqualTo("COMMIT");
    }

    @Test
    void isOverAfterwards() throws SQLException {
        CopyFlight flight = begun();
        flight.complete(COMMIT);
        assertThatThrownBy(() -> send(flight, rows(1, 1))).isInstanceOf(IllegalStateException.class);
        flight.fail("too late", ROLLBACK);
    }

    @Test
    void leavesTheCallersTransactionOpen() throws SQLException {
        connection.setAutoCommit(false);
        one(connection, "select 1");
        CopyFlight flight = CopyFlight.begin(
                connection, List.of("savepoint load"), COPY, List.of("rollback to savepoint load"), PATIENCE);
        send(flight, rows(1, 3));
        flight.complete(List.of("release savepoint load"));
        assertThat(count(DATABASE)).isZero();
        connection.commit();
        assertThat(count(DATABASE)).isEqualTo(3);
    }

    @Test
    void readsTheAnswerThatAutosaveHasLeftBehind() throws SQLException {
        PgConnection driver = connection.unwrap(PgConnection.class);
        try (Connection autosaving =
                DriverManager.getConnection(DATABASE.urlWithLogin() + "&autosave=always&cleanupSavepoints=true")) {
            autosaving.setAutoCommit(false);
            one(autosaving, "select 1");
            one(autosaving, "select 2");
            CopyFlight flight = CopyFlight.begin(autosaving, List.of("savepoint load"), COPY);
            send(flight, rows(1, 3));
            flight.complete(List.of("release savepoint load"));
            assertThat(one(autosaving, "select count(*) from t")).isEqualTo("3");
            autosaving.commit();
        }
        assertThat(driver.isClosed()).isFalse();
        assertThat(count(DATABASE)).isEqualTo(3);
    }

    @Test
    void survivesANoticeForEachRow() throws SQLException {
        for (int limit : new int[] {300_000}) {
            CopyFlight flight =
                    CopyFlight.begin(connection, BEGIN, "copy loud from stdin (format binary)", ROLLBACK, PATIENCE);
            send(flight, rows(1, limit));
            assertThat(flight.complete(COMMIT)).isEqualTo(limit);
        }
        int notices = 0;
        String last = "";
        for (SQLWarning warning = connection.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            notices++;
            last = warning.getMessage();
        }
        assertThat(notices).isEqualTo(201);
        assertThat(last).isEqualTo("299800 more notices of this COPY were read and not kept");
    }

    /** Each piece that is written makes more notices than there is room for on the way, so that both ends wait. */
    @Test
    void survivesNoticesThatAreLargerThanTheRows() throws SQLException {
        try (Connection own = DriverManager.getConnection(
                DATABASE.urlWithLogin() + "&sendBufferSize=65536&receiveBufferSize=65536")) {
            CopyFlight flight = CopyFlight.begin(
                    own, BEGIN, "copy loud from stdin (format binary)", ROLLBACK, Duration.ofSeconds(8));
            send(flight, rows(-20_000, 20_000, "x".repeat(100)));
            assertThat(flight.complete(ROLLBACK)).isEqualTo(20_000);
        }
    }

    @Test
    void handsNotificationsAndSettingsToTheDriver() throws SQLException {
        CopyFlight flight =
                CopyFlight.begin(connection, List.of("listen news", "begin", "set application_name = 'loading'"), COPY);
        send(flight, rows(1, 1));
        flight.complete(List.of("notify news, 'stored'", "commit"));
        PGConnection driver = connection.unwrap(PGConnection.class);
        assertThat(driver.getParameterStatus("application_name")).isEqualTo("loading");
        assertThat(driver.getNotifications())
                .singleElement()
                .matches(one -> one.getParameter().equals("stored"));
    }

    @Test
    void otherThreadsWaitUntilItIsOver() throws Exception {
        CopyFlight flight = begun();
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> {
            try {
                return one(connection, "select count(*) from t");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        send(flight, rows(1, 100_000));
        flight.complete(COMMIT);
        assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo("100000");
    }

    @Test
    void aStatementOfTheLoadingThreadDoesNotWaitForEver() throws SQLException {
        try (Connection own = DATABASE.connect()) {
            CopyFlight flight = CopyFlight.begin(own, BEGIN, COPY, ROLLBACK, PATIENCE);
            send(flight, rows(1, 10));
            assertThatThrownBy(() -> one(own, "select 1")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> flight.complete(COMMIT))
                    .isInstanceOf(ConnectionMisusedException.class)
                    .hasMessageContaining("another statement on the same connection");
            flight.fail("gone", ROLLBACK);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(one(own, "select 1")).isEqualTo("1");
        }
        assertThat(count(DATABASE)).isZero();
    }

    @Test
    void restoresTheSocketTimeout() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 12_345);
        CopyFlight flight = begun();
        send(flight, rows(1, 1));
        flight.complete(COMMIT);
        assertThat(connection.getNetworkTimeout()).isEqualTo(12_345);
        flight = begun();
        send(flight, rows(1, 1));
        CopyFlight failing = flight;
        assertThatThrownBy(() -> failing.complete(COMMIT)).hasMessageContaining("duplicate key");
        assertThat(connection.getNetworkTimeout()).isEqualTo(12_345);
        connection.setNetworkTimeout(Runnable::run, 0);
    }

    /** A pool rolls back what was left open only where it knows that something was. */
    @Test
    void aPoolRollsBackWhatWasLeftOpen() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(DATABASE.urlWithLogin());
            pool.setMaximumPoolSize(1);
            try (Connection pooled = pool.getConnection()) {
                pooled.setAutoCommit(false);
                CopyFlight flight = CopyFlight.begin(pooled, BEGIN, COPY);
                send(flight, rows(1, 3));
                flight.complete(List.of());
            }
            try (Connection pooled = pool.getConnection()) {
                assertThat(one(pooled, "select count(*) from t")).isEqualTo("0");
            }
        }
    }

    @Test
    void worksBehindAPoolerThatSharesConnections() throws SQLException {
        try (PgBouncer pooler = PgBouncer.inFrontOf(DATABASE, PgBouncer.Mode.TRANSACTION, 1);
                Connection pooled = pooler.database().connect();
                Connection other = pooler.database().connect()) {
            for (int i = 0; i < 3; i++) {
                CopyFlight flight = CopyFlight.begin(pooled, BEGIN, COPY, ROLLBACK, PATIENCE);
                send(flight, rows(i * 100_000, 100_000));
                assertThat(flight.complete(COMMIT)).isEqualTo(100_000);
                assertThat(one(other, "select count(*) from t")).isEqualTo(String.valueOf((i + 1) * 100_000));
            }
            CopyFlight flight = CopyFlight.begin(pooled, BEGIN, COPY, ROLLBACK, PATIENCE);
            assertThatThrownBy(() -> {
                        send(flight, rows(0, 100_000));
                        flight.complete(COMMIT);
                    })
                    .hasMessageContaining("duplicate key");
            assertThat(one(other, "select count(*) from t")).isEqualTo("300000");
            CopyFlight alone = CopyFlight.begin(pooled, List.of(), "copy missing from stdin (format binary)");
            send(alone, rows(0, 10));
            assertThatThrownBy(() -> alone.complete(List.of())).hasMessageContaining("missing");
            assertThat(one(other, "select 1")).isEqualTo("1");
            assertThat(one(pooled, "select 2")).isEqualTo("2");
        }
    }

    @Nested
    class WhenSomethingFails {

        @Test
        void theFirstErrorIsThrownAndNothingStored() throws SQLException {
            CopyFlight flight = begun();
            send(flight, rows(1, 3));
            send(flight, rows(2, 1));
            SQLException failure = catchThrowableOfType(SQLException.class, () -> flight.complete(COMMIT));
            assertThat(failure.getSQLState()).isEqualTo("23505");
            assertThat(failure.getSuppressed()).isEmpty();
            assertThat(count(DATABASE)).isZero();
            theConnectionWorks();
        }

        @Test
        void aCopyThatCannotStartIsTheFirstError() throws SQLException {
            PROXY.forget();
            CopyFlight flight =
                    CopyFlight.begin(connection, BEGIN, "copy missing from stdin (format binary)", ROLLBACK, PATIENCE);
            send(flight, rows(1, 3));
            SQLException failure = catchThrowableOfType(
                    SQLException.class, () -> flight.complete(List.of("insert into t values (9, 'x')", "commit")));
            assertThat(failure.getSQLState()).isEqualTo("42P01");
            assertThat(count(DATABASE)).isZero();
            theConnectionWorks();
        }

        @Test
        void aStatementBeforeTheCopyMakesTheRestFail() throws SQLException {
            CopyFlight flight = CopyFlight.begin(connection, List.of("begin", "select 1/0"), COPY, ROLLBACK, PATIENCE);
            send(flight, rows(1, 3));
            assertThatThrownBy(() -> flight.complete(COMMIT)).hasMessageContaining("division by zero");
            assertThat(count(DATABASE)).isZero();
            theConnectionWorks();
        }

        @Test
        void aConstraintThatIsCheckedAtCommitIsThrown() throws SQLException {
            CopyFlight flight =
                    CopyFlight.begin(connection, BEGIN, "copy child from program 'echo 99'", ROLLBACK, PATIENCE);
            SQLException failure = catchThrowableOfType(SQLException.class, () -> flight.complete(COMMIT));
            assertThat(failure.getSQLState()).isEqualTo("23503");
            theConnectionWorks();
        }

        @Test
        void withoutABlockNothingBehindAFailedCopyIsExecuted() throws SQLException {
            CopyFlight flight = CopyFlight.begin(connection, List.of(), COPY);
            send(flight, rows(1, 2));
            send(flight, rows(1, 1));
            assertThatThrownBy(() -> flight.complete(List.of("insert into t values (9, 'x')")))
                    .hasMessageContaining("duplicate key");
            assertThat(count(DATABASE)).isZero();
        }

        @Test
        void theCallersTransactionIsPutBackToItsSavepoint() throws SQLException {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into t values (5, 'mine')");
            }
            CopyFlight flight = CopyFlight.begin(
                    connection, List.of("savepoint load"), COPY, List.of("rollback to savepoint load"), PATIENCE);
            send(flight, rows(1, 10));
            assertThatThrownBy(() -> flight.complete(List.of("release savepoint load")))
                    .hasMessageContaining("duplicate key");
            assertThat(one(connection, "select string_agg(name, ',') from t")).isEqualTo("mine");
            connection.commit();
            assertThat(count(DATABASE)).isEqualTo(1);
        }

        @Test
        void givingUpStoresNothing() throws SQLException {
            CopyFlight flight = begun();
            send(flight, rows(1, 100_000));
            flight.fail("the source failed", ROLLBACK);
            assertThat(count(DATABASE)).isZero();
            theConnectionWorks();
        }

        @Test
        void givingUpSaysWhenTheStatementsBehindItAreRefused() throws SQLException {
            CopyFlight flight = begun();
            assertThatThrownBy(() -> flight.fail("the source failed", List.of("rollback", "select 1/0")))
                    .hasMessageContaining("division by zero");
            theConnectionWorks();
        }

        /** Not through the proxy, which would take 64 MB by itself before the server has seen a byte. */
        @Test
        void itStopsSendingSoonAfterTheServerHasSaidSo() throws SQLException {
            try (Connection direct = DATABASE.connect()) {
                assertThat(sentUntilFailure(direct, DATABASE)).isLessThan(16 << 20);
                assertThat(one(direct, "select count(*) from t")).isEqualTo("1");
            }
        }

        @Test
        void aTransactionThatWasAbortedBeforeIsNotTakenForStored() throws SQLException {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> one(connection, "select 1/0")).isInstanceOf(SQLException.class);
            CopyFlight flight = CopyFlight.begin(connection, List.of(), COPY);
            send(flight, rows(1, 2));
            assertThatThrownBy(() -> flight.complete(COMMIT)).isInstanceOf(SQLException.class);
            connection.setAutoCommit(true);
            theConnectionWorks();
        }

        @Test
        void aCancelFromOutsideEndsIt() throws Exception {
            CopyFlight flight = begun();
            send(flight, rows(0, 50_000));
            awaitCopying(connection.unwrap(PgConnection.class).getBackendPID());
            connection.unwrap(PgConnection.class).cancelQuery();
            SQLException failure = catchThrowableOfType(SQLException.class, () -> {
                for (int i = 1; i < 200; i++) {
                    send(flight, rows(i * 50_000, 50_000));
                }
                flight.complete(COMMIT);
            });
            assertThat(failure.getSQLState()).isEqualTo("57014");
            assertThat(count(DATABASE)).isZero();
            theConnectionWorks();
        }
    }

    /** Offers 200 MB whose first row is there already. @return how much went out after the server had said so */
    static long sentUntilFailure(Connection connection, TestDatabase database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into t values (-1, 'there')");
        }
        byte[] chunk = rows(0, 50_000, "x".repeat(20));
        CopyFlight flight = CopyFlight.begin(connection, BEGIN, COPY, ROLLBACK, PATIENCE);
        int backend = connection.unwrap(PgConnection.class).getBackendPID();
        long[] sent = {0};
        SQLException failure = catchThrowableOfType(SQLException.class, () -> {
            send(flight, rows(-1, 1));
            send(flight, chunk); // between its pieces the refusal may be heard already
            awaitAborted(backend, database);
            while (sent[0] < 200 << 20) {
                send(flight, chunk);
                sent[0] += chunk.length;
            }
            flight.complete(COMMIT);
        });
        assertThat(failure.getSQLState()).isEqualTo("23505");
        return sent[0];
    }

    /** A cancel that comes before the COPY cancels nothing. */
    private static void awaitCopying(int backend) throws SQLException {
        String locked = "select count(*) from pg_locks where pid = " + backend + " and relation = 't'::regclass";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try (Connection other = DATABASE.connect()) {
            while (one(other, locked).equals("0") && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    /** The server has given up a COPY when it no longer holds its lock; that it has begun is seen by the text. */
    private static void awaitAborted(int backend, TestDatabase database) throws SQLException {
        String state = "select count(*) from pg_stat_activity a where pid = " + backend + " and query ilike 'copy%'"
                + " and not exists (select from pg_locks l where l.pid = a.pid and l.relation is not null)";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try (Connection other = database.connect()) {
            int seen = 0; // twice, as the lock is taken a moment after the text is shown
            while (seen < 2 && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                seen = one(other, state).equals("1") ? seen + 1 : 0;
            }
            assertThat(seen).as("the server has refused the row").isEqualTo(2);
        }
    }
}
