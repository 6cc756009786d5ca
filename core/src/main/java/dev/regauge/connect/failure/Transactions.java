package dev.regauge.connect.failure;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in one transaction, and runs it again where that can help.
 *
 * <ul>
 *   <li>{@link FailureClass#RETRY_NOW} (serialization failures, deadlocks): rolled back and run again on the same
 *       connection, also when it is COMMIT that the server refused.
 *   <li>{@link FailureClass#RETRY_ON_NEW_CONNECTION}: run again on another connection, but only when COMMIT had not been
 *       sent. Then it is certain that nothing was committed.
 *   <li>a connection lost while COMMIT was under way: {@link OutcomeUnknownException}, never run again.
 *   <li>work that swallowed an error: {@link SwallowedFailureException} instead of a commit that keeps nothing.
 * </ul>
 *
 * <p>Up to 5 attempts by default. Before each but the first it waits anywhere between nothing and 10 ms, 20 ms, 40 ms and so
 * on, at most 1 s, holding the connection but no transaction. Work may run more than once: what it does outside of the
 * database must bear that.
 *
 * <p>The work gets a connection on which commit, rollback, close and the settings of the transaction are refused; they are
 * done here. {@code COMMIT} as SQL text comes too late to be refused: pgjdbc tells, and the work ends with an {@code
 * IllegalStateException}; other drivers do not. An unchecked exception of the work's rolls back and
 * comes out unchanged, after retries if a failure that can be retried is among its causes (as with jOOQ and Spring). The
 * connection goes back with autocommit as it was found; isolation and read-only are set for the one transaction only.
 *
 * <p>Where a {@code SessionContext} is current around it, each attempt carries that, as the source's connections do.
 *
 * <p>Immutable, and safe for use by several threads. Not nested: work that opens a transaction of its own here takes a second
 * connection.
 */
public final class Transactions {

    private static final int ATTEMPTS = 5;

    private final DataSource source;
    private final int attempts;
    private final @Nullable Isolation isolation;
    private final boolean readOnly;

    private Transactions(DataSource source, int attempts, @Nullable Isolation isolation, boolean readOnly) {
        this.source = source;
        this.attempts = attempts;
        this.isolation = isolation;
        this.readOnly = readOnly;
    }

    /** Transactions on connections of this source, in the isolation that these have by themselves. */
    public static Transactions on(DataSource source) {
        return new Transactions(requireNonNull(source, "source"), ATTEMPTS, null, false);
    }

    /**
     * The same with another limit.
     *
     * @param number how often the work may run, 1 for no retry
     * @throws IllegalArgumentException when it is below 1
     */
    public Transactions withAttempts(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("Transactions need at least 1 attempt, not " + number);
        }
        return new Transactions(source, number, isolation, readOnly);
    }

    /** The same in another isolation. */
    public Transactions withIsolation(Isolation level) {
        return new Transactions(source, attempts, requireNonNull(level, "level"), readOnly);
    }

    /** The same, and the server refuses writes (25006). */
    public Transactions withReadOnly() {
        return new Transactions(source, attempts, isolation, true);
    }

    /**
     * Runs work in a transaction, commits, and returns what it returned.
     *
     * @throws TransactionException when there is no commit: the last failure is its cause
     * @throws OutcomeUnknownException when nobody knows whether there was one
     * @throws RuntimeException the work's own, unchanged
     */
    public <T extends @Nullable Object> T call(Work<T> work) {
        requireNonNull(work, "work");
        Retries retries = new Retries(attempts);
        while (true) {
            try (TransactionConnection connection = borrow(retries)) {
                do {
                    try {
                        return connection.transact(work, opening(), retries.attempt());
                    } catch (TransactionException e) {
                        throw e;
                    } catch (SQLException | RuntimeException e) {
                        retries.failed(problem(connection), e);
                    }
                } while (connection.isUsable());
            }
        }
    }

    private static String problem(TransactionConnection connection) {
        return connection.lacksContext()
                ? "The transaction failed and was rolled back: statements need a session context here, and none is current"
                : "The transaction failed and was rolled back";
    }

    /** As {@link #call}, for work that returns nothing. */
    public void run(Action action) {
        requireNonNull(action, "action");
        call(connection -> {
            action.in(connection);
            return true;
        });
    }

    /** A pool that timed out has waited already, for as long as it was told to. */
    private TransactionConnection borrow(Retries retries) {
        while (true) {
            try {
                return TransactionConnection.from(source);
            } catch (SQLTransientConnectionException e) {
                throw retries.givenUp("No connection for the transaction, which did not begin", e);
            } catch (SQLException e) {
                retries.failed("No connection for the transaction, which did not begin", e);
            }
        }
    }

    /** Ends with the transaction, unlike what {@code Connection} can set; nothing is sent when nothing was asked for. */
    private String opening() {
        String level = isolation == null ? "" : " isolation level " + isolation.sql();
        return level.isEmpty() && !readOnly ? "" : "set transaction" + level + (readOnly ? " read only" : "");
    }

    /**
     * Work inside a transaction.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {

        /**
         * Does the work, possibly not for the first time.
         *
         * @param connection valid until this method returns
         * @throws SQLException the database's failures, which should be let out: one that is swallowed dooms the transaction
         *     all the same
         */
        T in(Connection connection) throws SQLException;
    }

    /** Work inside a transaction that returns nothing. */
    @FunctionalInterface
    public interface Action {

        /**
         * Does the work, as {@link Work#in}.
         *
         * @throws SQLException the database's failures
         */
        void in(Connection connection) throws SQLException;
    }
}
