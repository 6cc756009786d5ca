package dev.regauge.copy.wire;

import dev.regauge.connect.session.SessionConnections;
import dev.regauge.connect.session.SessionContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has become of a transaction whose COMMIT was not answered. The server knows by its number. A session that still waits
 * for the lost connection is ended first, since it is ours and could otherwise hold its locks for hours.
 */
public enum Outcome {
    COMMITTED,
    ABORTED,
    UNKNOWN;

    /** Tells the number of the transaction it is executed in. */
    public static final String ASK_NUMBER = "select pg_current_xact_id()";

    private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String END_SESSION =
            "select pg_terminate_backend(pid) from pg_stat_activity where backend_xid = ?::xid8::xid";

    /** The statement that tells, for a person. */
    public static String question(String transaction) {
        return "select pg_xact_status('" + transaction + "')";
    }

    /**
     * Asks on new connections until the server knows, for as long as patience allows, and 30 s at most. By another thread,
     * since a source may take for ever to connect.
     *
     * @param url of the lost connection; one of another URL is not asked, because the source may choose a server by the thread
     */
    public static Outcome of(String transaction, DataSource source, String url, Duration patience) {
        Duration longest = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
        Callable<Outcome> work = () -> untilKnown(transaction, source, url, longest);
        FutureTask<Outcome> asking = new FutureTask<>(
                SessionContext.current().map(context -> context.wrap(work)).orElse(work));
        Thread thread = new Thread(asking, "regauge-copy-outcome");
        thread.setDaemon(true);
        thread.start();
        try {
            return asking.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        } catch (ExecutionException | TimeoutException nobodyKnows) {
            return UNKNOWN;
        } finally {
            asking.cancel(true);
        }
    }

    private static Outcome untilKnown(String transaction, DataSource source, String url, Duration longest) {
        long start = System.nanoTime();
        Outcome outcome = UNKNOWN;
        while (outcome == UNKNOWN
                && System.nanoTime() - start < longest.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            boolean endSession = System.nanoTime() - start > GRACE.toNanos();
            try (Connection borrowed = source.getConnection()) {
                Connection connection = SessionConnections.beneath(borrowed);
                if (!connection.unwrap(PgConnection.class).getURL().equals(url)) {
                    return UNKNOWN;
                }
                outcome = Patience.during(
                        connection,
                        longest,
                        "it was asked for a COMMIT",
                        () -> ask(transaction, connection, endSession));
            } catch (SQLException notYet) {
                LOG.debug("Nobody can be asked yet what became of transaction {}", transaction, notYet);
            }
            if (outcome == UNKNOWN) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return outcome;
    }

    private static Outcome ask(String transaction, Connection connection, boolean endSession) throws SQLException {
        String status =
                one(connection, "select pg_xact_status(?::xid8)", transaction).orElse("too old to be known");
        if (status.equals("in progress") && endSession) {
            one(connection, END_SESSION, transaction);
        }
        return status.equals("committed") ? COMMITTED : status.equals("aborted") ? ABORTED : UNKNOWN;
    }

    private static Optional<String> one(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }
}
