package dev.regauge.copy;

import dev.regauge.connect.session.SessionConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * What has become of a transaction whose COMMIT was not answered. The server knows by its number. A session that still waits
 * for the lost connection is ended first, since it is ours and could otherwise hold its locks for hours.
 */
enum Outcome {
    COMMITTED,
    ABORTED,
    UNKNOWN;

    /** Tells the number of the transaction it is executed in. */
    static final String ASK_NUMBER = "select pg_current_xact_id()";

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String END_SESSION =
            "select pg_terminate_backend(pid) from pg_stat_activity where backend_xid = ?::xid8::xid";

    /** The statement that tells, for a person. */
    static String question(String transaction) {
        return "select pg_xact_status('" + transaction + "')";
    }

    /** Asks on new connections until the server knows, for as long as patience allows, and 30 s at most. */
    static Outcome of(String transaction, DataSource source, Duration patience) {
        long start = System.nanoTime();
        long longest = Math.min(LONGEST.toNanos(), patience.toNanos());
        Outcome outcome = UNKNOWN;
        while (outcome == UNKNOWN
                && System.nanoTime() - start < longest
                && !Thread.currentThread().isInterrupted()) {
            outcome = ask(transaction, source, System.nanoTime() - start > GRACE.toNanos());
            if (outcome == UNKNOWN) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return outcome;
    }

    private static Outcome ask(String transaction, DataSource source, boolean endSession) {
        try (Connection borrowed = source.getConnection()) {
            Connection connection = SessionConnections.beneath(borrowed);
            String status = one(connection, "select pg_xact_status(?::xid8)", transaction)
                    .orElse("too old to be known");
            if (status.equals("in progress") && endSession) {
                one(connection, END_SESSION, transaction);
            }
            return status.equals("committed") ? COMMITTED : status.equals("aborted") ? ABORTED : UNKNOWN;
        } catch (SQLException notYet) {
            return UNKNOWN;
        }
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
