package dev.regauge.connect.session;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection that carries a context. */
final class CarryingConnection extends Carrying<Connection> implements Carrier {

    CarryingConnection(Connection raw, TransactionContext transaction) {
        super(Connection.class, raw, transaction);
    }

    @Override
    public boolean isRequired() {
        return transaction.isRequired();
    }

    @Override
    public Connection beneath() {
        return target;
    }

    @Override
    public Connection joining(Optional<SessionContext> context) throws SQLException {
        transaction.join(context);
        return target;
    }

    @Override
    @Nullable
    Object unwrap(@Nullable Class<?> type) throws Throwable {
        return type == Carrier.class ? this : super.unwrap(type);
    }

    @Override
    boolean isWrapperFor(@Nullable Class<?> type) throws SQLException {
        return type == Carrier.class || super.isWrapperFor(type);
    }

    @Override
    Connection connection() {
        return proxy();
    }

    @Override
    @Nullable
    Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        @Nullable Object first = arguments == null ? null : arguments[0];
        return switch (method.getName()) {
            case "commit" -> transaction.ending(() -> pass(method, arguments));
            case "rollback" -> // to a savepoint: it came after the setting, which stays
                first != null ? pass(method, arguments) : transaction.ending(() -> pass(method, arguments));
            case "setAutoCommit" ->
                transaction.changingAutoCommit(Boolean.TRUE.equals(first), () -> pass(method, arguments));
            case "setSavepoint" -> guarded(StatementText.PLAIN, method, arguments);
            case "prepareStatement", "prepareCall" ->
                belonging(pass(method, arguments), StatementText.of(String.valueOf(first)));
            default -> ofMetaData(pass(method, arguments));
        };
    }

    private @Nullable Object ofMetaData(@Nullable Object result) {
        return result instanceof DatabaseMetaData data
                ? new CarryingMetaData(data, this).proxy()
                : belonging(result, StatementText.PLAIN);
    }
}
