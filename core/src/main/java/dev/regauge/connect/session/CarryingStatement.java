package dev.regauge.connect.session;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement of a connection that carries a context: executing it asks first. */
final class CarryingStatement<T extends Statement> extends Carrying<T> {

    private final Connection connection;
    private final StatementText prepared;
    private StatementText batch;

    CarryingStatement(Class<T> type, T target, StatementText prepared, Carrying<?> maker) {
        super(type, target, maker.transaction);
        this.connection = maker.connection();
        this.prepared = prepared;
        this.batch = prepared;
    }

    @Override
    Connection connection() {
        return connection;
    }

    @Override
    @Nullable
    Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return belonging(answer(method, arguments), StatementText.PLAIN);
    }

    private @Nullable Object answer(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" ->
                guarded(text(arguments), method, arguments);
            case "executeBatch", "executeLargeBatch" -> guarded(batch, method, arguments);
            case "getMetaData", "getParameterMetaData" -> guarded(prepared, method, arguments);
            case "addBatch" -> {
                batch = batch.and(text(arguments));
                yield pass(method, arguments);
            }
            default -> pass(method, arguments);
        };
    }

    private StatementText text(@Nullable Object @Nullable [] arguments) {
        return arguments != null && arguments[0] instanceof String sql ? StatementText.of(sql) : prepared;
    }
}
