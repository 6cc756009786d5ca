package dev.regauge.parity;

import dev.regauge.route.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the probes of one measurement run, and what must be cleaned up after them. Several run at a time: most of a
 * probe's time is waiting for the server. Those that share a connection run one after the other.
 */
final class Workbench implements AutoCloseable {

    /** Settings that change how values are written and that no driver sets by itself. */
    private static final String SESSION =
            "set intervalstyle = 'postgres'; set bytea_output = 'hex'; set lc_monetary = 'C'; set xmloption = 'content'; "
                    + "set client_min_messages = 'notice'; ";

    /** A schema is dropped by its own connection, unless somebody holds on to what is in it. */
    private static final String DROP =
            "set client_min_messages = error; set lock_timeout = '2s'; drop schema if exists ";

    private static final int AT_A_TIME = 3;

    private static final Duration CLEANING_LIMIT = Duration.ofSeconds(30);

    /** How long whoever has pressed Ctrl-C waits for each of the probes that run. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final LoadedDriver driver;
    private final Database database;
    private final Duration limit;
    private final String prefix =
            "regauge_" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final AtomicInteger seats = new AtomicInteger();
    private final Set<String> schemas = ConcurrentHashMap.newKeySet();
    private final List<Thread> workers = new CopyOnWriteArrayList<>();
    private final Thread farewell = new Thread(this::sayFarewell, "regauge-parity-farewell");
    private volatile boolean jvmEnds;

    Workbench(LoadedDriver driver, Database database, Duration limit) {
        this.driver = driver;
        this.database = database;
        this.limit = limit;
        try {
            Runtime.getRuntime().addShutdownHook(farewell);
        } catch (IllegalStateException e) {
            throw endsWithTheJvm();
        }
    }

    SortedMap<String, Outcome> run(Collection<Probe> probes) {
        Queue<List<Probe>> waiting = new ConcurrentLinkedQueue<>(bySeat(probes));
        SortedMap<String, Outcome> outcomes = new ConcurrentSkipListMap<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int i = 0; i < AT_A_TIME; i++) {
            Thread worker = new Thread(() -> work(waiting, outcomes, failure), "regauge-parity-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        await(waiting);
        if (jvmEnds) {
            throw endsWithTheJvm();
        }
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException known) {
            throw known;
        }
        if (thrown != null) {
            throw new IllegalStateException("Probes on " + driver + " ended: " + thrown, thrown);
        }
        return outcomes;
    }

    private void work(
            Queue<List<Probe>> waiting, SortedMap<String, Outcome> outcomes, AtomicReference<Throwable> failure) {
        try {
            for (List<Probe> next = waiting.poll(); next != null && !jvmEnds; next = waiting.poll()) {
                runOnOneSeat(next, outcomes);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            waiting.clear();
        }
    }

    /** On interruption every worker is told, and waited for as long as a probe may take: what it holds must be let go. */
    private void await(Queue<List<Probe>> waiting) {
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            waiting.clear();
            workers.forEach(Thread::interrupt);
            workers.forEach(this::awaitQuietly);
            Thread.currentThread().interrupt();
            throw new CannotConnectException("Interrupted while probes were running", e);
        }
    }

    private void awaitQuietly(Thread worker) {
        try {
            worker.join(limit.toMillis());
        } catch (InterruptedException e) {
            // Told already.
        }
    }

    private static Collection<List<Probe>> bySeat(Collection<Probe> probes) {
        Set<String> ids = new HashSet<>();
        Map<Object, List<Probe>> seats = new LinkedHashMap<>();
        for (Probe probe : probes) {
            if (!ids.add(probe.id())) {
                throw new IllegalArgumentException("Two probes are named " + probe.id());
            }
            seats.computeIfAbsent(probe.shares() ? probe.setup() : probe.id(), seat -> new ArrayList<>())
                    .add(probe);
        }
        return seats.values();
    }

    private void runOnOneSeat(List<Probe> probes, Map<String, Outcome> outcomes) {
        Seat seat = null;
        for (Probe probe : probes) {
            if (jvmEnds) {
                return;
            }
            Seat next = seat == null ? new Seat() : seat;
            outcomes.put(probe.id(), next.run(probe));
            seat = next.usable ? next : null;
        }
        if (seat != null) {
            seat.leave();
        }
    }

    /** A connection with a schema of its own, prepared by the first probe that comes. */
    private final class Seat {

        private final String schema = prefix + "_" + seats.getAndIncrement();
        private final Connection connection = driver.connect(database);
        private volatile int backend;
        private volatile boolean prepared;
        private volatile @Nullable Observer observer;
        private boolean usable = true;

        /** What came of a probe, whether another one may run here, and whether the connection was lost. */
        private record Ended(Outcome outcome, boolean usable, boolean lost) {}

        Outcome run(Probe probe) {
            try {
                Ended ended = watched(limit, () -> observe(probe));
                usable = ended.usable();
                if (ended.lost()) {
                    requireServer();
                }
                return ended.outcome();
            } catch (TimeoutException e) {
                usable = false;
                terminate(backend, connection);
                Observer late = observer;
                if (late != null) {
                    late.others().forEach(other -> terminate(LoadedDriver.backend(other), other));
                    late.close();
                }
                return prepared ? new Outcome.Hang() : new Outcome.Unmeasured();
            }
        }

        /** Ends with closing a connection that nobody else uses, because that may hang too. */
        private Ended observe(Probe probe) {
            try {
                if (!prepared) {
                    prepare(probe);
                }
            } catch (SQLException | RuntimeException e) {
                LoadedDriver.abort(connection);
                return new Ended(new Outcome.Unmeasured(), false, true);
            }
            Observer observing = new Observer(driver, database, connection, schema);
            observer = observing;
            Outcome outcome = outcome(probe, observing);
            boolean lost = mayBeTheConnection(outcome) && !answers();
            if (!lost && probe.shares() && isClean()) {
                return new Ended(outcome, true, false);
            }
            end(probe.rollsBack());
            return new Ended(outcome, false, lost);
        }

        /** First of all who is at work on the server, so that even a set-up that hangs can be ended. */
        private void prepare(Probe probe) throws SQLException {
            if (probe.rollsBack()) {
                connection.setAutoCommit(false);
            } else {
                schemas.add(schema);
            }
            try (Statement statement = connection.createStatement()) {
                try (ResultSet process = statement.executeQuery("select pg_backend_pid()")) {
                    process.next();
                    backend = process.getInt(1);
                }
                statement.execute(SESSION + "create schema " + schema + "; set search_path = " + schema + "; "
                        + String.join("; ", probe.setup()));
            }
            prepared = true;
        }

        private Outcome outcome(Probe probe, Observer observing) {
            try (observing) {
                for (Step step : probe.steps()) {
                    step.action().on(observing);
                }
                return observing.outcome();
            } catch (Exception | LinkageError | AssertionError | StackOverflowError | OutOfMemoryError e) {
                Outcome.Failure failure = Failures.of(e);
                return new Outcome.Failure(failure.sqlState(), observing.canonical(failure.message()));
            }
        }

        private boolean answers() {
            try (Statement statement = connection.createStatement()) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                return statement.execute("select 1");
            } catch (SQLException | RuntimeException e) {
                return false;
            }
        }

        private boolean isClean() {
            try {
                return !connection.isClosed() && connection.getAutoCommit();
            } catch (SQLException | RuntimeException e) {
                return false;
            }
        }

        void leave() {
            try {
                watched(limit, () -> {
                    end(false);
                    return true;
                });
            } catch (TimeoutException e) {
                terminate(backend, connection);
            }
        }

        private void end(boolean rollsBack) {
            try (connection) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                if (!rollsBack) {
                    connection.setAutoCommit(true);
                    drop(connection, schema);
                }
            } catch (SQLException | RuntimeException e) {
                LoadedDriver.abort(connection);
            }
        }
    }

    private void drop(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(DROP + schema + " cascade");
            schemas.remove(schema);
        }
    }

    /** A lost connection is an outcome as long as the server is there; without it, there is nothing to measure. */
    private void requireServer() {
        LoadedDriver.abort(driver.connect(database));
    }

    private static boolean mayBeTheConnection(Outcome outcome) {
        if (outcome instanceof Outcome.Failure failure) {
            return isOfConnections(failure.sqlState().orElse("08"));
        }
        return outcome instanceof Outcome.Value value
                && value.sqlStates().stream().anyMatch(Workbench::isOfConnections);
    }

    private static boolean isOfConnections(String state) {
        return state.startsWith("08") || state.startsWith("57");
    }

    /** The server's side first, where it is known: it sets the driver free, and what it holds locked. */
    private void terminate(int backend, Connection connection) {
        try {
            if (backend != 0) {
                execute("select pg_terminate_backend(" + backend + ")");
            }
            watched(limit, () -> {
                LoadedDriver.abort(connection);
                return true;
            });
        } catch (TimeoutException e) {
            // It stays behind on a thread that keeps nothing alive.
        }
    }

    private void execute(String sql) throws TimeoutException {
        watched(CLEANING_LIMIT, () -> {
            try (Connection connection = driver.connect(database);
                    Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private <T> T watched(Duration limit, Callable<T> work) throws TimeoutException {
        try {
            return Watchdog.call(driver.loader(), limit, work, late -> {});
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriverException failure) {
                throw failure;
            }
            throw new CannotConnectException(
                    "Measuring " + driver + " at " + database + " ended: "
                            + driver.masked(database, String.valueOf(e.getCause())),
                    e);
        }
    }

    /** What the probes' own connections have left, each by itself: one that cannot be dropped keeps no other. */
    private void dropSchemas() {
        for (String schema : List.copyOf(schemas)) {
            try {
                execute(DROP + schema + " cascade");
                schemas.remove(schema);
            } catch (TimeoutException | DriverException e) {
                // It stays in the set, and is named in the end.
            }
        }
    }

    /** The JVM is being ended midway, as by Ctrl-C: the schemas of a server that stays go first. */
    private void sayFarewell() {
        jvmEnds = true;
        try {
            for (Thread worker : workers) {
                worker.join(FAREWELL.toMillis());
            }
            dropSchemas();
        } catch (InterruptedException | RuntimeException e) {
            // The server is gone too, or does not answer: nothing more can be done for it from here.
        }
    }

    /** What is known by now is not all, and must not be taken for it. */
    private static CannotConnectException endsWithTheJvm() {
        return new CannotConnectException("Probes ended midway, because the JVM ends");
    }

    /**
     * Drops what is left.
     *
     * @throws CannotConnectException naming the schemas that could not be dropped
     */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            dropSchemas();
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // The JVM ends, and the hook is at work.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (!schemas.isEmpty()) {
            throw new CannotConnectException("Cannot clean up after probes in " + database + "\n  left:     schemas "
                    + String.join(", ", schemas) + "\n  to fix:   drop them by hand");
        }
    }
}
