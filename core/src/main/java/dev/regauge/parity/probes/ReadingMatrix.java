package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every getter with a column of every type, on the first execution of a statement and on the sixth, by when a driver may
 * have prepared it on the server and changed to the binary format.
 */
final class ReadingMatrix {

    private static final int BEFORE_THE_SIXTH = 5;

    private interface Reading {
        @Nullable
        Object of(ResultSet rows) throws Exception;
    }

    private record Getter(String name, String code, Reading reading, String instead) {}

    private static final String FOR_PROGRAMS =
            "Read the value with the getter of its type; use `getString` for people only, or cast to text in SQL.";

    private static final List<Getter> GETTERS = List.of(
            new Getter("get-string", "getString(1)", rows -> rows.getString(1), FOR_PROGRAMS),
            typed("get-boolean", "getBoolean(1)", rows -> rows.getBoolean(1)),
            typed("get-short", "getShort(1)", rows -> rows.getShort(1)),
            typed("get-int", "getInt(1)", rows -> rows.getInt(1)),
            typed("get-long", "getLong(1)", rows -> rows.getLong(1)),
            typed("get-float", "getFloat(1)", rows -> rows.getFloat(1)),
            typed("get-double", "getDouble(1)", rows -> rows.getDouble(1)),
            typed("get-big-decimal", "getBigDecimal(1)", rows -> rows.getBigDecimal(1)),
            typed("get-bytes", "getBytes(1)", rows -> rows.getBytes(1)),
            typed("get-date", "getDate(1)", rows -> rows.getDate(1)),
            typed("get-time", "getTime(1)", rows -> rows.getTime(1)),
            typed("get-timestamp", "getTimestamp(1)", rows -> rows.getTimestamp(1)),
            typed("get-array", "getArray(1)", rows -> rows.getArray(1)),
            new Getter(
                    "get-object",
                    "getObject(1)",
                    rows -> rows.getObject(1),
                    "Ask for the class: a typed getter, or `getObject(i, X.class)` where every driver has it."),
            object(String.class),
            object(Integer.class),
            object(Long.class),
            object(BigDecimal.class),
            object(UUID.class),
            object(LocalDate.class),
            object(LocalTime.class),
            object(LocalDateTime.class),
            object(OffsetDateTime.class),
            object(Timestamp.class));

    private ReadingMatrix() {}

    private static Getter typed(String name, String code, Reading reading) {
        return new Getter(name, code, reading, "Read the value with the getter of its own type, and convert in Java.");
    }

    private static Getter object(Class<?> type) {
        String name = type.getSimpleName();
        return new Getter(
                "get-object-" + name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT),
                "getObject(1, " + name + ".class)",
                rows -> rows.getObject(1, type),
                "Read with the getter of the column's own type, and convert in Java.");
    }

    static List<Probe> all() {
        return ColumnType.ALL.stream()
                .flatMap(type -> GETTERS.stream()
                        .filter(getter -> isBearable(getter, type))
                        .flatMap(getter -> Stream.of(first(getter, type), sixth(getter, type))))
                .toList();
    }

    /**
     * {@code getArray} of what is no array, in binary: pgjdbc 42.2.5 takes the value for the array's dimensions and
     * allocates as many elements, which may end the JVM (measured with timetz: OutOfMemoryError).
     */
    private static boolean isBearable(Getter getter, ColumnType type) {
        return !getter.name().equals("get-array")
                || type.name().endsWith("_array")
                || type.name().equals("int4");
    }

    private static Probe first(Getter getter, ColumnType type) {
        return read(getter, prepared(getter, type, ""));
    }

    private static Probe sixth(Getter getter, ColumnType type) {
        return read(
                getter,
                prepared(getter, type, "-sixth")
                        .line("for (int i = 0; i < 5; i++) s.executeQuery().close()", (connection, see) -> {
                            for (int i = 0; i < BEFORE_THE_SIXTH; i++) {
                                see.prepared().executeQuery().close();
                            }
                        }));
    }

    /** Each has its own SQL text by the label of the column. */
    private static Probe prepared(Getter getter, ColumnType type, String when) {
        String label = (getter.name() + when).replace('-', '_');
        return Probe.named("reading/" + getter.name() + "-of-" + type.name() + when)
                .given(ColumnType.TYPES, type.table())
                .onSharedConnection()
                .prepare("select " + type.value() + " as " + label);
    }

    private static Probe read(Getter getter, Probe probe) {
        return probe.line("s.executeQuery()." + getter.code(), (connection, see) -> {
                    try (ResultSet rows = see.prepared().executeQuery()) {
                        rows.next();
                        see.value(getter.reading().of(rows));
                    }
                })
                .instead(getter.instead());
    }
}
