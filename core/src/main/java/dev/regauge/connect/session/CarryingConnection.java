package dev.regauge.connect.session;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import org.jspecify.annotations.Nullable;

/** A connection that carries a context. */
final class CarryingConnection extends Carrying<Connection> {

    CarryingConnection(Connection raw, TransactionContext transaction) {
        super(Connection.class, raw, transaction);
    }

    boolean isRequired() {
        return transaction.isRequired();
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
