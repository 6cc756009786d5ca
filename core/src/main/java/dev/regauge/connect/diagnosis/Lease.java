package dev.regauge.connect.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postgresql.PGConnection;

/**
 * One borrowing of a connection.
 *
 * @param physical the driver's connection
 * @param proxy HikariCP's, which is closed for good when it is given back
 * @param thread who borrowed it
 * @param since the {@link System#nanoTime} of it
 * @param mark made where it was borrowed, for its stack trace; empty while most of the pool was free
 */
record Lease(Connection physical, Connection proxy, Thread thread, long since, Optional<Throwable> mark) {

    /** Whether it was given back. */
    boolean over() {
        try {
            return proxy.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }

    Duration held(long now) {
        return Duration.ofNanos(now - since);
    }

    /** The process of the server that serves it, which pgjdbc alone tells. It is a field, no lock and no round trip. */
    OptionalInt backend() {
        try {
            return physical.isWrapperFor(PGConnection.class)
                    ? OptionalInt.of(physical.unwrap(PGConnection.class).getBackendPID())
                    : OptionalInt.empty();
        } catch (SQLException e) {
            return OptionalInt.empty();
        }
    }

    /** Whether the connection was set to open transactions by itself; a flag of the driver's. */
    boolean opensTransactions() {
        try {
            return !proxy.getAutoCommit();
        } catch (SQLException e) {
            return false;
        }
    }

    /** Where it was borrowed, without the frames of the pool and ours; empty where that was not noted. */
    List<StackTraceElement> borrowedAt() {
        return mark.map(made -> Frames.withoutPool(made.getStackTrace())).orElse(List.of());
    }

    /** What the borrower does now. */
    List<StackTraceElement> now() {
        return List.of(thread.getStackTrace());
    }

    /**
     * Whether the code that borrowed cannot give it back any more: its thread has ended, or does other work, on whose stack
     * none of the application's methods is that were there when it borrowed.
     */
    boolean abandoned() {
        return !thread.isAlive() || Frames.gone(borrowedAt(), now());
    }
}
