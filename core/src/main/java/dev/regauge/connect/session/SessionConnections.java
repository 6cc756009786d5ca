package dev.regauge.connect.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Connections whose transactions carry the current {@link SessionContext}.
 *
 * <p>Before the first statement of each transaction the context is set, in one round trip together with BEGIN. A
 * statement is refused, before anything is sent and with an {@link SQLException}:
 *
 * <ul>
 *   <li>where a context is required and none is current: SQLSTATE 28000, reads and batches too;
 *   <li>in autocommit mode, where a context is current: 25P01;
 *   <li>where another context is current than the one that the transaction was begun with: 25000.
 * </ul>
 *
 * <p>Where the server does not take the context (a value that its setting does not allow), the statement is not sent, and
 * an {@code SQLException} with the server's SQLSTATE names the settings and shows no value.
 *
 * <p>Executing, asking a prepared statement what it would return, changing a row through a result set, setting a
 * savepoint and {@link Connection#unwrap} to a class of the driver's count as statements. Catalogue metadata, session
 * properties, commit, rollback and close do not: they read no row of a table of the application's. After {@code unwrap}
 * the driver is spoken to directly, with the context in effect until the transaction ends and nothing after that.
 *
 * <p>As safe for use by several threads as the connection beneath; each has its own current context, so two of them
 * cannot share a transaction unless their contexts are equal.
 *
 * <p>{@code SET TRANSACTION} goes out before the context, because the server takes it only before the first query.
 */
public final class SessionConnections {

    private SessionConnections() {}

    /**
     * A connection that carries the context, where one is required or current now; otherwise the connection itself,
     * which then costs nothing, and carries no context that becomes current later.
     *
     * @param required whether statements without a context are refused
     * @throws SQLException when the connection is closed
     */
    public static Connection of(Connection raw, boolean required) throws SQLException {
        if (!required && SessionContext.current().isEmpty()) {
            return raw;
        }
        return new CarryingConnection(raw, new TransactionContext(raw, required)).proxy();
    }

    /**
     * Whether statements on this connection are refused without a context.
     *
     * <p>Like all that follow, this finds a connection that carries a context beneath the wrappers of others too, where
     * their {@link Connection#isWrapperFor} and {@link Connection#unwrap} ask the connection that they wrap.
     *
     * @throws SQLException when the connection is closed
     */
    public static boolean isRequired(Connection connection) throws SQLException {
        return carrier(connection).map(Carrier::isRequired).orElse(false);
    }

    /**
     * The connection beneath one that carries a context, or the connection itself. Nothing is set or refused on it: for
     * code that sends {@link SessionContext#sql} with its own statements, in a transaction of its own, and ends it.
     *
     * @throws SQLException when the connection is closed
     */
    public static Connection beneath(Connection connection) throws SQLException {
        return carrier(connection).map(Carrier::beneath).orElse(connection);
    }

    /**
     * The connection beneath one that carries a context, or the connection itself, for code that joins the caller's
     * transaction: it sends {@link SessionContext#sql} of this context, if any, before everything else, and leaves the
     * transaction open.
     *
     * <p>Nothing is sent here. The context counts as the one that the transaction was begun with: statements under another
     * are refused afterwards, and it is not set a second time. (It is where the driver does not tell the state of a
     * transaction, or may roll back a part of one by savepoints of its own.) Without a context the one that is in effect
     * stays so. Not for connections in autocommit mode: they have {@link #beneath}.
     *
     * @param context the one that is going to be set
     * @throws SQLException 28000 where a context is required and there is none; 25000 where the transaction was begun
     *     with another one, or where there is none to set and the one that it was begun with may be lost
     */
    public static Connection joining(Connection connection, Optional<SessionContext> context) throws SQLException {
        Optional<Carrier> carrier = carrier(connection);
        return carrier.isPresent() ? carrier.get().joining(context) : connection;
    }

    private static Optional<Carrier> carrier(Connection connection) throws SQLException {
        return connection.isWrapperFor(Carrier.class)
                ? Optional.of(connection.unwrap(Carrier.class))
                : Optional.empty();
    }
}
