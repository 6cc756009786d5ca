package dev.regauge.copy;

import dev.regauge.connect.session.SessionConnections;
import dev.regauge.connect.session.SessionContext;
import dev.regauge.copy.wire.ConnectionLostException;
import dev.regauge.copy.wire.Liveness;
import dev.regauge.copy.wire.Outcome;
import dev.regauge.copy.wire.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/** The connection that a load works on, and how it is left: as it was found, or back in its pool. */
final class LoadSession {

    private final Connection handed;
    private final Connection connection;
    private final @Nullable DataSource source;
    private final Optional<SessionContext> carried;
    private Footing footing;
    private final Duration patience;
    private final Optional<String> url;
    private boolean autoCommitToRestore;

    private LoadSession(Connection handed, @Nullable DataSource source, Duration patience) throws SQLException {
        this.patience = patience;
        this.handed = handed;
        this.source = source;
        Optional<SessionContext> context = SessionContext.current();
        if (source != null || handed.getAutoCommit()) {
            requireContext(context);
            connection = SessionConnections.beneath(handed);
        } else {
            connection = SessionConnections.joining(handed, context);
        }
        boolean own = source != null || (handed.getAutoCommit() && transactionState() == TransactionState.IDLE);
        carried = connection == handed ? Optional.empty() : context;
        footing = own ? Footing.own(carried) : Footing.joined(carried);
        if (own) {
            requireAutoCommit();
        } else {
            requireWorking();
        }
        url = connection.isWrapperFor(PgConnection.class) ? Optional.of(driver().getURL()) : Optional.empty();
    }

    /** A connection of the source's own, to be given back. */
    static LoadSession of(DataSource source, Duration patience) throws SQLException {
        Connection borrowed = source.getConnection();
        try {
            return new LoadSession(borrowed, source, patience).begun();
        } catch (SQLException | RuntimeException e) {
            try (borrowed) {
                throw e;
            }
        }
    }

    /** The caller's connection. */
    static LoadSession of(Connection connection, Duration patience) throws SQLException {
        return new LoadSession(connection, null, patience).begun();
    }

    private LoadSession begun() throws SQLException {
        if (connection.isWrapperFor(PgConnection.class)) {
            OpenLoads.begin(driver(), this);
        }
        return this;
    }

    /** Whether the connection was closed by whoever had it, which a pool takes for giving it back. */
    boolean isGivenBack() {
        try {
            return handed.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** What a statement would say through the connection as it was handed over, since we go past it. */
    private void requireContext(Optional<SessionContext> context) throws SQLException {
        if (context.isEmpty() && SessionConnections.isRequired(handed)) {
            try (Statement refused = handed.createStatement()) {
                refused.execute("select");
            }
        }
    }

    /** Our own BEGIN and COMMIT are statements; the driver must add none. */
    private void requireAutoCommit() throws SQLException {
        if (transactionState() != TransactionState.IDLE) {
            throw new BulkException(
                    "The load could not begin: it would be a transaction of its own\n  found:    the data source hands out"
                            + " a connection within a transaction, which the load would end\n  to fix:   give the"
                            + " connection itself to the writer: the load becomes part of its transaction",
                    null);
        }
        if (!connection.getAutoCommit()) {
            handed.setAutoCommit(true);
            autoCommitToRestore = true;
        }
    }

    /** Otherwise the error of the caller's own would look like one of the load's. */
    private void requireWorking() throws SQLException {
        if (transactionState() == TransactionState.FAILED) {
            throw new SQLException("The transaction has failed before the load, and takes nothing more", "25P02");
        }
    }

    Connection connection() {
        return connection;
    }

    Footing footing() {
        return footing;
    }

    /** Where another connection can be had; empty on a connection of the caller's. */
    Optional<DataSource> source() {
        return Optional.ofNullable(source);
    }

    /** What has become of a transaction of a connection like this one; unknown where there is nobody to ask. */
    Outcome outcome(String transaction, Duration patience) {
        return source == null || url.isEmpty() ? Outcome.UNKNOWN : Outcome.of(transaction, source, url.get(), patience);
    }

    /** What all loads on it share what they know of tables by. */
    Object key() throws SQLException {
        return source == null ? driver() : source;
    }

    /** What begins the caller's transaction where it has not begun yet: the driver would send it with the first statement. */
    Optional<String> beginning() throws SQLException {
        boolean begun = footing.own() || transactionState() != TransactionState.IDLE;
        return begun ? Optional.empty() : Optional.of(driver().hintReadOnly() ? "begin read only" : "begin");
    }

    /** Whether values may not be sent beside the text of a statement ({@code preferQueryMode=simple}). */
    boolean isTextOnly() throws SQLException {
        return driver().getPreferQueryMode() == PreferQueryMode.SIMPLE;
    }

    /**
     * Before anything is sent: what is under way on the connection would become part of this load, and end with it.
     *
     * @param unbroken whether nobody can execute anything between two parts of the load, such as a commit that a savepoint
     *     would not survive
     * @throws SQLException 25001 when a transaction was begun or ended since this one was opened
     */
    void begins(boolean unbroken) throws SQLException {
        boolean idle = transactionState() == TransactionState.IDLE;
        if (!footing.own()) {
            footing = unbroken && idle && carried.isEmpty() ? Footing.first() : Footing.joined(carried);
        }
        if (footing.own() ? !idle : idle && connection.getAutoCommit()) {
            throw new SQLException(
                    "The connection has " + (idle ? "no" : "a")
                            + " transaction open, unlike when the load was opened on it."
                            + " To fix: begin and end transactions before a load is opened, or behind its end",
                    "25001");
        }
    }

    boolean isLost() {
        try {
            return driver().isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private TransactionState transactionState() throws SQLException {
        return driver().getTransactionState();
    }

    private PgConnection driver() throws SQLException {
        return connection.unwrap(PgConnection.class);
    }

    /** Executes statements one by one. */
    void execute(List<String> statements) throws SQLException {
        for (String sql : statements) {
            patiently("it was asked to " + sql, () -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute(sql);
                }
            });
        }
    }

    /**
     * This session, or, where its connection has ended and another one can be had, one on that: nothing was sent on this one,
     * so nothing is sent twice.
     *
     * @throws SQLException when there is no connection that lives
     */
    LoadSession alive() throws SQLException {
        try {
            Liveness.require(connection, isNew());
            return this;
        } catch (ConnectionLostException ended) {
            if (source == null) {
                throw ended;
            }
            release();
            try {
                return another(source);
            } catch (SQLException e) {
                ended.addSuppressed(e);
                throw ended;
            }
        }
    }

    private LoadSession another(DataSource source) throws SQLException {
        LoadSession another = of(source, patience);
        try {
            Liveness.require(another.connection, another.isNew());
            if (!another.footing.equals(footing)) {
                throw new SQLException("The session context is another one than when the load was opened", "25000");
            }
            return another;
        } catch (SQLException | RuntimeException e) {
            another.release();
            throw e;
        }
    }

    /** A source that hands out the driver's own connections has made this one just now. */
    private boolean isNew() {
        return source != null && handed instanceof PgConnection;
    }

    /** Leaves nothing of what was sent since {@link Footing#before}, after a failure that is added to. */
    void undo(Throwable failure) {
        try {
            if (!isLost() && transactionState() != TransactionState.IDLE) {
                execute(footing.undo());
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Does something that may fail without harm to the caller's transaction. */
    <V> V harmlessly(Asking<V> asking) throws SQLException {
        if (footing.own()) {
            return patiently("the catalogs were read", () -> asking.ask(connection));
        }
        Footing reading =
                transactionState() == TransactionState.IDLE ? Footing.first() : Footing.joined(Optional.empty());
        execute(reading.before());
        try {
            return patiently("the catalogs were read", () -> asking.ask(connection));
        } finally {
            if (!isLost()) {
                execute(reading.undo()); // there is nothing to keep
            }
        }
    }

    /** Asks the server, which may be silent for as long as the patience allows; then the connection is ended. */
    <V> V patiently(String waitedFor, Patience.Asking<V> asking) throws SQLException {
        return Patience.during(connection, patience, waitedFor, asking);
    }

    interface Asking<V> {
        V ask(Connection connection) throws SQLException;
    }

    /** Gives the connection back to its source, or leaves the caller's as it was found. */
    void release() {
        quietly(this::endedHere);
        if (autoCommitToRestore && !isLost()) {
            quietly(() -> handed.setAutoCommit(false));
        }
        if (source != null) {
            quietly(handed::close);
        }
    }

    private void endedHere() throws SQLException {
        if (!isGivenBack() && connection.isWrapperFor(PgConnection.class)) {
            OpenLoads.end(driver(), this);
        }
    }

    private interface Step {
        void take() throws SQLException;
    }

    /** What has become of the load is known, and who heard otherwise might run it again; each step is taken whatever the other does. */
    private static void quietly(Step step) {
        try {
            step.take();
        } catch (SQLException | RuntimeException e) {
            // A connection that cannot be given back is none.
        }
    }
}
