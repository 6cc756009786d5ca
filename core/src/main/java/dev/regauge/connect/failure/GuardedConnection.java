package dev.regauge.connect.failure;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection as the work sees it: everything but what begins and ends the transaction. A work that committed by itself
 * would be kept in part when the rest fails, and done twice when it is run again.
 */
final class GuardedConnection implements InvocationHandler {

    private static final Set<String> REFUSED =
            Set.of("commit", "close", "abort", "setTransactionIsolation", "setReadOnly");

    private final Connection connection;

    private GuardedConnection(Connection connection) {
        this.connection = connection;
    }

    static Connection around(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new GuardedConnection(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        refuse(method.getName(), arguments);
        if (method.getName().equals("equals")) {
            return arguments != null && proxy == arguments[0];
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Rolling back to a savepoint stays possible, and so does switching autocommit off, which it is. */
    private static void refuse(String method, @Nullable Object @Nullable [] arguments) {
        boolean wholeRollback = method.equals("rollback") && arguments == null;
        boolean commits = method.equals("setAutoCommit") && arguments != null && Boolean.TRUE.equals(arguments[0]);
        if (REFUSED.contains(method) || wholeRollback || commits) {
            throw new IllegalStateException("Work inside a transaction must not call " + method
                    + "() on its connection\n  to fix:   return to commit, throw to roll back; isolation and read-only are"
                    + " set on Transactions");
        }
    }
}
