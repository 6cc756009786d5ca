package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Timestamp;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a prepared statement one after the other, each with the setter of its value's class. */
final class Parameters {

    private Parameters() {}

    /** A probe that prepares a query, sets its parameters and reads all rows. */
    static Probe query(Probe probe, String sql, @Nullable Object... values) {
        return set(probe.prepare(sql), values).query();
    }

    /** A probe that prepares an INSERT, UPDATE or DELETE, sets its parameters and observes the count. */
    static Probe update(Probe probe, String sql, @Nullable Object... values) {
        return set(probe.prepare(sql), values).update();
    }

    /** A probe that prepares any statement, sets its parameters and observes all results. */
    static Probe execute(Probe probe, String sql, @Nullable Object... values) {
        return set(probe.prepare(sql), values).execute();
    }

    private static Probe set(Probe prepared, @Nullable Object... values) {
        Probe probe = prepared;
        for (int i = 0; i < values.length; i++) {
            probe = set(probe, i + 1, values[i]);
        }
        return probe;
    }

    private static Probe set(Probe probe, int index, @Nullable Object value) {
        if (value instanceof Integer number) {
            return probe.setInt(index, number);
        }
        if (value instanceof Long number) {
            return probe.setLong(index, number);
        }
        if (value instanceof Boolean truth) {
            return probe.setBoolean(index, truth);
        }
        if (value instanceof String text) {
            return probe.setString(index, text);
        }
        if (value instanceof Double number) {
            return probe.line(
                    "s.setDouble(" + index + ", " + number + ")",
                    (connection, see) -> see.prepared().setDouble(index, number));
        }
        if (value instanceof Timestamp time) {
            return probe.line(
                    "s.setTimestamp(" + index + ", Timestamp.valueOf(\"" + time + "\"))",
                    (connection, see) -> see.prepared().setTimestamp(index, time));
        }
        if (value instanceof LocalDate date) {
            return probe.setObject(index, "LocalDate.parse(\"" + date + "\")", date);
        }
        if (value == null) {
            return probe.line(
                    "s.setObject(" + index + ", null)",
                    (connection, see) -> see.prepared().setObject(index, null));
        }
        throw new IllegalArgumentException("No setter is known for a " + value.getClass());
    }
}
