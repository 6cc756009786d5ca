package dev.regauge.connect.failure;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of JDBC that belongs to a guarded connection, and leads back to that one and no other. What {@code unwrap} gives
 * of the driver's is not guarded.
 *
 * @param <T> the interface of JDBC
 */
abstract class Guarded<T extends Wrapper> implements InvocationHandler {

    /** The most special first. */
    private static final List<Class<? extends Wrapper>> LEADING_BACK = List.of(
            CallableStatement.class, PreparedStatement.class, Statement.class, ResultSet.class, DatabaseMetaData.class);

    private final T target;
    private final Guard guard;
    private final T proxy;

    Guarded(Class<T> type, T target, Guard guard) {
        this.target = target;
        this.guard = guard;
        this.proxy = type.cast(Proxy.newProxyInstance(Guarded.class.getClassLoader(), new Class<?>[] {type}, this));
    }

    final T proxy() {
        return proxy;
    }

    /** The guarded one. */
    abstract Connection connection();

    /** Throws when the method must not be called. */
    void refuse(Method method, @Nullable Object @Nullable [] arguments) {}

    @Override
    public final @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        refuse(method, arguments);
        return switch (method.getName()) {
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            case "getConnection" -> connection();
            case "unwrap", "isWrapperFor" -> unwrapped(method, arguments);
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" -> {
                Object result = guarded(pass(method, arguments));
                guard.executed();
                yield result;
            }
            default -> guarded(pass(method, arguments));
        };
    }

    private @Nullable Object unwrapped(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && arguments[0] instanceof Class<?> type && type.isInstance(proxy)) {
            return method.getName().equals("unwrap") ? proxy : true;
        }
        return pass(method, arguments);
    }

    private @Nullable Object pass(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private @Nullable Object guarded(@Nullable Object result) {
        for (Class<? extends Wrapper> type : LEADING_BACK) {
            if (result != null && type.isInstance(result)) {
                return part(type, result);
            }
        }
        return result;
    }

    private <P extends Wrapper> P part(Class<P> type, Object result) {
        return new Part<>(type, type.cast(result), guard, connection()).proxy();
    }

    /** Is told after each statement. */
    @FunctionalInterface
    interface Guard {

        /**
         * A statement was executed.
         *
         * @throws SQLException when the connection is closed
         */
        void executed() throws SQLException;
    }

    /** Whatever the connection, or a part of it, has handed out. */
    private static final class Part<P extends Wrapper> extends Guarded<P> {

        private final Connection connection;

        Part(Class<P> type, P target, Guard guard, Connection connection) {
            super(type, target, guard);
            this.connection = connection;
        }

        @Override
        Connection connection() {
            return connection;
        }
    }
}
