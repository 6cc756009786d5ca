package dev.regauge.connect.session;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** Rows of a connection that carries a context. They may outlive their transaction; changing one is a statement. */
final class CarryingResultSet extends Carrying<ResultSet> {

    private final Carrying<?> maker;

    CarryingResultSet(ResultSet rows, Carrying<?> maker) {
        super(ResultSet.class, rows, maker.transaction);
        this.maker = maker;
    }

    @Override
    Connection connection() {
        return maker.connection();
    }

    @Override
    @Nullable
    Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "insertRow", "updateRow", "deleteRow", "refreshRow" -> guarded(StatementText.PLAIN, method, arguments);
            case "getStatement" -> statement(pass(method, arguments));
            default -> belonging(pass(method, arguments), StatementText.PLAIN);
        };
    }

    /** The very one that was asked for the rows, where a statement was. */
    private @Nullable Object statement(@Nullable Object real) {
        return maker instanceof CarryingStatement<?> statement
                ? statement.proxy()
                : belonging(real, StatementText.PLAIN);
    }
}
