package dev.regauge.parity;

import dev.regauge.route.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the probes of one measurement run, one after the other, and what must be cleaned up after them. */
final class Workbench implements AutoCloseable {

    /** Settings that change how values are written and that no driver sets by itself. */
    private static final String SESSION =
            "set intervalstyle = 'postgres'; set bytea_output = 'hex'; set lc_monetary = 'C'; set xmloption = 'content'; ";

    /** Few enough to stay far from the server's table of locks. */
    private static final int SCHEMAS_A_DROP = 50;

    private static final Duration CLEANING_LIMIT = Duration.ofSeconds(30);

    private final LoadedDriver driver;
    private final Database database;
    private final Duration limit;
    private final String prefix =
            "regauge_" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final List<String> schemas = new ArrayList<>();

    Workbench(LoadedDriver driver, Database database, Duration limit) {
        this.driver = driver;
        this.database = database;
        this.limit = limit;
    }

    Outcome run(Probe probe) {
        String schema = prefix + "_" + schemas.size();
        schemas.add(schema);
        Connection connection = driver.connect(database);
        AtomicInteger backend = new AtomicInteger();
        Outcome outcome;
        try {
            outcome = watched(limit, () -> observe(probe, schema, connection, backend));
        } catch (TimeoutException e) {
            terminate(backend.get(), connection);
            return new Outcome.Hang();
        }
        if (mayBeTheConnection(outcome)) {
            LoadedDriver.abort(driver.connect(database));
        }
        return outcome;
    }

    /** Ends with closing the connection, because that may hang too. */
    private Outcome observe(Probe probe, String schema, Connection connection, AtomicInteger backend) {
        try {
            backend.set(prepare(probe, schema, connection));
        } catch (SQLException | RuntimeException e) {
            LoadedDriver.abort(connection);
            return new Outcome.Unmeasured();
        }
        ProbeRun run = new ProbeRun(driver, database, connection);
        try {
            for (Step step : probe.steps()) {
                step.action().on(run);
            }
            return new Outcome.Value(run.observed());
        } catch (Exception | LinkageError | AssertionError e) {
            Outcome.Failure failure = Failures.of(e);
            return new Outcome.Failure(failure.sqlState(), database.masked(failure.message()));
        } finally {
            end(probe, connection);
        }
    }

    /** Gives the probe its schema, and tells which server process is at work for it. */
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

    /** A lost connection is an outcome as long as the server is there; without it, there is nothing to measure. */
    private static boolean mayBeTheConnection(Outcome outcome) {
        if (outcome instanceof Outcome.Failure failure) {
            String state = failure.sqlState().orElse("08");
            return state.startsWith("08") || state.startsWith("57");
        }
        return outcome instanceof Outcome.Unmeasured;
    }

    /** The server's side first: it sets the driver free, and what it holds locked. */
    private void terminate(int backend, Connection connection) {
        execute("select pg_terminate_backend(" + backend + ")");
        try {
            watched(limit, () -> {
                LoadedDriver.abort(connection);
                return true;
            });
        } catch (TimeoutException e) {
            // It stays behind on a thread that keeps nothing alive.
        }
    }

    private void execute(String sql) {
        try {
            watched(CLEANING_LIMIT, () -> {
                try (Connection connection = driver.connect(database);
                        Statement statement = connection.createStatement()) {
                    return statement.execute(sql);
                }
            });
        } catch (TimeoutException e) {
            throw new DriverException("Cannot clean up after probes in " + database + ": no answer within "
                    + CLEANING_LIMIT.toSeconds() + " seconds; drop the schemas " + prefix + "_* by hand");
        }
    }

    private <T> T watched(Duration limit, Callable<T> work) throws TimeoutException {
        try {
            return Watchdog.call(driver.loader(), limit, work, late -> {});
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriverException failure) {
                throw failure;
            }
            throw new DriverException("Measuring " + driver + " at " + database + " ended: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        for (int start = 0; start < schemas.size(); start += SCHEMAS_A_DROP) {
            int end = Math.min(schemas.size(), start + SCHEMAS_A_DROP);
            execute("set client_min_messages = warning; drop schema if exists "
                    + String.join(", ", schemas.subList(start, end)) + " cascade");
        }
    }
}
