package dev.regauge.connect.failure;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** One try to use a database, in a thread of its own: whether a driver's connecting can be interrupted, nobody knows. */
final class ConnectAttempt {

    private ConnectAttempt() {}

    /** Empty when it worked within the limit. */
    static Optional<ConnectFailure> within(DataSource source, Duration limit) {
        FutureTask<Boolean> attempt = new FutureTask<>(() -> isUsable(source, limit));
        Thread thread = new Thread(attempt, "await-database");
        thread.setDaemon(true);
        thread.start();
        try {
            boolean usable = attempt.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return usable ? Optional.empty() : Optional.of(ConnectFailure.silent());
        } catch (TimeoutException e) {
            attempt.cancel(true);
            return Optional.of(ConnectFailure.silent());
        } catch (InterruptedException e) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.of(ConnectFailure.silent());
        } catch (ExecutionException e) {
            return Optional.of(ConnectFailure.of(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static boolean isUsable(DataSource source, Duration limit) throws SQLException {
        try (Connection connection = connect(source)) {
            return connection.isValid(Math.toIntExact(Math.max(1, Math.min(limit.toSeconds(), Integer.MAX_VALUE))));
        }
    }

    private static Connection connect(DataSource source) throws SQLException {
        if (!source.isWrapperFor(HikariDataSource.class)) {
            return source.getConnection();
        }
        HikariDataSource pool = source.unwrap(HikariDataSource.class);
        if (pool.isClosed()) {
            return pool.getConnection(); // which says so
        }
        Credentials login = pool.getCredentials();
        DataSource driver = driver(pool);
        return driver == pool || login.getUsername() == null
                ? driver.getConnection()
                : driver.getConnection(login.getUsername(), login.getPassword());
    }

    /** The pool itself as long as it has not started: its first borrow connects at once, and fails at once. */
    private static DataSource driver(HikariDataSource pool) throws SQLException {
        if (pool.getDataSource() != null) {
            return pool.getDataSource();
        }
        return pool.isWrapperFor(DriverDataSource.class) ? pool.unwrap(DriverDataSource.class) : pool;
    }
}
