package dev.regauge.connect.failure;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection as the work sees it: everything but what begins and ends the transaction. A work that committed by itself
 * would be kept in part when the rest fails, and done twice when it is run again.
 */
final class GuardedConnection extends Guarded<Connection> {

    private static final Set<String> REFUSED =
            Set.of("commit", "close", "abort", "setTransactionIsolation", "setReadOnly");

    private GuardedConnection(Connection connection, Guard guard) {
        super(Connection.class, connection, guard);
    }

    static Connection around(Connection connection, Guard guard) {
        return new GuardedConnection(connection, guard).proxy();
    }

    @Override
    Connection connection() {
        return proxy();
    }

    /** Rolling back to a savepoint stays possible, and so does switching autocommit off, which it is. */
    @Override
    void refuse(Method method, @Nullable Object @Nullable [] arguments) {
        String name = method.getName();
        boolean wholeRollback = name.equals("rollback") && arguments == null;
        boolean commits = name.equals("setAutoCommit") && arguments != null && Boolean.TRUE.equals(arguments[0]);
        if (REFUSED.contains(name) || wholeRollback || commits) {
            throw new IllegalStateException("Work inside a transaction must not call " + name
                    + "() on its connection\n  to fix:   return to commit, throw to roll back; isolation and read-only are"
                    + " set on Transactions");
        }
    }
}
