package dev.regauge.copy;

import dev.regauge.copy.value.Interval;
import dev.regauge.copy.value.Range;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.geometric.PGpoint;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;

/** Values of each class that the page of types names: at least one fits each type that takes the class at all. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete", "UnnecessaryStringBuilder"}) // callers have them
final class Samples {

    enum Mood {
        SAD
    }

    private record Item(String name, int price) {}

    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");
    private static final ZoneOffset UTC = ZoneOffset.UTC;

    private final Map<String, List<Object>> byClass = new LinkedHashMap<>();

    private Samples() {}

    /** By the names that the page uses. */
    static Map<String, List<Object>> byClass() throws UnknownHostException {
        Samples samples = new Samples();
        samples.numbersAndTexts();
        samples.times();
        samples.several();
        samples.others();
        return samples.byClass;
    }

    private void add(String name, Object... values) {
        byClass.put(name, List.of(values));
    }

    private void numbersAndTexts() {
        add("Boolean", true);
        add("Byte", (byte) 1);
        add("Short", (short) 1);
        add("Integer", 1);
        add("Long", 1L);
        add("Float", 1f);
        add("Double", 1.0);
        add("BigInteger", BigInteger.ONE);
        add("BigDecimal", BigDecimal.ONE);
        add("AtomicLong", new AtomicLong(1));
        add("Character", '1');
        add("StringBuilder", new StringBuilder("1"));
        add("String", "1", "SAD", "10.0.0.1", "08:00:2b:01:02:03", "08:00:2b:01:02:03:04:05", "$.a");
    }

    private void times() {
        add("Instant", NOON);
        add("LocalDate", LocalDate.of(2024, 2, 29));
        add("LocalTime", LocalTime.NOON);
        add("LocalDateTime", LocalDateTime.ofInstant(NOON, UTC));
        add("OffsetTime", LocalTime.NOON.atOffset(UTC));
        add("OffsetDateTime", OffsetDateTime.ofInstant(NOON, UTC));
        add("ZonedDateTime", ZonedDateTime.ofInstant(NOON, UTC));
        add("java.sql.Date", new java.sql.Date(NOON.toEpochMilli()));
        add("java.sql.Time", new java.sql.Time(0));
        add("java.sql.Timestamp", Timestamp.from(NOON));
        add("java.util.Date", java.util.Date.from(NOON));
        add("Calendar", (Calendar) new GregorianCalendar(2024, Calendar.FEBRUARY, 29));
        add("Duration", Duration.ofHours(1));
        add("Period", Period.ofMonths(1));
        add("Interval", new Interval(1, 2, 3));
        add("PGInterval", new PGInterval(1, 2, 3, 4, 5, 6));
    }

    private void several() {
        Range<Integer> numbers = Range.closed(1, 2);
        add("Range", numbers, Range.atLeast(NOON));
        add("List", List.of("a"), List.of(1), List.of("a", 1), List.of(numbers));
        add("Set", Set.of("a"), Set.of(1), Set.of(numbers));
        add("Map", Map.of("a", "b"), Map.of("name", "a", "price", 1));
        add("Record", new Item("a", 1));
        add("Object[]", new Object[] {"a"}, new Object[] {1}, new Object[] {"a", 1});
        add("String[]", (Object) new String[] {"a", "b"});
        add("int[]", new int[] {1});
        add("char[]", new char[] {'a'});
        add("byte[]", new byte[] {1, 2, 3, 4, 5, 6}, new byte[8]);
        add("boolean[]", new boolean[] {true});
        BitSet bits = new BitSet();
        bits.set(0);
        add("BitSet", bits);
        add("ByteBuffer", ByteBuffer.allocate(2));
    }

    private void others() throws UnknownHostException {
        add("UUID", new UUID(1, 2));
        add("Enum", Mood.SAD);
        add("InetAddress", InetAddress.getByAddress(new byte[] {10, 0, 0, 1}));
        add("PGpoint", new PGpoint(1, 2));
        add("LogSequenceNumber", LogSequenceNumber.valueOf(1));
        add("Optional", Optional.of("a"));
        add("PGobject", new PGobject());
    }
}
