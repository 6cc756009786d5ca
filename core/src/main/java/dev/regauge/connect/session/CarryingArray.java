package dev.regauge.connect.session;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An array of a connection that carries a context: its rows know their connection.
 *
 * <p>Not a proxy, because {@code toString} has to be the array's own: drivers write that into a statement.
 */
final class CarryingArray implements Array {

    private final Array target;
    private final Carrying<?> maker;

    CarryingArray(Array target, Carrying<?> maker) {
        this.target = target;
        this.maker = maker;
    }

    /** The driver's own array where it is one of these: drivers bind theirs in a shorter form. */
    static @Nullable Object real(@Nullable Object argument) {
        return argument instanceof CarryingArray array ? array.target : argument;
    }

    private @Nullable ResultSet belonging(@Nullable ResultSet rows) {
        return rows == null ? null : new CarryingResultSet(rows, maker).proxy();
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        return target.getBaseTypeName();
    }

    @Override
    public int getBaseType() throws SQLException {
        return target.getBaseType();
    }

    @Override
    public @Nullable Object getArray() throws SQLException {
        return target.getArray();
    }

    @Override
    public @Nullable Object getArray(Map<String, Class<?>> map) throws SQLException {
        return target.getArray(map);
    }

    @Override
    public @Nullable Object getArray(long index, int count) throws SQLException {
        return target.getArray(index, count);
    }

    @Override
    public @Nullable Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return target.getArray(index, count, map);
    }

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        return belonging(target.getResultSet());
    }

    @Override
    public @Nullable ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return belonging(target.getResultSet(map));
    }

    @Override
    public @Nullable ResultSet getResultSet(long index, int count) throws SQLException {
        return belonging(target.getResultSet(index, count));
    }

    @Override
    public @Nullable ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return belonging(target.getResultSet(index, count, map));
    }

    @Override
    public void free() throws SQLException {
        target.free();
    }

    /** The literal, as the driver has it. */
    @Override
    public String toString() {
        return target.toString();
    }
}
