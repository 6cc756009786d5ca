package dev.regauge.connect.session;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import org.jspecify.annotations.Nullable;

/** The catalogue, which is read without a context; what it hands out asks for one again. */
final class CarryingMetaData extends Carrying<DatabaseMetaData> {

    private final Connection connection;

    CarryingMetaData(DatabaseMetaData data, CarryingConnection maker) {
        super(DatabaseMetaData.class, data, maker.transaction);
        this.connection = maker.proxy();
    }

    @Override
    Connection connection() {
        return connection;
    }

    @Override
    @Nullable
    Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        return belonging(pass(method, arguments), StatementText.PLAIN);
    }
}
