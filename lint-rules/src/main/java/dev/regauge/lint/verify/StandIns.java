package dev.regauge.lint.verify;

import dev.regauge.lint.scan.Binding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Harmless values that take the place of the program's own: only their class matters, and none is ever sent. */
final class StandIns {

    /** Also a number, so that a driver which converts texts by itself takes it for most types. */
    static final String TEXT = "1";

    private static final String DATE = "2000-01-01";
    private static final String TIME = "00:00:00";

    private static final Map<String, Object> VALUES = values();

    private StandIns() {}

    private static Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        put(values, true, "boolean", "java.lang.Boolean");
        put(values, (byte) 1, "byte", "java.lang.Byte");
        put(values, (short) 1, "short", "java.lang.Short");
        put(values, 1, "int", "java.lang.Integer");
        put(values, 1L, "long", "java.lang.Long");
        put(values, 1f, "float", "java.lang.Float");
        put(values, 1d, "double", "java.lang.Double");
        put(values, '1', "char", "java.lang.Character");
        put(values, BigInteger.ONE, "java.math.BigInteger");
        put(values, BigDecimal.ONE, "java.math.BigDecimal");
        put(values, new UUID(0, 0), "java.util.UUID");
        put(values, new Date(0), "java.sql.Date");
        put(values, new Time(0), "java.sql.Time");
        put(values, new Timestamp(0), "java.sql.Timestamp");
        put(values, java.util.Date.from(Instant.EPOCH), "java.util.Date");
        put(values, Calendar.getInstance(), "java.util.Calendar", "java.util.GregorianCalendar");
        put(values, Optional.of(TEXT), "java.util.Optional");
        put(values, InetAddress.getLoopbackAddress(), "java.net.InetAddress", "java.net.Inet4Address");
        putTimes(values);
        putCollections(values);
        putArrays(values);
        return Map.copyOf(values);
    }

    private static void putTimes(Map<String, Object> values) {
        OffsetDateTime time = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        for (Object value : List.of(
                time,
                time.toInstant(),
                time.toLocalDate(),
                time.toLocalTime(),
                time.toLocalDateTime(),
                time.toOffsetTime(),
                time.toZonedDateTime(),
                Duration.ZERO,
                Period.ZERO)) {
            put(values, value, value.getClass().getName());
        }
    }

    private static void putCollections(Map<String, Object> values) {
        put(values, new ArrayList<>(), "java.util.List", "java.util.ArrayList", "java.util.Collection");
        put(values, new HashSet<>(), "java.util.Set", "java.util.HashSet", "java.lang.Iterable");
        put(values, new HashMap<>(), "java.util.Map", "java.util.HashMap");
    }

    private static void putArrays(Map<String, Object> values) {
        for (Object value : List.of(
                new boolean[0],
                new byte[0],
                new short[0],
                new int[0],
                new long[0],
                new float[0],
                new double[0],
                new Boolean[0],
                new Short[0],
                new Integer[0],
                new Long[0],
                new Float[0],
                new Double[0],
                new BigDecimal[0],
                new String[0],
                new UUID[0],
                new Object[0])) {
            put(values, value, value.getClass().getName(), value.getClass().getTypeName());
        }
    }

    private static void put(Map<String, Object> values, Object value, String... types) {
        for (String type : types) {
            values.put(type, value);
        }
    }

    /** Whether the class is known and no text. */
    static boolean isNotText(String type) {
        return VALUES.containsKey(type);
    }

    static boolean isMap(String type) {
        return VALUES.get(type) instanceof Map;
    }

    static boolean isNull(Binding binding) {
        return binding.constant().filter("null"::equals).isPresent();
    }

    /** The constant as a number, or 1. */
    static BigDecimal number(Optional<String> constant) {
        try {
            return constant.map(BigDecimal::new).orElse(BigDecimal.ONE);
        } catch (NumberFormatException e) {
            return BigDecimal.ONE;
        }
    }

    /** A value of the binding's class, or where that is unknown of the SQL type; empty where neither is known. */
    static Optional<Object> object(Binding binding, Optional<JDBCType> type) {
        if (isNull(binding)) {
            return Optional.empty();
        }
        String valueType = binding.valueType().orElse("");
        if (valueType.equals("java.lang.String")) {
            return Optional.of(
                    binding.constant().orElse(type.map(StandIns::text).orElse(TEXT)));
        }
        Object value = VALUES.get(valueType);
        return value != null || !valueType.isEmpty() ? Optional.ofNullable(value) : type.flatMap(StandIns::object);
    }

    private static String text(JDBCType type) {
        return switch (type) {
            case BIT, BOOLEAN -> "true";
            case DATE -> DATE;
            case TIME, TIME_WITH_TIMEZONE -> TIME;
            case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> DATE + " " + TIME;
            default -> TEXT;
        };
    }

    private static Optional<Object> object(JDBCType type) {
        return Optional.ofNullable(
                switch (type) {
                    case BIT, BOOLEAN -> true;
                    case TINYINT, SMALLINT, INTEGER -> 1;
                    case BIGINT -> 1L;
                    case REAL -> 1f;
                    case FLOAT, DOUBLE -> 1d;
                    case NUMERIC, DECIMAL -> BigDecimal.ONE;
                    case DATE -> new Date(0);
                    case TIME -> new Time(0);
                    case TIMESTAMP -> new Timestamp(0);
                    case TIMESTAMP_WITH_TIMEZONE -> VALUES.get("java.time.OffsetDateTime");
                    case BINARY, VARBINARY, LONGVARBINARY -> new byte[0];
                    case CHAR, VARCHAR, LONGVARCHAR, NCHAR, NVARCHAR, LONGNVARCHAR, OTHER -> TEXT;
                    default -> null;
                });
    }

    /** The constant of java.sql.Types or JDBCType that goes by this name or number. */
    static Optional<JDBCType> type(String name) {
        String bare = name.substring(name.lastIndexOf('.') + 1);
        try {
            return Optional.of(
                    bare.matches("-?\\d{1,5}") ? JDBCType.valueOf(Integer.parseInt(bare)) : JDBCType.valueOf(bare));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
