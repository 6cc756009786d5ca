package dev.regauge.connect.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.application.TroubledApplication;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.OwnServer;
import dev.regauge.testing.SecretDetector;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("alone")
@Tag("waits")
@Timeout(60)
class PoolDiagnosisTest {

    private static final int SIZE = 4;

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    /** Gets an application into trouble. */
    private interface Trouble {
        void make(TroubledApplication application) throws Exception;
    }

    @Test
    void everyCauseGivesItsOwnVerdictAndNoOther() throws Exception {
        Map<Verdict, Map<Verdict, Integer>> verdicts = new EnumMap<>(Verdict.class);
        verdicts.put(Verdict.LEAK, verdict(database, it -> it.forgetInThreadsThatEnd(SIZE)));
        verdicts.put(Verdict.SLOW_QUERIES, verdict(database, it -> it.query(SIZE, "select pg_sleep(60)")));
        verdicts.put(Verdict.IDLE_IN_TRANSACTION, verdict(database, it -> it.waitInTransaction(SIZE, "select 1")));
        verdicts.put(Verdict.UNDERSIZED, verdict(database, it -> it.shortWork(120)));
        verdicts.put(Verdict.SERVER_LIMIT, verdict(limitedRole(2), it -> it.shortWork(120)));

        Map<Verdict, Map<Verdict, Integer>> identity = new EnumMap<>(Verdict.class);
        verdicts.keySet().forEach(cause -> identity.put(cause, Map.of(cause, 1)));
        assertThat(verdicts).isEqualTo(identity).hasSize(5);
    }

    private Map<Verdict, Integer> verdict(TestDatabase login, Trouble trouble) throws Exception {
        try (TroubledApplication application = TroubledApplication.on(database, login, SIZE)) {
            trouble.make(application);
            return Map.of(application.exhausted().diagnosis().verdict(), 1);
        }
    }

    private PoolExhaustedException exhausted(Trouble trouble) throws Exception {
        try (TroubledApplication application = TroubledApplication.on(database, SIZE)) {
            trouble.make(application);
            return application.exhausted();
        }
    }

    private TestDatabase limitedRole(int connections) {
        String role = "limited_" + database.name();
        database.execute("create role " + role + " login password '" + database.password() + "' connection limit "
                + connections);
        return new TestDatabase(database.host(), database.port(), database.name(), role, database.password());
    }

    @Test
    void leakNamesTheThreadAndWhereItBorrowed() throws Exception {
        PoolExhaustedException e = exhausted(it -> it.forgetInThreadsThatEnd(SIZE));
        assertThat(e.getMessage())
                .contains("by thread \"short-lived\", which has ended")
                .contains(
                        "borrowed at\n                dev.regauge.application.TroubledApplication.borrow(TroubledApplication.java:")
                .contains("dev.regauge.application.TroubledApplication.forget(TroubledApplication.java:");
        assertThat(e.diagnosis().figures().shares()).containsExactly(Map.entry(Verdict.LEAK, SIZE));
    }

    @Test
    void leakOfAWorkerThatGoesOnIsALeakAlthoughItsTransactionIsOpen() throws Exception {
        PoolExhaustedException e = exhausted(it -> it.forgetInWorkersThatGoOn(SIZE));
        assertThat(e.diagnosis().verdict()).isEqualTo(Verdict.LEAK);
        assertThat(e.getMessage()).contains("which does other work now, idle in transaction for");
    }

    @Test
    void connectionThatNobodyUsesIsALeak() throws Exception {
        PoolExhaustedException e = exhausted(it -> it.holdWithoutUse(SIZE));
        assertThat(e.diagnosis().verdict()).isEqualTo(Verdict.LEAK);
    }

    @Test
    void slowStatementsAreShownWithoutTheirLiterals() throws Exception {
        String sql =
                "select pg_sleep(60), 'hunter2-secret', $$hunter2-secret$$, E'\\'hunter2-secret' -- hunter2-secret";
        PoolExhaustedException e = exhausted(it -> it.query(SIZE, sql));
        assertThat(e.getMessage()).contains("select pg_sleep(…), '…', '…', '…'");
        SecretDetector.of("hunter2-secret", database.password()).assertClean(e.getMessage());
    }

    @Test
    void lastStatementOfAnIdleTransactionIsShownWithoutItsPassword() throws Exception {
        String sql = "select set_config('app.password', 'hunter2-secret', true)";
        PoolExhaustedException e = exhausted(it -> it.waitInTransaction(SIZE, sql));
        assertThat(e.getMessage())
                .contains("idle in transaction for")
                .contains("last statement: select set_config('…', '…', true)")
                .contains("TroubledApplication.callOtherService");
        SecretDetector.of("hunter2-secret").assertClean(e.getMessage());
    }

    @Test
    void waitForALockNamesWhoHoldsIt() throws Exception {
        database.execute("create table stock (n int); insert into stock values (1)");
        try (Connection holder = database.connect()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("update stock set n = 2");
            PoolExhaustedException e = exhausted(it -> it.query(SIZE, "update stock set n = 3"));
            assertThat(e.diagnosis().verdict()).isEqualTo(Verdict.SLOW_QUERIES);
            assertThat(e.getMessage())
                    .contains("waiting for Lock: transactionid: update stock set n = …")
                    .contains("idle in transaction for");
        }
    }

    @Test
    void undersizedPoolIsMeasured() throws Exception {
        PoolExhaustedException e = exhausted(it -> it.shortWork(120));
        PoolFigures figures = e.diagnosis().figures();
        assertThat(figures.borrows()).isPositive();
        assertThat(figures.meanHold())
                .hasValueSatisfying(hold -> assertThat(hold).isLessThan(Duration.ofSeconds(1)));
        assertThat(figures.neededAtLeast()).isGreaterThan(SIZE);
        assertThat(e.getMessage())
                .contains("by Little's law")
                .contains("of 197 usable connections: the server has room for that");
    }

    @Test
    void limitOfARoleIsToldInTheServersWords() throws Exception {
        try (TroubledApplication application = TroubledApplication.on(database, limitedRole(2), SIZE)) {
            assertThat(application.watch().limits()).isPresent();
            application.shortWork(120);
            PoolExhaustedException e = application.exhausted();
            assertThat(e.getSQLState()).isEqualTo("53300");
            assertThat(e.getMessage())
                    .contains("SQLSTATE 53300, FATAL: too many connections for role")
                    .contains("the role's own limit is 2")
                    .contains("3 instances x 4 = 12 of 2 usable connections: more than the server admits");
        }
    }

    @Test
    void limitOfADatabaseIsALimitToo() throws Exception {
        TestDatabase login = limitedRole(-1);
        database.execute("alter database " + database.name() + " connection limit 2");
        try (TroubledApplication application = TroubledApplication.on(database, login, SIZE)) {
            application.shortWork(120);
            PoolExhaustedException e = application.exhausted();
            assertThat(e.diagnosis().verdict()).isEqualTo(Verdict.SERVER_LIMIT);
            assertThat(e.getMessage()).contains("too many connections for database");
        }
    }

    @Test
    void limitOfTheServerIsALimit() throws Exception {
        Map<String, String> few = Map.of("max_connections", "6", "superuser_reserved_connections", "3");
        try (OwnServer server = EmbeddedServer.startOwn(few)) {
            TestDatabase own = server.newDatabase();
            own.execute("create role app login password '" + own.password() + "'");
            TestDatabase login = new TestDatabase(own.host(), own.port(), own.name(), "app", own.password());
            try (TroubledApplication application = TroubledApplication.on(own, login, 2 * SIZE)) {
                application.shortWork(120);
                PoolExhaustedException e = application.exhausted();
                assertThat(e.diagnosis().verdict()).isEqualTo(Verdict.SERVER_LIMIT);
                assertThat(e.getMessage()).contains("5 of 8 connections could not be opened: SQLSTATE 53300");
            }
        }
    }

    @Test
    void serverThatAnswersNoMoreIsUnreachable() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                TroubledApplication application = TroubledApplication.on(database, database.through(proxy), SIZE)) {
            application.query(SIZE, "select pg_sleep(60)");
            proxy.blackHole();
            PoolExhaustedException e = application.exhausted();
            assertThat(e.diagnosis().verdict()).isEqualTo(Verdict.UNREACHABLE);
            assertThat(e.getMessage()).contains("judged by the borrowers alone: asking the server failed: no answer");
        }
    }

    @Test
    void serverThatIsGoneIsUnreachable() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                TroubledApplication application = TroubledApplication.on(database, database.through(proxy), SIZE)) {
            application.query(SIZE, "select pg_sleep(60)");
            proxy.refuse();
            proxy.cut();
            PoolExhaustedException e = application.exhausted();
            assertThat(e.diagnosis().verdict()).isEqualTo(Verdict.UNREACHABLE);
            assertThat(e.getSQLState()).startsWith("08");
        }
    }

    @Test
    void serverThatIsGoneWhileAllConnectionsAreFreeIsUnreachable() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                TroubledApplication application = TroubledApplication.on(database, database.through(proxy), SIZE)) {
            application.shortWork(1);
            proxy.blackHole();
            letHikariAskAgain();
            PoolExhaustedException e = application.exhausted();
            assertThat(e.diagnosis().verdict()).isEqualTo(Verdict.UNREACHABLE);
            assertThat(e.getMessage()).doesNotContain("connections are free now");
        }
    }

    /** HikariCP trusts a connection for half a second after its last use. */
    private static void letHikariAskAgain() {
        long end = System.nanoTime() + Duration.ofMillis(600).toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Test
    void manyCallersThatFailTogetherAskTheServerOnce() throws Exception {
        try (TroubledApplication application = TroubledApplication.on(database, SIZE)) {
            application.forgetInThreadsThatEnd(SIZE);
            ConcurrentLinkedQueue<PoolDiagnosis> seen = new ConcurrentLinkedQueue<>();
            SQLTransientConnectionException timeout = application.exhaustedByHikari();
            Thread[] callers = new Thread[100];
            for (int i = 0; i < callers.length; i++) {
                callers[i] = new Thread(
                        () -> seen.add(application.watch().explain(timeout).diagnosis()));
                callers[i].start();
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(seen).hasSize(100).extracting(PoolDiagnosis::verdict).containsOnly(Verdict.LEAK);
            assertThat(application.asked()).isLessThan(5);
            assertThat(application.watch().exhaustions(Verdict.LEAK)).isEqualTo(100);
        }
    }

    @Test
    void connectionsBorrowedPastTheWatchAreSaidToBe() throws Exception {
        try (TroubledApplication application = TroubledApplication.on(database, 1);
                Connection past = application.pool().getConnection()) {
            PoolExhaustedException e = application.exhausted();
            assertThat(e.diagnosis().verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(e.getMessage()).contains("1 connections were borrowed past the watch");
            assertThat(past.isClosed()).isFalse();
        }
    }

    @Test
    void poolThatIsNotExhaustedHasNothingWrong() throws Exception {
        try (TroubledApplication application = TroubledApplication.on(database, SIZE);
                Connection one = application.borrow();
                Connection two = application.borrow()) {
            PoolDiagnosis diagnosis = application.watch().diagnose();
            assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(diagnosis.advice()).contains("Nothing: connections are free now.");
            assertThat(one).isNotSameAs(two);
        }
    }

    @Test
    void leasesAreNoMoreThanConnections() throws Exception {
        try (TroubledApplication application = TroubledApplication.on(database, SIZE)) {
            for (int i = 0; i < 5 * SIZE; i++) {
                Connection connection = application.borrow();
                application.pool().evictConnection(connection);
                connection.close();
            }
            assertThat(application.watch().remembered()).isLessThanOrEqualTo(SIZE + 1);
        }
    }
}
