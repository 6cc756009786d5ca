package dev.regauge.connect.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

@Tag("alone")
@Tag("waits")
@Timeout(60)
class TransactionsTest {

    private static final String CONFLICT = "do $$ begin raise exception using errcode = '40001'; end $$";

    private final FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final HikariDataSource pool = Pools.of(database.through(proxy), 3);
    private final Transactions transactions = Transactions.on(pool);
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void create() {
        database.execute("create table t (v int)");
    }

    @AfterEach
    void close() {
        pool.close();
        proxy.close();
    }

    @Test
    void commitsAndReturnsWhatTheWorkReturns() throws SQLException {
        int result = transactions.call(connection -> {
            insert(connection, 1);
            return Pools.number(connection, "select v from t");
        });
        assertThat(result).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void runsConflictingWorkAgainOnTheSameConnection() throws SQLException {
        Set<Integer> pids = new HashSet<>();
        transactions.run(connection -> {
            pids.add(Pools.pid(connection));
            insert(connection, 1);
            if (runs.incrementAndGet() < 4) {
                Pools.execute(connection, CONFLICT);
            }
        });
        assertThat(runs).hasValue(4);
        assertThat(pids).hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void givesUpAtTheLimitWithTheLastFailure() throws SQLException {
        assertThatThrownBy(() -> transactions.withAttempts(3).run(connection -> {
                    runs.incrementAndGet();
                    insert(connection, 1);
                    Pools.execute(connection, CONFLICT);
                }))
                .isInstanceOf(TransactionException.class)
                .hasMessageStartingWith(
                        "The transaction failed and was rolled back\n  found:    SQLSTATE 40001, attempt 3")
                .satisfies(
                        e -> assertThat(((TransactionException) e).attempts()).isEqualTo(3))
                .satisfies(e ->
                        assertThat(((TransactionException) e).failureClass()).isEqualTo(FailureClass.RETRY_NOW))
                .hasCauseInstanceOf(SQLException.class);
        assertThat(runs).hasValue(3);
        assertThat(rows()).isZero();
    }

    @Test
    void losesNoUpdateUnderSerializableLoad() throws Exception {
        database.execute("insert into t values (0)");
        CyclicBarrier allHaveRead = new CyclicBarrier(3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (Future<?> ended : threads.invokeAll(Collections.nCopies(3, () -> count(50, allHaveRead)))) {
                ended.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(Pools.number(database, "select v from t")).isEqualTo(150);
        assertThat(runs.get()).as("at least two of the first three conflict").isGreaterThanOrEqualTo(152);
    }

    private int count(int times, CyclicBarrier allHaveRead) {
        Transactions strict = transactions.withIsolation(Isolation.SERIALIZABLE).withAttempts(100);
        AtomicInteger own = new AtomicInteger();
        for (int i = 0; i < times; i++) {
            strict.run(connection -> {
                runs.incrementAndGet();
                int v = Pools.number(connection, "select v from t");
                if (own.incrementAndGet() == 1) {
                    await(allHaveRead);
                }
                Pools.execute(connection, "update t set v = " + (v + 1));
            });
        }
        return own.get();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void runsWorkAgainWhenCommitItselfIsRefused() throws SQLException {
        database.execute(
                "create function once() returns trigger language plpgsql as $$ begin"
                        + " if (select count(*) from t) < 2 then raise exception using errcode = '40001'; end if; return null; end $$;"
                        + " create constraint trigger c after insert on t initially deferred for each row execute function once()");
        transactions.run(connection -> {
            insert(connection, 1);
            if (runs.incrementAndGet() > 1) {
                insert(connection, 2);
            }
        });
        assertThat(runs).hasValue(2);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void takesAnotherConnectionWhenOneDiesBeforeCommit() throws SQLException {
        transactions.run(connection -> {
            insert(connection, 1);
            if (runs.incrementAndGet() == 1) {
                Pools.terminate(database, Pools.pid(connection));
                insert(connection, 2);
            }
        });
        assertThat(runs).hasValue(2);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void neverRunsWorkAgainWhenTheConnectionDiesDuringCommit() throws SQLException {
        database.execute(
                "create function slow() returns trigger language plpgsql as $$ begin"
                        + " perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(10); return null; end $$;"
                        + " create constraint trigger c after insert on t initially deferred for each row execute function slow()");
        assertThatThrownBy(() -> transactions.run(connection -> {
                    runs.incrementAndGet();
                    insert(connection, 1);
                }))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("not known whether");
        assertThat(runs).hasValue(1);
    }

    @Test
    void cannotTellACommitWhoseAnswerIsLost() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            assertThatThrownBy(() -> transactions.run(connection -> {
                        runs.incrementAndGet();
                        insert(connection, 1);
                        proxy.delay(Duration.ZERO, Duration.ofMinutes(1));
                        Future<?> unused = thread.submit(this::cutWhenCommitted);
                    }))
                    .isInstanceOf(OutcomeUnknownException.class);
        } finally {
            thread.shutdown();
        }
        assertThat(runs).hasValue(1);
        assertThat(rows()).as("it was committed, and no second time").isEqualTo(1);
    }

    private boolean cutWhenCommitted() throws SQLException {
        while (rows() == 0) {
            Thread.onSpinWait();
        }
        proxy.pass();
        proxy.cut();
        return true;
    }

    @Nested
    class WhenTheWorkSwallowsAnError {

        @Test
        void saysSoInsteadOfCommittingNothing() throws SQLException {
            assertThatThrownBy(() -> transactions.run(connection -> {
                        runs.incrementAndGet();
                        insert(connection, 1);
                        swallow(connection, "select 1/0");
                    }))
                    .isInstanceOf(SwallowedFailureException.class)
                    .hasMessageContaining("let the SQLException out");
            assertThat(runs).hasValue(1);
            assertThat(rows()).isZero();
        }

        /** The trap: without the check there is no exception, and no row. */
        @Test
        void whichTheDriverAloneDoesNotSay() throws SQLException {
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                insert(connection, 1);
                swallow(connection, "select 1/0");
                connection.commit();
            }
            assertThat(rows()).isZero();
        }

        @Test
        void saysSoAlsoWhereTheDriverDoesNotTellTheState() {
            Transactions foreign = Transactions.on(new ForeignSource(pool));
            assertThatThrownBy(() -> foreign.run(connection -> swallow(connection, "select 1/0")))
                    .isInstanceOf(SwallowedFailureException.class)
                    .hasMessageContaining("25P02");
        }

        @Test
        void commitsAfterASavepoint() throws SQLException {
            transactions.run(connection -> {
                insert(connection, 1);
                Savepoint before = connection.setSavepoint();
                swallow(connection, "select 1/0");
                connection.rollback(before);
            });
            assertThat(rows()).isEqualTo(1);
        }

        @Test
        void saysSoWhenTheConnectionDied() {
            assertThatThrownBy(() -> transactions.run(connection -> {
                        Pools.terminate(database, Pools.pid(connection));
                        swallow(connection, "select 1");
                    }))
                    .isInstanceOf(SwallowedFailureException.class)
                    .hasMessageContaining("closed");
        }

        private static void swallow(Connection connection, String sql) {
            try {
                Pools.execute(connection, sql);
            } catch (SQLException expected) {
                // that is the mistake
            }
        }
    }

    @Nested
    class WhenTheWorkThrows {

        @Test
        void rollsBackAndLetsAnUncheckedExceptionOutUnchanged() throws SQLException {
            IllegalArgumentException own = new IllegalArgumentException("own");
            assertThatThrownBy(() -> transactions.run(connection -> {
                        insert(connection, 1);
                        throw own;
                    }))
                    .isSameAs(own);
            assertThat(rows()).isZero();
        }

        @Test
        void rollsBackAfterAnErrorOfTheJvm() throws SQLException {
            assertThatThrownBy(() -> transactions.run(connection -> {
                        insert(connection, 1);
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThat(rows()).isZero();
        }

        @Test
        void readsTheCausesOfALibrarysException() throws SQLException {
            transactions.run(connection -> {
                insert(connection, 1);
                if (runs.incrementAndGet() == 1) {
                    throw new IllegalStateException("wrapped", new SQLException("conflict", "40001"));
                }
            });
            assertThat(runs).hasValue(2);
            assertThat(rows()).isEqualTo(1);
        }

        @Test
        void doesNotRetryAConstraint() {
            assertThatThrownBy(() -> transactions.run(connection -> {
                        runs.incrementAndGet();
                        Pools.execute(connection, "create table u (v int unique); insert into u values (41), (41)");
                    }))
                    .isInstanceOf(TransactionException.class)
                    .hasMessageContaining("23505")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("41)"));
            assertThat(runs).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "rollback", "close", "autocommit", "isolation"})
    void refusesWhatEndsTheTransaction(String call) throws SQLException {
        assertThatThrownBy(() -> transactions.run(connection -> {
                    insert(connection, 1);
                    switch (call) {
                        case "commit" -> connection.commit();
                        case "rollback" -> connection.rollback();
                        case "close" -> connection.close();
                        case "autocommit" -> connection.setAutoCommit(true);
                        default -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not call");
        assertThat(rows()).isZero();
    }

    @Test
    void givesTheConnectionBackAsItWas() throws SQLException {
        try (HikariDataSource single = Pools.of(database, 1)) {
            Transactions.on(single)
                    .withIsolation(Isolation.SERIALIZABLE)
                    .withReadOnly()
                    .run(connection -> {
                        assertThat(show(connection, "transaction_isolation")).isEqualTo("serializable");
                        assertThat(show(connection, "transaction_read_only")).isEqualTo("on");
                        assertThat(connection.unwrap(PGConnection.class)).isNotNull();
                    });
            try (Connection connection = single.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(connection.isReadOnly()).isFalse();
                assertThat(show(connection, "transaction_isolation")).isEqualTo("read committed");
                assertThat(show(connection, "default_transaction_isolation")).isEqualTo("read committed");
                assertThat(show(connection, "transaction_read_only")).isEqualTo("off");
            }
        }
    }

    /** Through a proxy and pool of its own: the other pool still connects in the background. */
    @Test
    void needsNoRoundTripOfItsOwn() {
        try (FaultProxy own = FaultProxy.to(EmbeddedServer.shared());
                HikariDataSource single = Pools.of(database.through(own), 1)) {
            Transactions.on(single).run(connection -> insert(connection, 1));
            own.forget();
            Transactions.on(single).run(connection -> insert(connection, 2));
            assertThat(own.roundTrips()).as("the work, and COMMIT").isEqualTo(2);
        }
    }

    @Test
    void refusesToCommitForSomebodyElse() throws SQLException {
        try (Connection busy = database.connect()) {
            busy.setAutoCommit(false);
            insert(busy, 1);
            assertThatThrownBy(
                            () -> Transactions.on(new ForeignSource(pool, busy)).run(connection -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("one is under way");
        }
    }

    @Test
    void endsWhenInterruptedBetweenAttempts() {
        assertThatThrownBy(() -> transactions.run(connection -> {
                    runs.incrementAndGet();
                    Thread.currentThread().interrupt();
                    throw new SQLException("conflict", "40001");
                }))
                .isInstanceOf(TransactionException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void triesAgainToConnect() throws SQLException {
        proxy.refuse();
        Transactions unpooled =
                Transactions.on(Pools.unpooled(database.through(proxy))).withAttempts(2);
        assertThatThrownBy(() -> unpooled.run(connection -> runs.incrementAndGet()))
                .isInstanceOf(TransactionException.class)
                .hasMessageStartingWith("No connection for the transaction, which did not begin")
                .hasMessageContaining("SQLSTATE 08001, attempt 2");
        assertThat(runs).hasValue(0);
    }

    @Test
    void refusesLessThanOneAttempt() {
        assertThatThrownBy(() -> transactions.withAttempts(0)).hasMessageContaining("at least 1");
    }

    private static void insert(Connection connection, int v) throws SQLException {
        Pools.execute(connection, "insert into t values (" + v + ")");
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private int rows() throws SQLException {
        return Pools.number(database, "select count(*) from t");
    }
}
