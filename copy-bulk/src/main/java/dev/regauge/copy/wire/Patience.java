package dev.regauge.copy.wire;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.jdbc.PgConnection;

/**
 * How long a server may be silent, or take nothing, while something is asked of it by other means than a COPY, which watches
 * itself. Reads are limited by the connection's network timeout for that while, writes by a {@link WriteWatch}.
 */
public final class Patience {

    private Patience() {}

    /** What is asked of the server. */
    public interface Asking<V> {
        V ask() throws SQLException;
    }

    /**
     * Asks, and ends the connection when that takes too long. A wrapper of a pool's hears of a connection that was lost.
     *
     * @param waitedFor for the message, such as {@code the table was read}
     * @throws SilentServerException when the patience has run out
     */
    public static <V> V during(Connection pooled, Duration patience, String waitedFor, Asking<V> asking)
            throws SQLException {
        PgConnection driver = Connections.used(pooled);
        int timeoutBefore = driver.getNetworkTimeout();
        driver.setNetworkTimeout(Runnable::run, (int) Math.min(Integer.MAX_VALUE, patience.toMillis()));
        WriteWatch watch = WriteWatch.begin(driver, patience);
        try {
            return asking.ask();
        } catch (SQLException e) {
            throw watch.isTorn() || isTimeout(e) ? new SilentServerException(patience, waitedFor, e) : e;
        } finally {
            watch.end();
            if (driver.isClosed()) {
                Connections.noticeLost(pooled);
            } else {
                driver.setNetworkTimeout(Runnable::run, timeoutBefore);
            }
        }
    }

    private static boolean isTimeout(SQLException failure) {
        Throwable cause = failure.getCause();
        while (cause != null && !(cause instanceof SocketTimeoutException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
