package dev.regauge.copy;

import dev.regauge.connect.session.SessionConnections;
import dev.regauge.connect.session.SessionContext;
import dev.regauge.copy.wire.ConnectionLostException;
import dev.regauge.copy.wire.Liveness;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** The connection that a load works on, and how it is left: as it was found, or back in its pool. */
final class LoadSession {

    private final Connection handed;
    private final Connection connection;
    private final @Nullable DataSource source;
    private final Footing footing;
    private boolean autoCommitToRestore;

    private LoadSession(Connection handed, @Nullable DataSource source) throws SQLException {
        this.handed = handed;
        this.source = source;
        boolean own = source != null || handed.getAutoCommit();
        Optional<SessionContext> context = SessionContext.current();
        if (own) {
            requireContext(context);
            connection = SessionConnections.beneath(handed);
            footing = Footing.own(connection == handed ? Optional.empty() : context);
            requireAutoCommit();
        } else {
            connection = SessionConnections.joining(handed, context);
            footing = Footing.joined(connection == handed ? Optional.empty() : context);
        }
    }

    /** A connection of the source's own, to be given back. */
    static LoadSession of(DataSource source) throws SQLException {
        Connection borrowed = source.getConnection();
        try {
            return new LoadSession(borrowed, source).begun();
        } catch (SQLException | RuntimeException e) {
            try (borrowed) {
                throw e;
            }
        }
    }

    /** The caller's connection. */
    static LoadSession of(Connection connection) throws SQLException {
        return new LoadSession(connection, null).begun();
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
        if (connection.getAutoCommit()) {
            return;
        }
        if (transactionState() != TransactionState.IDLE) {
            throw new SQLException(
                    "The data source hands out a connection within a transaction, which a load of its own would end."
                            + " To fix: give the connection itself to the writer: the load becomes part of its transaction",
                    "25001");
        }
        handed.setAutoCommit(true);
        autoCommitToRestore = true;
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

    /** What all loads on it share what they know of tables by. */
    Object key() throws SQLException {
        return source == null ? driver() : source;
    }

    /** Whether the caller's transaction has not begun yet: the driver would begin it with the first statement. */
    boolean isToBeBegun() throws SQLException {
        return !footing.own() && transactionState() == TransactionState.IDLE;
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
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
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
        LoadSession another = of(source);
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
            return asking.ask(connection);
        }
        execute(List.of("savepoint regauge_read"));
        try {
            V answer = asking.ask(connection);
            execute(List.of("release savepoint regauge_read"));
            return answer;
        } catch (SQLException | RuntimeException e) {
            if (!isLost()) {
                execute(List.of("rollback to savepoint regauge_read", "release savepoint regauge_read"));
            }
            throw e;
        }
    }

    interface Asking<V> {
        V ask(Connection connection) throws SQLException;
    }

    /** Gives the connection back to its source, or leaves the caller's as it was found. */
    void release() {
        try {
            if (!isGivenBack() && connection.isWrapperFor(PgConnection.class)) {
                OpenLoads.end(driver(), this);
            }
            if (autoCommitToRestore && !isLost()) {
                handed.setAutoCommit(false);
            }
            if (source != null) {
                handed.close();
            }
        } catch (SQLException e) {
            // What has become of the load is known, and a connection that cannot be closed is none.
        }
    }
}
