package dev.regauge.connect.failure;

import dev.regauge.connect.session.SessionConnections;
import dev.regauge.connect.session.SessionContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A borrowed connection on which one transaction after another is tried. {@link #close} gives it back as it was found. */
final class TransactionConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final Connection connection;

    /** Without a context: what is asked and set here is no statement of the work's. */
    private final Connection beneath;

    private final boolean autoCommit;
    private boolean usable = true;
    private boolean rolledBack = true;

    /** Not null once a statement of the work's has ended the transaction. */
    private @Nullable IllegalStateException ended;

    private TransactionConnection(Connection connection) throws SQLException {
        this.connection = connection;
        this.beneath = SessionConnections.beneath(connection);
        this.autoCommit = connection.getAutoCommit();
        refuseWithinAnother();
        if (autoCommit) {
            connection.setAutoCommit(false);
        }
    }

    static TransactionConnection from(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try {
            return new TransactionConnection(connection);
        } catch (SQLException | RuntimeException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    /** A source may hand out a connection that somebody else is using; committing here would commit for them. */
    private void refuseWithinAnother() throws SQLException {
        if (mayBeAsked() && knowsState() && state() != TransactionState.IDLE) {
            throw new IllegalStateException(
                    "Cannot begin a transaction: the data source gave a connection on which one is under way"
                            + "\n  to fix:   use the connection of that transaction, or a source that gives each borrower"
                            + " a connection of its own");
        }
    }

    /** Deeper within another's wrapper a connection may carry a context, and would set it, too early, when it is asked. */
    private boolean mayBeAsked() {
        return beneath != connection || SessionContext.current().isEmpty();
    }

    /** Whether statements are refused now because there is no context. */
    boolean lacksContext() {
        try {
            return SessionConnections.isRequired(connection)
                    && SessionContext.current().isEmpty();
        } catch (SQLException closed) {
            return false;
        }
    }

    /** Whether another attempt may use it: not when the session has ended or could not be rolled back. */
    boolean isUsable() {
        return usable;
    }

    /**
     * Runs the work in one transaction and commits it; rolls it back whatever else happens.
     *
     * @param opening the first statement; empty for none
     */
    <T extends @Nullable Object> T transact(Transactions.Work<T> work, String opening, int attempt)
            throws SQLException {
        try {
            if (!opening.isEmpty()) {
                execute(opening);
            }
            T result = work.in(GuardedConnection.around(connection, this::executed));
            refuseEnded(null);
            refuseSwallowed(attempt);
            commit(attempt);
            return result;
        } catch (Throwable e) {
            rollBack(e);
            refuseEnded(e);
            throw e;
        }
    }

    /** After a statement the transaction is open, unless its text was the end of one. */
    private void executed() throws SQLException {
        if (!beneath.isClosed() && knowsState() && state() == TransactionState.IDLE) {
            ended = new IllegalStateException(
                    "Work inside a transaction must not end it by SQL text: what it did before is kept, or not, as"
                            + " that text said\n  to fix:   return to commit, throw to roll back");
            throw ended;
        }
    }

    /** Also when the work has swallowed the refusal: nothing may be done twice that may have been committed. */
    private void refuseEnded(@Nullable Throwable afterwards) {
        if (ended != null) {
            if (afterwards != null && afterwards != ended) {
                ended.addSuppressed(afterwards);
            }
            throw ended;
        }
    }

    /** To COMMIT in a failed transaction the server answers ROLLBACK, and pgjdbc returns normally. */
    private void refuseSwallowed(int attempt) throws SQLException {
        if (connection.isClosed()) {
            throw new SwallowedFailureException(attempt, "the connection is closed");
        }
        if (knowsState()) {
            if (state() == TransactionState.FAILED) {
                throw new SwallowedFailureException(attempt, "the server says that the transaction has failed");
            }
        } else {
            refuseSwallowedByAsking(attempt);
        }
    }

    /** Other drivers do not tell the state: one more round trip. */
    private void refuseSwallowedByAsking(int attempt) throws SQLException {
        try (Statement statement = beneath.createStatement();
                ResultSet rows = statement.executeQuery("select 1")) {
            rows.next();
        } catch (SQLException e) {
            if (Failure.of(e).sqlState().filter("25P02"::equals).isPresent()) {
                throw new SwallowedFailureException(attempt, "SQLSTATE 25P02");
            }
            throw e;
        }
    }

    private void commit(int attempt) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            if (Failure.of(e).isRefusalByTheServer()) {
                throw e;
            }
            throw new OutcomeUnknownException(attempt, e);
        }
    }

    /** A session that has ended has been rolled back by the server; the driver may not know it yet. */
    private void rollBack(Throwable failure) {
        usable = !Failure.of(failure).endedSession();
        try {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            usable = false;
            rolledBack = false;
            failure.addSuppressed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = beneath.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean knowsState() throws SQLException {
        return beneath.isWrapperFor(BaseConnection.class);
    }

    private TransactionState state() throws SQLException {
        return beneath.unwrap(BaseConnection.class).getTransactionState();
    }

    /** A transaction that is committed stays so, whatever happens to the connection afterwards. */
    @Override
    public void close() {
        try {
            if (rolledBack && autoCommit && !connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "Cannot switch autocommit on again after a transaction ({})",
                    Failure.of(e).named());
        }
        closeQuietly(connection);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "Cannot give back a connection after a transaction ({})",
                    Failure.of(e).named());
        }
    }
}
