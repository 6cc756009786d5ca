package dev.regauge.connect.failure;

import static dev.regauge.connect.failure.FailureClass.DO_NOT_RETRY;
import static dev.regauge.connect.failure.FailureClass.RETRY_NOW;
import static dev.regauge.connect.failure.FailureClass.RETRY_ON_NEW_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each SQLSTATE is provoked on a real server, and its class is that of the table. */
@Tag("waits")
@Timeout(60)
class SqlStatesOnTheServerTest {

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final Connection connection = database.connect();

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "22012 | select 1/0",
                "22003 | select 2147483647 + 1",
                "22P02 | select 'x'::int",
                "22007 | select 'x'::date",
                "22001 | create table t (v varchar(1)); insert into t values ('ab')",
                "21000 | select (select 1 union all select 2)",
                "23502 | create table t (v int not null); insert into t values (null)",
                "23503 | create table p (v int primary key); create table t (v int references p); insert into t values (1)",
                "23505 | create table t (v int unique); insert into t values (1), (1)",
                "23514 | create table t (v int check (v > 0)); insert into t values (0)",
                "23P01 | create table t (v int4range, exclude using gist (v with &&)); insert into t values ('[1,3)'), ('[2,4)')",
                "2BP01 | create table p (v int primary key); create table t (v int references p); drop table p",
                "2D000 | do $$ begin perform 1; commit; end $$",
                "34000 | fetch from nothing",
                "3B001 | rollback to savepoint nothing",
                "3F000 | create table nothing.t ()",
                "42501 | set local role pg_monitor; create table t ()",
                "42601 | selec 1",
                "42703 | select nothing",
                "42883 | select nothing()",
                "42P01 | select * from nothing",
                "42P05 | prepare p as select 1; prepare p as select 1",
                "42P07 | create table t (); create table t ()",
                "0A000 | select count(*) from pg_class for update",
                "25001 | vacuum",
                "25006 | set transaction read only; create table t ()",
                "54001 | set local max_stack_depth = '100kB'; create function f() returns int language sql as 'select f()'; select f()",
                "57014 | set local statement_timeout = 10; select pg_sleep(10)",
                "P0001 | do $$ begin raise exception 'mine'; end $$",
                "P0002 | do $$ declare v int; begin select 1 into strict v where false; end $$"
            })
    void doesNotRetryWhatWouldFailAgain(String state, String sql) throws SQLException {
        connection.setAutoCommit(false);
        assertClass(state, DO_NOT_RETRY, () -> Pools.execute(connection, sql));
    }

    @Test
    void doesNotRetryTheEchoOfAnEarlierError() throws SQLException {
        connection.setAutoCommit(false);
        assertClass("22012", DO_NOT_RETRY, () -> Pools.execute(connection, "select 1/0"));
        assertClass("25P02", DO_NOT_RETRY, () -> Pools.execute(connection, "select 1"));
    }

    @Test
    void doesNotRetryALockThatTheProgramWouldNotWaitFor() throws SQLException {
        try (Connection other = holdingALock()) {
            assertThat(other.isClosed()).isFalse();
            assertClass("55P03", DO_NOT_RETRY, () -> Pools.execute(connection, "select * from t for update nowait"));
        }
    }

    @Test
    void doesNotRetryADatabaseThatIsInUse() {
        assertClass("55006", DO_NOT_RETRY, () -> Pools.execute(connection, "drop database " + database.name()));
    }

    @Test
    void retriesASerializationFailure() throws SQLException {
        Pools.execute(connection, "create table t (v int); insert into t values (1)");
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Pools.number(connection, "select v from t");
        database.execute("update t set v = 2");
        assertClass("40001", RETRY_NOW, () -> Pools.execute(connection, "update t set v = 3"));
    }

    @Test
    void retriesADeadlock() throws Exception {
        Pools.execute(connection, "create table t (v int); insert into t values (1); create table u (v int)");
        Pools.execute(connection, "set deadlock_timeout = 10");
        connection.setAutoCommit(false);
        Pools.execute(connection, "lock table u");
        try (Connection other = holdingALockOn("lock table t")) {
            Pools.execute(other, "set deadlock_timeout = 60000");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> execute(other, "lock table u"));
            assertClass("40P01", RETRY_NOW, () -> Pools.execute(connection, "lock table t"));
            connection.rollback();
            waiting.join();
        }
    }

    @Test
    void retriesAStatementThatIsGone() throws SQLException {
        connection.setAutoCommit(false);
        assertClass("26000", RETRY_NOW, () -> Pools.execute(connection, "execute nothing"));
    }

    @Test
    void retriesAStalePlanAndTheDriverHealsIt() throws SQLException {
        Pools.execute(connection, "create table t (v int); insert into t values (1)");
        try (PreparedStatement read = connection.prepareStatement("select * from t")) {
            for (int i = 0; i < 6; i++) {
                read.executeQuery().close();
            }
            connection.setAutoCommit(false);
            Pools.number(connection, "select 1");
            database.execute("alter table t add w int");
            assertClass("0A000", RETRY_NOW, read::executeQuery);
            connection.rollback();
            assertThat(read.executeQuery().getMetaData().getColumnCount()).isEqualTo(2);
        }
    }

    @Nested
    class WhenTheSessionEnds {

        @Test
        void needsAnotherAfterAnAdministratorEndedIt() throws SQLException {
            Pools.terminate(database, Pools.pid(connection));
            assertClass("57P01", RETRY_ON_NEW_CONNECTION, () -> Pools.pid(connection));
            assertClass("08003", RETRY_ON_NEW_CONNECTION, () -> Pools.pid(connection));
        }

        @Test
        void needsAnotherAfterItWasIdleForTooLong() throws SQLException {
            endsBySetting("idle_session_timeout");
            assertClass("57P05", RETRY_ON_NEW_CONNECTION, () -> Pools.pid(connection));
        }

        @Test
        void doesNotRetryWorkThatIdledInItsTransaction() throws SQLException {
            connection.setAutoCommit(false);
            endsBySetting("idle_in_transaction_session_timeout");
            SQLException failure = assertClass("25P03", DO_NOT_RETRY, () -> Pools.execute(connection, "select 1"));
            assertThat(Failure.of(failure).endedSession()).isTrue();
        }

        @Test
        void doesNotRetryATransactionThatTookTooLong() throws SQLException {
            connection.setAutoCommit(false);
            Pools.execute(connection, "set transaction_timeout = 20");
            SQLException failure =
                    assertClass("25P04", DO_NOT_RETRY, () -> Pools.execute(connection, "select pg_sleep(10)"));
            assertThat(Failure.of(failure).endedSession()).isTrue();
        }

        @Test
        void needsAnotherAfterTheNetworkBroke() throws SQLException {
            try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                    Connection through = database.through(proxy).connect()) {
                proxy.cut();
                assertClass("08006", RETRY_ON_NEW_CONNECTION, () -> Pools.pid(through));
            }
        }

        private void endsBySetting(String timeout) throws SQLException {
            int pid = Pools.pid(connection);
            Pools.execute(connection, "set " + timeout + " = 20");
            while (Pools.number(database, "select count(*) from pg_stat_activity where pid = " + pid) > 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Nested
    class WhenNoSessionBegins {

        @Test
        void needsAnotherWhereNobodyListens() {
            try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared())) {
                proxy.refuse();
                assertClass("08001", RETRY_ON_NEW_CONNECTION, () -> login(database.through(proxy)));
            }
        }

        @Test
        void needsAnotherWhenThereAreTooMany() {
            database.execute("create role crowded login password 'p' connection limit 0");
            assertClass("53300", RETRY_ON_NEW_CONNECTION, () -> login(as("crowded", "p")));
        }

        @Test
        void doesNotRetryALoginThatIsRefused() {
            database.execute("create role absent nologin password 'p'");
            assertClass("28P01", DO_NOT_RETRY, () -> login(as(database.user(), "wrong")));
            assertClass("28000", DO_NOT_RETRY, () -> login(as("absent", "p")));
        }

        @Test
        void doesNotRetryADatabaseThatIsNotThere() {
            TestDatabase absent =
                    new TestDatabase(database.host(), database.port(), "nowhere", database.user(), database.password());
            assertClass("3D000", DO_NOT_RETRY, () -> login(absent));
        }

        private TestDatabase as(String user, String password) {
            return new TestDatabase(database.host(), database.port(), database.name(), user, password);
        }

        private static void login(TestDatabase database) throws SQLException {
            Pools.unpooled(database).getConnection().close();
        }
    }

    private Connection holdingALock() throws SQLException {
        Pools.execute(connection, "create table t (v int); insert into t values (1)");
        return holdingALockOn("select * from t for update");
    }

    private Connection holdingALockOn(String locking) throws SQLException {
        Connection other = database.connect();
        other.setAutoCommit(false);
        Pools.execute(other, locking);
        return other;
    }

    private static void execute(Connection connection, String sql) {
        try {
            Pools.execute(connection, sql);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static SQLException assertClass(String state, FailureClass expected, ThrowingCallable failing) {
        SQLException failure = catchThrowableOfType(SQLException.class, failing);
        assertThat((Throwable) failure).as("failure").isNotNull();
        assertThat(failure.getSQLState()).as(failure.getMessage()).isEqualTo(state);
        assertThat(FailureClass.of(failure)).isEqualTo(expected);
        return failure;
    }
}
