package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The columns of several rows, each as the array of a parameter. Arrays of primitives are those which pgjdbc sends as they
 * are; of others it makes text.
 */
record Columns<T>(Connection connection, PreparedStatement statement, List<T> rows) {

    void ints(int parameter, ToIntFunction<T> value) throws SQLException {
        set(parameter, "int4", rows.stream().mapToInt(value).toArray());
    }

    <V> void objects(int parameter, String type, Function<T, @Nullable V> value, IntFunction<V[]> array)
            throws SQLException {
        V[] values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        set(parameter, type, values);
    }

    void set(int parameter, String type, Object array) throws SQLException {
        statement.setArray(parameter, connection.unwrap(PGConnection.class).createArrayOf(type, array));
    }
}
