package dev.regauge.connect.diagnosis;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Remembers who borrowed each connection of a HikariCP pool, and says why the pool is exhausted.
 *
 * <p>Whoever hands out connections tells it of each, and lets it explain what HikariCP throws:
 *
 * <pre>{@code
 * try {
 *     Connection connection = pool.getConnection();
 *     watch.borrowed(connection);
 *     return connection;
 * } catch (SQLTransientConnectionException e) {
 *     throw watch.explain(e);
 * }
 * }</pre>
 *
 * <p>Nothing wraps the connection and nothing happens when it is given back. Borrowing costs a map entry; the stack is taken
 * only while half of the pool or more is borrowed, as it costs one to six microseconds (measured, 10 to 120 frames deep). A
 * connection that was borrowed before has its thread as evidence, and what the server says.
 *
 * <p>A diagnosis asks the server on one connection beside the pool and takes two seconds at most. There is one at a time, and
 * its result serves everybody for a second, so that a thousand callers that fail together ask once. It never throws: what
 * cannot be found out is said to be missing. Safe for use by several threads.
 */
public final class PoolWatch {

    /** Long enough for a server that is alive, short beside the borrow timeout that has passed already. */
    private static final Duration ASKING = Duration.ofSeconds(2);

    private static final Duration SHARED = Duration.ofSeconds(1);

    private final HikariDataSource pool;
    private final Connects connects;
    private final FirstConnection firstConnection;
    private final Asking asking;
    private final int instances;
    private final Leases leases = new Leases();
    private final Occurrences borrows = new Occurrences();
    private final Occurrences failures = new Occurrences();
    private final Map<Verdict, LongAdder> exhaustions = new ConcurrentHashMap<>();
    private final Lock diagnosing = new ReentrantLock();
    private final Map<Boolean, Found> found = new HashMap<>();
    private volatile Optional<ServerLimits> limits = Optional.empty();

    private PoolWatch(HikariDataSource pool, Connects connects, DataSource outside, int instances) {
        this.pool = pool;
        this.connects = connects;
        this.firstConnection = new FirstConnection(pool, connects);
        this.asking = new Asking(outside, ASKING);
        this.instances = instances;
    }

    /**
     * A watch over a pool.
     *
     * @param pool the pool
     * @param physical what opens the pool's connections
     * @param outside opens connections beside the pool, to the same server as the same user; give it short time limits
     * @param instances how many instances of the application have such a pool, at least 1
     */
    public static PoolWatch over(HikariDataSource pool, PhysicalSource physical, DataSource outside, int instances) {
        if (instances < 1) {
            throw new IllegalArgumentException("At least one instance has the pool, not " + instances);
        }
        return new PoolWatch(pool, physical.connects(), outside, instances);
    }

    /** Notes that this thread has just got this connection from the pool; HikariCP's own, not wrapped. It never throws. */
    public void borrowed(Connection connection) {
        long now = System.nanoTime();
        borrows.add(now);
        leases.add(connection, now, scarce(), pool.getMaximumPoolSize());
    }

    /**
     * Lets a caller go on to the pool, unless that would be in vain: the pool has no connection, and the last attempt to open
     * one was refused for a reason that time does not heal. A wrong password is told at once then, not after the borrow
     * timeout. Where no attempt has ended yet, one is started and waited for, a second at most. To be called before each
     * borrowing; it costs reading one field as long as connections can be opened.
     *
     * @throws PoolExhaustedException that says why connections are refused
     */
    public void checkRefused() throws PoolExhaustedException {
        if (connects.lastSucceeded()
                || bean().map(HikariPoolMXBean::getTotalConnections).orElse(1) > 0) {
            return;
        }
        Optional<SQLException> refused = firstConnection.refusal();
        if (refused.isPresent()) {
            throw explained(
                    "A connection cannot be opened for pool \"%s\"".formatted(pool.getPoolName()),
                    new SQLTransientConnectionException(
                            refused.get().getMessage(), refused.get().getSQLState(), refused.get()));
        }
    }

    /** The exception to throw instead of HikariCP's: it says why no connection became free. */
    public PoolExhaustedException explain(SQLTransientConnectionException exhausted) {
        return explained(
                "No connection became free within %s in pool \"%s\""
                        .formatted(Evidence.text(borrowTimeout()), pool.getPoolName()),
                exhausted);
    }

    private PoolExhaustedException explained(String problem, SQLTransientConnectionException exhausted) {
        failures.add(System.nanoTime());
        PoolDiagnosis diagnosis = diagnosis(true);
        exhaustions
                .computeIfAbsent(diagnosis.verdict(), verdict -> new LongAdder())
                .increment();
        String message = "%s: %s\n%s".formatted(problem, diagnosis.verdict(), diagnosis.text());
        return new PoolExhaustedException(message, exhausted, diagnosis);
    }

    /** The pool as it is now or was less than a second ago, exhausted or not. The verdict is {@link Verdict#UNKNOWN} when nothing is wrong. */
    public PoolDiagnosis diagnose() {
        return diagnosis(false);
    }

    /**
     * Asks the server what it admits, and remembers it: a server that refuses every connection cannot be asked any more. Empty
     * when it did not answer within two seconds.
     */
    public Optional<ServerLimits> limits() {
        Optional<ServerLimits> answer = asking.ask(List.of()).limits();
        answer.ifPresent(known -> limits = answer);
        return answer;
    }

    /** Whether all instances together fit into what the server admits, as a sentence; empty until that is known. */
    public Optional<String> capacity() {
        return limits.map(known -> Advice.capacity(instances, pool.getMaximumPoolSize(), known));
    }

    /** How often a caller got no connection for this reason. */
    public long exhaustions(Verdict verdict) {
        return Optional.ofNullable(exhaustions.get(verdict)).map(LongAdder::sum).orElse(0L);
    }

    int remembered() {
        return leases.remembered();
    }

    /** Whether half of the pool or more is borrowed, so that it is worth the price to know where. */
    private boolean scarce() {
        return bean().map(state -> state.getActiveConnections() * 2 >= pool.getMaximumPoolSize())
                .orElse(false);
    }

    /** A diagnosis, and when it was there. */
    private record Found(PoolDiagnosis diagnosis, long nanos) {}

    private PoolDiagnosis diagnosis(boolean exhausted) {
        diagnosing.lock();
        try {
            Found before = found.get(exhausted);
            if (before != null && System.nanoTime() - before.nanos() < SHARED.toNanos()) {
                return before.diagnosis();
            }
            PoolDiagnosis diagnosis = findOrSayWhyNot(exhausted);
            if (!Thread.currentThread().isInterrupted()) { // it could not ask the server then, and others can
                found.put(exhausted, new Found(diagnosis, System.nanoTime()));
            }
            return diagnosis;
        } finally {
            diagnosing.unlock();
        }
    }

    /** A driver or pool that misbehaves must not cost the caller the exception that he was to get. */
    private PoolDiagnosis findOrSayWhyNot(boolean exhausted) {
        try {
            return find(exhausted);
        } catch (RuntimeException e) {
            PoolFigures none = new PoolFigures(
                    pool.getMaximumPoolSize(), 0, 0, 0, Map.of(), 0, 0, Duration.ZERO, instances, false, limits);
            return new PoolDiagnosis(
                    Verdict.UNKNOWN,
                    List.of("the diagnosis itself failed: " + e.getClass().getName()),
                    List.of("Look at the cause: it has what HikariCP knows."),
                    none,
                    Instant.now());
        }
    }

    private PoolDiagnosis find(boolean exhausted) {
        Snapshot snapshot = look(exhausted);
        snapshot.server().limits().ifPresent(known -> limits = Optional.of(known));
        Verdict verdict = snapshot.verdict();
        PoolFigures figures = figures(snapshot);
        return new PoolDiagnosis(
                verdict,
                Evidence.lines(snapshot, verdict, figures),
                Advice.of(verdict, figures, exhausted, snapshot.why()),
                figures,
                Instant.now());
    }

    /** First the pool, then the server: what the server says may be newer, never older. */
    private Snapshot look(boolean exhausted) {
        long now = System.nanoTime();
        Duration window = borrows.covered(now, borrowTimeout());
        List<Lease> open = leases.open();
        Optional<HikariPoolMXBean> state = bean();
        int total = state.map(HikariPoolMXBean::getTotalConnections).orElse(0);
        int inUse = state.map(HikariPoolMXBean::getActiveConnections).orElse(0);
        int waiting = state.map(HikariPoolMXBean::getThreadsAwaitingConnection).orElse(0);
        Optional<Refusal> refused = connects.remembered();
        ServerAnswer server = refused.isPresent() ? ServerAnswer.none(refused.get()) : asking.ask(backends(open));
        Judge judge = new Judge(Snapshot.patience(borrowTimeout()), server);
        return new Snapshot(
                exhausted,
                pool.getMaximumPoolSize(),
                total,
                inUse,
                waiting,
                borrows.since(now - window.toNanos()),
                failures.since(now - window.toNanos()),
                window,
                borrowTimeout(),
                open.stream().map(lease -> judge.judge(lease, lease.held(now))).toList(),
                connects.refusal(),
                connects.refusals(),
                connects.underWay(),
                server);
    }

    private PoolFigures figures(Snapshot snapshot) {
        return new PoolFigures(
                snapshot.size(),
                snapshot.total(),
                snapshot.inUse(),
                snapshot.waiting(),
                Map.copyOf(snapshot.shares()),
                snapshot.borrows(),
                snapshot.givenUp(),
                snapshot.window(),
                instances,
                snapshot.server().missing().isEmpty(),
                limits);
    }

    private static Collection<Integer> backends(List<Lease> leases) {
        return leases.stream()
                .map(Lease::backend)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .toList();
    }

    private Duration borrowTimeout() {
        return Duration.ofMillis(pool.getConnectionTimeout());
    }

    /** None before the first connection, where the pool starts by itself then. */
    private Optional<HikariPoolMXBean> bean() {
        return Optional.ofNullable(pool.getHikariPoolMXBean());
    }
}
