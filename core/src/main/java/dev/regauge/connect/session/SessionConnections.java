package dev.regauge.connect.session;

import java.lang.reflect.Proxy;
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

    /** Whether statements on this connection are refused without a context. */
    public static boolean isRequired(Connection connection) {
        return carrying(connection).map(CarryingConnection::isRequired).orElse(false);
    }

    /**
     * The connection beneath one that carries a context, or the connection itself. Nothing is set or refused on it: for
     * code that sends {@link SessionContext#sql} with its own statements, in a transaction of its own, and ends it.
     */
    public static Connection beneath(Connection connection) {
        return carrying(connection).map(carrying -> carrying.target).orElse(connection);
    }

    private static Optional<CarryingConnection> carrying(Connection connection) {
        return Proxy.isProxyClass(connection.getClass())
                        && Proxy.getInvocationHandler(connection) instanceof CarryingConnection carrying
                ? Optional.of(carrying)
                : Optional.empty();
    }
}
