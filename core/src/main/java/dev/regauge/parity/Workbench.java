package dev.regauge.parity;

import dev.regauge.route.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the probes of one measurement run, and what must be cleaned up after them. Several run at a time: most of a
 * probe's time is waiting for the server. Those that share a connection run one after the other.
 */
final class Workbench implements AutoCloseable {

    /** Settings that change how values are written and that no driver sets by itself. */
    private static final String SESSION =
            "set intervalstyle = 'postgres'; set bytea_output = 'hex'; set lc_monetary = 'C'; set xmloption = 'content'; ";

    /** Few enough to stay far from the server's table of locks. */
    private static final int SCHEMAS_A_DROP = 50;

    private static final int AT_A_TIME = 3;

    private static final Duration CLEANING_LIMIT = Duration.ofSeconds(30);

    /** How long whoever has pressed Ctrl-C waits for probes to end, and then for their schemas to go. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final LoadedDriver driver;
    private final Database database;
    private final Duration limit;
    private final String prefix =
            "regauge_" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final AtomicInteger schemas = new AtomicInteger();
    private final List<Thread> workers = new CopyOnWriteArrayList<>();
    private final Thread farewell = new Thread(this::sayFarewell, "regauge-parity-farewell");
    private volatile boolean jvmEnds;

    Workbench(LoadedDriver driver, Database database, Duration limit) {
        this.driver = driver;
        this.database = database;
        this.limit = limit;
        orWaitForTheEnd(() -> Runtime.getRuntime().addShutdownHook(farewell));
    }

    SortedMap<String, Outcome> run(Collection<Probe> probes) {
        Queue<List<Probe>> waiting = new ConcurrentLinkedQueue<>(bySeat(probes));
        SortedMap<String, Outcome> outcomes = new ConcurrentSkipListMap<>();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        for (int i = 0; i < AT_A_TIME; i++) {
            Thread worker = new Thread(() -> work(waiting, outcomes, failure), "regauge-parity-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        workers.forEach(Workbench::await);
        if (jvmEnds) {
            waitForTheEnd(); // what is known by now is not all, and must not be taken for it
        }
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
        return outcomes;
    }

    private void work(
            Queue<List<Probe>> waiting,
            SortedMap<String, Outcome> outcomes,
            AtomicReference<RuntimeException> failure) {
        try {
            for (List<Probe> next = waiting.poll(); next != null && !jvmEnds; next = waiting.poll()) {
                runOnOneSeat(next, outcomes);
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            waiting.clear();
        }
    }

    private static void await(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            throw new CannotConnectException("Interrupted while probes were running", e);
        }
    }

    private static Collection<List<Probe>> bySeat(Collection<Probe> probes) {
        Map<Object, List<Probe>> seats = new LinkedHashMap<>();
        for (Probe probe : probes) {
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
            Outcome outcome = next.run(probe);
            seat = next.usable ? next : null;
            if (outcomes.put(probe.id(), outcome) != null) {
                throw new IllegalArgumentException("Two probes are named " + probe.id());
            }
        }
        if (seat != null) {
            seat.leave();
        }
    }

    /** A connection with a schema of its own, prepared by the first probe that comes. */
    private final class Seat {

        private final String schema = prefix + "_" + schemas.getAndIncrement();
        private final Connection connection = driver.connect(database);
        private final AtomicInteger backend = new AtomicInteger();
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
                terminate(backend.get(), connection);
                return new Outcome.Hang();
            }
        }

        /** Ends with closing a connection that nobody else uses, because that may hang too. */
        private Ended observe(Probe probe) {
            try {
                if (backend.get() == 0) {
                    backend.set(prepare(probe, schema, connection));
                }
            } catch (SQLException | RuntimeException e) {
                LoadedDriver.abort(connection);
                return new Ended(new Outcome.Unmeasured(), false, true);
            }
            Observer observer = new Observer(driver, database, connection, schema);
            Outcome outcome = outcome(probe, observer);
            boolean lost = mayBeTheConnection(outcome) && !answers();
            if (!lost && probe.shares() && isClean()) {
                return new Ended(outcome, true, false);
            }
            end(probe, connection);
            return new Ended(outcome, false, lost);
        }

        private Outcome outcome(Probe probe, Observer observer) {
            try (observer) {
                for (Step step : probe.steps()) {
                    step.action().on(observer);
                }
                return observer.outcome();
            } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
                Outcome.Failure failure = Failures.of(e);
                return new Outcome.Failure(failure.sqlState(), observer.canonical(failure.message()));
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
                    connection.close();
                    return true;
                });
            } catch (TimeoutException e) {
                terminate(backend.get(), connection);
            }
        }
    }

    /** A lost connection is an outcome as long as the server is there; without it, there is nothing to measure. */
    private void requireServer() {
        LoadedDriver.abort(driver.connect(database));
    }

    /** Gives the seat its schema, and tells which server process is at work for it. */
    private static int prepare(Probe probe, String schema, Connection connection) throws SQLException {
        if (probe.rollsBack()) {
            connection.setAutoCommit(false);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(SESSION + "create schema " + schema + "; set search_path = " + schema + "; "
                    + String.join("; ", probe.setup()));
            try (ResultSet backend = statement.executeQuery("select pg_backend_pid()")) {
                backend.next();
                return backend.getInt(1);
            }
        }
    }

    private static void end(Probe probe, Connection connection) {
        try (connection) {
            if (probe.rollsBack()) {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            LoadedDriver.abort(connection);
        }
    }

    private static boolean mayBeTheConnection(Outcome outcome) {
        if (outcome instanceof Outcome.Failure failure) {
            String state = failure.sqlState().orElse("08");
            return state.startsWith("08") || state.startsWith("57");
        }
        return false;
    }

    /** The server's side first: it sets the driver free, and what it holds locked. */
    private void terminate(int backend, Connection connection) {
        execute("select pg_terminate_backend(" + backend + ")", CLEANING_LIMIT);
        try {
            watched(limit, () -> {
                LoadedDriver.abort(connection);
                return true;
            });
        } catch (TimeoutException e) {
            // It stays behind on a thread that keeps nothing alive.
        }
    }

    private void execute(String sql, Duration time) {
        try {
            watched(time, () -> {
                try (Connection connection = driver.connect(database);
                        Statement statement = connection.createStatement()) {
                    return statement.execute(sql);
                }
            });
        } catch (TimeoutException e) {
            throw new CannotConnectException("Cannot clean up after probes in " + database + ": no answer within "
                    + time.toSeconds() + " seconds; drop the schemas " + prefix + "_* by hand");
        }
    }

    private <T> T watched(Duration limit, Callable<T> work) throws TimeoutException {
        try {
            return Watchdog.call(driver.loader(), limit, work, late -> {});
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriverException failure) {
                throw failure;
            }
            throw new CannotConnectException("Measuring " + driver + " at " + database + " ended: " + e.getCause(), e);
        }
    }

    /** The JVM is being ended midway, as by Ctrl-C: the schemas of a server that stays go first. */
    private void sayFarewell() {
        jvmEnds = true;
        try {
            for (Thread worker : workers) {
                worker.join(FAREWELL.toMillis());
            }
            dropSchemas(FAREWELL);
        } catch (InterruptedException | RuntimeException e) {
            // The server is gone too, or does not answer: nothing more can be done for it from here.
        }
    }

    @Override
    public void close() {
        try {
            dropSchemas(CLEANING_LIMIT);
        } finally {
            orWaitForTheEnd(() -> Runtime.getRuntime().removeShutdownHook(farewell));
        }
    }

    private static void orWaitForTheEnd(Runnable hooking) {
        try {
            hooking.run();
        } catch (IllegalStateException jvmEnds) {
            waitForTheEnd();
        }
    }

    /** The JVM does not wait for this thread, and what it would still say would be about a server that is taken away. */
    private static void waitForTheEnd() {
        while (true) {
            LockSupport.park();
        }
    }

    private void dropSchemas(Duration time) {
        int created = schemas.get();
        for (int start = 0; start < created; start += SCHEMAS_A_DROP) {
            StringBuilder names = new StringBuilder();
            for (int i = start; i < Math.min(created, start + SCHEMAS_A_DROP); i++) {
                names.append(i == start ? "" : ", ").append(prefix).append('_').append(i);
            }
            execute("set client_min_messages = warning; drop schema if exists " + names + " cascade", time);
        }
    }
}
