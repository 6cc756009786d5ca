package dev.regauge.copy.encode;

import dev.regauge.copy.value.Interval;
import dev.regauge.copy.value.Range;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.geometric.PGbox;
import org.postgresql.geometric.PGcircle;
import org.postgresql.geometric.PGline;
import org.postgresql.geometric.PGlseg;
import org.postgresql.geometric.PGpath;
import org.postgresql.geometric.PGpoint;
import org.postgresql.geometric.PGpolygon;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.util.PGInterval;

/**
 * The classes of the values that a type takes, known before there is a value: a component that is declared as something else
 * can never fit. What may fit is for the encoders to say, value by value.
 */
public final class Fitting {

    private static final List<Class<?>> NUMBERS = List.of(
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            BigInteger.class,
            BigDecimal.class,
            Double.class,
            Float.class);

    private static final List<Class<?>> SEQUENCES = List.of(
            Object[].class,
            Collection.class,
            int[].class,
            long[].class,
            double[].class,
            boolean[].class,
            short[].class,
            byte[].class,
            float[].class,
            char[].class);

    private final List<Class<?>> classes;

    private Fitting(List<Class<?>> classes) {
        this.classes = classes;
    }

    /** Of the values that its encoder takes. */
    public static Fitting of(PgType type, Encoder encoder) {
        return new Fitting(encoder.format() == Encoder.Format.TEXT ? List.of(String.class) : classes(type));
    }

    /** Whether a value declared as such may be of one of the classes: it is one, or a subclass of its class may be. */
    public boolean mayTake(Class<?> declared) {
        return classes.stream().anyMatch(fitting -> meet(fitting, declared));
    }

    private static boolean meet(Class<?> one, Class<?> other) {
        return one.isAssignableFrom(other)
                || other.isAssignableFrom(one)
                || (one.isInterface() && isOpen(other))
                || (other.isInterface() && isOpen(one));
    }

    private static boolean isOpen(Class<?> type) {
        return !Modifier.isFinal(type.getModifiers());
    }

    /** The short names of the classes. */
    @Override
    public String toString() {
        return classes == SEQUENCES
                ? "an array or a Collection"
                : classes.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
    }

    private static List<Class<?>> classes(PgType type) {
        return switch (type.kind()) {
            case DOMAIN -> classes(type.part());
            case ENUM -> List.of(String.class, Enum.class);
            case ARRAY -> SEQUENCES;
            case COMPOSITE -> List.of(Record.class, Map.class, List.class, Object[].class);
            case RANGE -> List.of(Range.class);
            case MULTIRANGE -> List.of(Collection.class);
            case BASE -> type.builtIn() ? base(type.name()) : ofExtension(type.name());
        };
    }

    private static List<Class<?>> ofExtension(String name) {
        return name.equals("hstore") ? List.of(Map.class) : List.of(String.class, Character.class);
    }

    private static List<Class<?>> base(String name) {
        return switch (name) {
            case "bool" -> List.of(Boolean.class);
            case "int2", "int4", "int8", "oid", "xid", "cid", "xid8", "float4", "float8", "numeric", "money" -> NUMBERS;
            case "pg_lsn" -> List.of(LogSequenceNumber.class, Number.class);
            case "bytea" -> List.of(byte[].class, ByteBuffer.class);
            case "uuid" -> List.of(UUID.class);
            case "bit", "varbit" -> List.of(String.class, boolean[].class, Boolean.class, BitSet.class);
            case "inet", "cidr" -> List.of(InetAddress.class, String.class);
            case "macaddr", "macaddr8" -> List.of(byte[].class, String.class);
            case "int2vector", "oidvector" -> SEQUENCES;
            default -> time(name);
        };
    }

    private static List<Class<?>> time(String name) {
        return switch (name) {
            case "date" -> List.of(LocalDate.class, java.sql.Date.class);
            case "time" -> List.of(LocalTime.class);
            case "timetz" -> List.of(OffsetTime.class);
            case "timestamp" -> List.of(LocalDateTime.class, LocalDate.class, Timestamp.class);
            case "timestamptz" ->
                List.of(
                        Instant.class,
                        OffsetDateTime.class,
                        ZonedDateTime.class,
                        Timestamp.class,
                        java.util.Date.class);
            case "interval" -> List.of(Interval.class, Period.class, Duration.class, PGInterval.class);
            default -> geometry(name);
        };
    }

    /** And text, which all others take. */
    private static List<Class<?>> geometry(String name) {
        return switch (name) {
            case "point" -> List.of(PGpoint.class);
            case "line" -> List.of(PGline.class);
            case "lseg" -> List.of(PGlseg.class);
            case "box" -> List.of(PGbox.class);
            case "circle" -> List.of(PGcircle.class);
            case "path" -> List.of(PGpath.class);
            case "polygon" -> List.of(PGpolygon.class);
            case "json", "jsonb", "xml", "jsonpath" -> List.of(String.class);
            default -> List.of(String.class, Character.class);
        };
    }
}
