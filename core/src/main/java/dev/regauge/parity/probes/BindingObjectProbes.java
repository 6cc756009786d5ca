package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.net.InetAddress;
import java.net.URI;
import java.sql.JDBCType;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** {@code setObject} with classes that JDBC does not list, and with a type beside the value. */
final class BindingObjectProbes {

    private static final String IN_UTC = "(v at time zone 'UTC')::text";

    private BindingObjectProbes() {}

    static List<Probe> all() {
        return Stream.of(texts(), moments(), typed()).flatMap(List::stream).toList();
    }

    private static List<Probe> texts() {
        return advised(
                "Convert to a class that JDBC knows, `setString(i, value.toString())` or `setInt(i, n.get())`,"
                        + " and cast the text in SQL where the column is of another type: `?::text::inet`.",
                object(
                        "string-builder",
                        "text",
                        "new StringBuilder().insert(0, \"words\")",
                        new StringBuilder().insert(0, "words")),
                object("optional", "text", "Optional.of(\"word\")", Optional.of("word")),
                object("year-into-text", "text", "Year.of(2020)", Year.of(2020)),
                object("enum-into-enum", "mood", "DayOfWeek.MONDAY", DayOfWeek.MONDAY)
                        .given("create type mood as enum ('MONDAY')"),
                object("enum-into-int4", "int4", "Month.MAY", Month.MAY),
                object("char-array", "text", "new char[] {'a', 'b'}", new char[] {'a', 'b'}),
                object("uri", "text", "URI.create(\"http://localhost/\")", URI.create("http://localhost/")),
                object("map-into-text", "text", "Map.of(\"a\", 1)", Map.of("a", 1)),
                object("atomic-integer", "int4", "new AtomicInteger(7)", new AtomicInteger(7)),
                object("bit-set", "bit(4)", "BitSet.valueOf(new long[] {5})", BitSet.valueOf(new long[] {5})),
                object("list-into-text", "text", "new ArrayList<>(List.of(1, 2))", new ArrayList<>(List.of(1, 2))),
                object("character-into-int4", "int4", "'7'", '7'),
                object("string-into-bit", "bit(4)", "\"1010\"", "1010"),
                stored(
                        "inet-address",
                        "inet",
                        "setObject(1, InetAddress.getByName(\"10.0.0.1\"))",
                        s -> s.setObject(1, InetAddress.getByName("10.0.0.1"))));
    }

    private static List<Probe> moments() {
        return advised(
                "Convert to the class of the type in Java: `instant.atOffset(ZoneOffset.UTC)` for timestamptz,"
                        + " `Timestamp.valueOf(dateTime)`, `Date.valueOf(date)`; an interval or a timetz is bound as a"
                        + " text: `?::text::interval`.",
                moment(
                        "zoned-date-time",
                        "ZonedDateTime.of(2020, 2, 29, 10, 11, 12, 0, ZoneId.of(\"Asia/Tokyo\"))",
                        ZonedDateTime.of(2020, 2, 29, 10, 11, 12, 0, ZoneId.of("Asia/Tokyo"))),
                moment(
                        "calendar",
                        "new GregorianCalendar(2020, Calendar.FEBRUARY, 29)",
                        new GregorianCalendar(2020, Calendar.FEBRUARY, 29)),
                object("duration", "interval", "Duration.ofMinutes(90)", Duration.ofMinutes(90)),
                object("period", "interval", "Period.ofDays(3)", Period.ofDays(3)),
                OneValue.stored(
                        "binding/object-offset-time",
                        "timetz",
                        IN_UTC,
                        "setObject(1, OffsetTime.parse(\"10:11:12+09:00\"))",
                        s -> s.setObject(1, OffsetTime.parse("10:11:12+09:00"))),
                typedMoment(
                        "zoned-date-time-with-time-zone",
                        "ZonedDateTime.parse(\"2020-02-29T10:11:12Z\")",
                        ZonedDateTime.parse("2020-02-29T10:11:12Z")),
                typedMoment(
                        "offset-date-time-with-time-zone",
                        "OffsetDateTime.parse(\"2020-02-29T10:11:12Z\")",
                        OffsetDateTime.parse("2020-02-29T10:11:12Z")),
                stored(
                        "object-util-date-as-timestamp",
                        "timestamp",
                        "setObject(1, Date.from(Instant.EPOCH), Types.TIMESTAMP)",
                        s -> s.setObject(1, Date.from(Instant.EPOCH), Types.TIMESTAMP)),
                stored(
                        "object-instant-as-timestamp",
                        "timestamp",
                        "setObject(1, Instant.EPOCH, Types.TIMESTAMP)",
                        s -> s.setObject(1, Instant.EPOCH, Types.TIMESTAMP)),
                stored(
                        "object-string-as-date",
                        "date",
                        "setObject(1, \"2020-02-29\", Types.DATE)",
                        s -> s.setObject(1, "2020-02-29", Types.DATE)),
                stored(
                        "object-string-as-timestamp",
                        "timestamp",
                        "setObject(1, \"2020-02-29 10:11:12\", Types.TIMESTAMP)",
                        s -> s.setObject(1, "2020-02-29 10:11:12", Types.TIMESTAMP)),
                stored(
                        "object-local-date-as-timestamp",
                        "timestamp",
                        "setObject(1, LocalDate.parse(\"2020-02-29\"), Types.TIMESTAMP)",
                        s -> s.setObject(1, LocalDate.parse("2020-02-29"), Types.TIMESTAMP)),
                stored(
                        "object-local-date-time-as-date",
                        "date",
                        "setObject(1, LocalDateTime.parse(\"2020-02-29T10:11:12\"), Types.DATE)",
                        s -> s.setObject(1, LocalDateTime.parse("2020-02-29T10:11:12"), Types.DATE)),
                stored(
                        "object-timestamp-as-date",
                        "date",
                        "setObject(1, Timestamp.valueOf(\"2020-02-29 10:11:12\"), Types.DATE)",
                        s -> s.setObject(1, Timestamp.valueOf("2020-02-29 10:11:12"), Types.DATE)),
                stored(
                        "object-timestamp-as-time",
                        "time",
                        "setObject(1, Timestamp.valueOf(\"2020-02-29 10:11:12.5\"), Types.TIME)",
                        s -> s.setObject(1, Timestamp.valueOf("2020-02-29 10:11:12.5"), Types.TIME)));
    }

    private static List<Probe> typed() {
        return advised(
                "Use the typed setter, `setInt`, `setString` or `setBytes`, `setNull(i, Types.NULL)` for null,"
                        + " and `?::text::xml` for xml.",
                stored(
                        "object-jdbc-type",
                        "int4",
                        "setObject(1, 7, JDBCType.INTEGER)",
                        s -> s.setObject(1, 7, JDBCType.INTEGER)),
                stored(
                        "object-jdbc-type-varchar",
                        "text",
                        "setObject(1, \"word\", JDBCType.VARCHAR)",
                        s -> s.setObject(1, "word", JDBCType.VARCHAR)),
                stored(
                        "object-nvarchar",
                        "text",
                        "setObject(1, \"word\", Types.NVARCHAR)",
                        s -> s.setObject(1, "word", Types.NVARCHAR)),
                stored(
                        "object-longvarchar",
                        "text",
                        "setObject(1, \"word\", Types.LONGVARCHAR)",
                        s -> s.setObject(1, "word", Types.LONGVARCHAR)),
                stored(
                        "object-int-as-varchar",
                        "text",
                        "setObject(1, 7, Types.VARCHAR)",
                        s -> s.setObject(1, 7, Types.VARCHAR)),
                stored(
                        "object-java-object",
                        "text",
                        "setObject(1, \"word\", Types.JAVA_OBJECT)",
                        s -> s.setObject(1, "word", Types.JAVA_OBJECT)),
                stored(
                        "object-string-as-clob",
                        "text",
                        "setObject(1, \"word\", Types.CLOB)",
                        s -> s.setObject(1, "word", Types.CLOB)),
                stored(
                        "object-bytes-as-blob",
                        "bytea",
                        "setObject(1, new byte[] {1, 2}, Types.BLOB)",
                        s -> s.setObject(1, new byte[] {1, 2}, Types.BLOB)),
                stored(
                        "object-bytes-as-binary",
                        "bytea",
                        "setObject(1, new byte[] {1, 2}, Types.BINARY)",
                        s -> s.setObject(1, new byte[] {1, 2}, Types.BINARY)),
                stored(
                        "object-string-as-sqlxml",
                        "xml",
                        "setObject(1, \"<a/>\", Types.SQLXML)",
                        s -> s.setObject(1, "<a/>", Types.SQLXML)),
                stored(
                                "null-of-type-name",
                                "mood",
                                "setNull(1, Types.OTHER, \"mood\")",
                                s -> s.setNull(1, Types.OTHER, "mood"))
                        .given("create type mood as enum ('sad')"),
                stored("null-nvarchar", "text", "setNull(1, Types.NVARCHAR)", s -> s.setNull(1, Types.NVARCHAR)),
                stored(
                        "null-timestamp-with-time-zone",
                        "timestamptz",
                        "setNull(1, Types.TIMESTAMP_WITH_TIMEZONE)",
                        s -> s.setNull(1, Types.TIMESTAMP_WITH_TIMEZONE)));
    }

    private static Probe object(String name, String type, String code, Object value) {
        String asText = type.equals("text") ? "'[' || v || ']'" : "v::text";
        OneValue.Binding binding = s -> s.setObject(1, value);
        if (type.equals("mood")) {
            return OneValue.asked(
                    "binding/object-" + name, "select (?::mood)::text", "setObject(1, " + code + ")", binding);
        }
        return OneValue.stored("binding/object-" + name, type, asText, "setObject(1, " + code + ")", binding);
    }

    private static Probe stored(String name, String type, String code, OneValue.Binding binding) {
        if (type.equals("mood")) {
            return OneValue.asked("binding/" + name, "select (?::mood)::text", code, binding);
        }
        return OneValue.stored("binding/" + name, type, code, binding);
    }

    private static Probe moment(String name, String code, Object value) {
        return OneValue.stored(
                "binding/object-" + name,
                "timestamptz",
                IN_UTC,
                "setObject(1, " + code + ")",
                s -> s.setObject(1, value));
    }

    private static Probe typedMoment(String name, String code, Object value) {
        return OneValue.stored(
                "binding/object-" + name,
                "timestamptz",
                IN_UTC,
                "setObject(1, " + code + ", Types.TIMESTAMP_WITH_TIMEZONE)",
                s -> s.setObject(1, value, Types.TIMESTAMP_WITH_TIMEZONE));
    }
}
