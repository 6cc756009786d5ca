package dev.regauge.connect.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An object of JDBC that belongs to a connection which carries a context: whatever it hands out belongs to it too, so
 * that no way leads around the connection except through {@code unwrap}, which counts as a statement. Large objects and
 * XML values are the driver's own: no method of theirs answers a statement or a connection (pgjdbc 42.7.14).
 *
 * @param <T> the interface of JDBC
 */
abstract class Carrying<T extends Wrapper> implements InvocationHandler {

    final T target;
    final TransactionContext transaction;
    private final T proxy;

    Carrying(Class<T> type, T target, TransactionContext transaction) {
        this.target = target;
        this.transaction = transaction;
        this.proxy = type.cast(Proxy.newProxyInstance(Carrying.class.getClassLoader(), new Class<?>[] {type}, this));
    }

    /** What the application holds. */
    final T proxy() {
        return proxy;
    }

    /** The proxy of the connection. */
    abstract Connection connection();

    /** Everything but the methods of {@link Object} and {@link Wrapper}. */
    abstract @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;

    @Override
    public final @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Class<?> declaring = method.getDeclaringClass();
        if (declaring == Object.class || declaring == Wrapper.class) {
            return common(method.getName(), arguments == null ? null : arguments[0]);
        }
        return method.getName().equals("getConnection") ? connection() : call(method, arguments);
    }

    private @Nullable Object common(String name, @Nullable Object argument) throws Throwable {
        return switch (name) {
            case "equals" -> proxy == argument;
            case "hashCode" -> System.identityHashCode(proxy);
            case "unwrap" -> unwrap((Class<?>) argument);
            case "isWrapperFor" -> isWrapperFor((Class<?>) argument);
            default -> target + " with a session context";
        };
    }

    @Nullable
    Object unwrap(@Nullable Class<?> type) throws Throwable {
        if (type != null && type.isInstance(proxy)) {
            return proxy;
        }
        return transaction.statement(StatementText.PLAIN, () -> target.unwrap(type));
    }

    boolean isWrapperFor(@Nullable Class<?> type) throws SQLException {
        return type != null && (type.isInstance(proxy) || target.isWrapperFor(type));
    }

    /** Calls the method on the real object. */
    final @Nullable Object pass(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, real(arguments));
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static @Nullable Object @Nullable [] real(@Nullable Object @Nullable [] arguments) {
        return arguments == null
                ? null
                : Arrays.stream(arguments).map(CarryingArray::real).toArray();
    }

    /** Calls the method on the real object as a statement. */
    final @Nullable Object guarded(StatementText text, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return transaction.statement(text, () -> pass(method, arguments));
    }

    /** The result of a call, made to belong to this connection. */
    final @Nullable Object belonging(@Nullable Object result, StatementText text) {
        if (result instanceof ResultSet rows) {
            return new CarryingResultSet(rows, this).proxy();
        }
        if (result instanceof CallableStatement statement) {
            return new CarryingStatement<>(CallableStatement.class, statement, text, this).proxy();
        }
        if (result instanceof PreparedStatement statement) {
            return new CarryingStatement<>(PreparedStatement.class, statement, text, this).proxy();
        }
        if (result instanceof Statement statement) {
            return new CarryingStatement<>(Statement.class, statement, text, this).proxy();
        }
        return result instanceof Array array ? new CarryingArray(array, this) : result;
    }
}
