package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;

/** Dates and times at the ends of the calendar, beyond microseconds, and where the clock was put forward or back. */
final class BindingTimeProbes {

    private static final String IN_UTC = "(v at time zone 'UTC')::text";

    /** {@code PGStatement.DATE_POSITIVE_INFINITY} and {@code DATE_NEGATIVE_INFINITY}. */
    private static final long INFINITY = 9_223_372_036_825_200_000L;

    private static final long MINUS_INFINITY = -9_223_372_036_832_400_000L;

    private BindingTimeProbes() {}

    static List<Probe> all() {
        return Stream.of(far(), infinite(), fractions(), clockChanges(), calendars())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> far() {
        return advised(
                "Bind a `LocalDateTime` or `LocalDate` for years before 1582, and years before Christ as a"
                        + " text: `?::text::date`.",
                date(
                        "date-1500",
                        "setDate(1, Date.valueOf(\"1500-01-01\"))",
                        s -> s.setDate(1, Date.valueOf("1500-01-01"))),
                date(
                        "local-date-1500",
                        "setObject(1, LocalDate.of(1500, 1, 1))",
                        s -> s.setObject(1, LocalDate.of(1500, 1, 1))),
                date(
                        "local-date-bc",
                        "setObject(1, LocalDate.of(-43, 3, 15))",
                        s -> s.setObject(1, LocalDate.of(-43, 3, 15))),
                date(
                        "local-date-year-zero",
                        "setObject(1, LocalDate.of(0, 1, 1))",
                        s -> s.setObject(1, LocalDate.of(0, 1, 1))),
                timestamp(
                        "timestamp-1500",
                        "setTimestamp(1, Timestamp.valueOf(\"1500-01-01 10:11:12\"))",
                        s -> s.setTimestamp(1, Timestamp.valueOf("1500-01-01 10:11:12"))),
                timestamp(
                        "local-date-time-1500",
                        "setObject(1, LocalDateTime.of(1500, 1, 1, 10, 11, 12))",
                        s -> s.setObject(1, LocalDateTime.of(1500, 1, 1, 10, 11, 12))),
                timestamp(
                        "local-date-time-bc",
                        "setObject(1, LocalDateTime.of(-43, 3, 15, 10, 11))",
                        s -> s.setObject(1, LocalDateTime.of(-43, 3, 15, 10, 11))),
                moment(
                        "offset-date-time-1500",
                        "setObject(1, OffsetDateTime.parse(\"1500-01-01T10:11:12Z\"))",
                        s -> s.setObject(1, OffsetDateTime.parse("1500-01-01T10:11:12Z"))),
                moment(
                        "offset-date-time-10000",
                        "setObject(1, OffsetDateTime.parse(\"+10000-01-01T00:00:00Z\"))",
                        s -> s.setObject(1, OffsetDateTime.parse("+10000-01-01T00:00:00Z"))),
                moment(
                        "timestamp-1883",
                        "setTimestamp(1, Timestamp.from(Instant.parse(\"1883-01-01T00:00:00Z\")))",
                        s -> s.setTimestamp(1, Timestamp.from(Instant.parse("1883-01-01T00:00:00Z")))));
    }

    private static List<Probe> infinite() {
        return advised(
                "Write `'infinity'` in the SQL, or bind it as a text: `?::text::date`.",
                date("local-date-max", "setObject(1, LocalDate.MAX)", s -> s.setObject(1, LocalDate.MAX)),
                date("local-date-min", "setObject(1, LocalDate.MIN)", s -> s.setObject(1, LocalDate.MIN)),
                timestamp(
                        "local-date-time-max",
                        "setObject(1, LocalDateTime.MAX)",
                        s -> s.setObject(1, LocalDateTime.MAX)),
                moment(
                        "offset-date-time-max",
                        "setObject(1, OffsetDateTime.MAX)",
                        s -> s.setObject(1, OffsetDateTime.MAX)),
                moment(
                        "offset-date-time-min",
                        "setObject(1, OffsetDateTime.MIN)",
                        s -> s.setObject(1, OffsetDateTime.MIN)),
                date(
                        "date-infinity",
                        "setDate(1, new Date(9223372036825200000L))",
                        s -> s.setDate(1, new Date(INFINITY))),
                moment(
                        "timestamp-infinity",
                        "setTimestamp(1, new Timestamp(9223372036825200000L))",
                        s -> s.setTimestamp(1, new Timestamp(INFINITY))),
                timestamp(
                        "timestamp-minus-infinity",
                        "setTimestamp(1, new Timestamp(-9223372036832400000L))",
                        s -> s.setTimestamp(1, new Timestamp(MINUS_INFINITY))));
    }

    private static List<Probe> fractions() {
        return advised(
                "Cut to microseconds in Java: `value.truncatedTo(ChronoUnit.MICROS)`.",
                time("local-time-max", "setObject(1, LocalTime.MAX)", s -> s.setObject(1, LocalTime.MAX))
                        .instead("Bind the end of a day as a text: `?::text::time`."),
                time(
                        "local-time-nanos",
                        "setObject(1, LocalTime.parse(\"10:11:12.123456789\"))",
                        s -> s.setObject(1, LocalTime.parse("10:11:12.123456789"))),
                time(
                        "time-millis",
                        "setTime(1, new Time(Time.valueOf(\"10:11:12\").getTime() + 345))",
                        s -> s.setTime(1, new Time(Time.valueOf("10:11:12").getTime() + 345))),
                timestamp(
                        "local-date-time-nanos",
                        "setObject(1, LocalDateTime.parse(\"2020-02-29T23:59:59.999999999\"))",
                        s -> s.setObject(1, LocalDateTime.parse("2020-02-29T23:59:59.999999999"))),
                timestamp(
                        "local-date-time-half-micro",
                        "setObject(1, LocalDateTime.parse(\"2020-02-29T10:11:12.0000005\"))",
                        s -> s.setObject(1, LocalDateTime.parse("2020-02-29T10:11:12.0000005"))),
                timestamp(
                        "timestamp-nanos",
                        "setTimestamp(1, Timestamp.valueOf(\"2020-02-29 10:11:12.123456789\"))",
                        s -> s.setTimestamp(1, Timestamp.valueOf("2020-02-29 10:11:12.123456789"))),
                moment(
                        "offset-date-time-nanos",
                        "setObject(1, OffsetDateTime.parse(\"2020-02-29T10:11:12.999999999Z\"))",
                        s -> s.setObject(1, OffsetDateTime.parse("2020-02-29T10:11:12.999999999Z"))),
                date(
                        "timestamp-into-date",
                        "setTimestamp(1, Timestamp.valueOf(\"2020-02-29 23:30:00\"))",
                        s -> s.setTimestamp(1, Timestamp.valueOf("2020-02-29 23:30:00"))));
    }

    /** In America/New_York the clock went from 02:00 to 03:00 on 8 March 2020, and from 02:00 to 01:00 on 1 November. */
    private static List<Probe> clockChanges() {
        return advised(
                "Bind an `OffsetDateTime` into timestamptz, and for a time on the wall into timestamp a text:"
                        + " `?::text::timestamp`.",
                timestamp(
                        "local-date-time-in-gap",
                        "setObject(1, LocalDateTime.parse(\"2020-03-08T02:30\"))",
                        s -> s.setObject(1, LocalDateTime.parse("2020-03-08T02:30"))),
                timestamp(
                        "timestamp-in-gap",
                        "setTimestamp(1, Timestamp.valueOf(\"2020-03-08 02:30:00\"))",
                        s -> s.setTimestamp(1, Timestamp.valueOf("2020-03-08 02:30:00"))),
                moment(
                        "local-date-time-in-gap-into-timestamptz",
                        "setObject(1, LocalDateTime.parse(\"2020-03-08T02:30\"))",
                        s -> s.setObject(1, LocalDateTime.parse("2020-03-08T02:30"))),
                moment(
                        "local-date-time-in-overlap-into-timestamptz",
                        "setObject(1, LocalDateTime.parse(\"2020-11-01T01:30\"))",
                        s -> s.setObject(1, LocalDateTime.parse("2020-11-01T01:30"))),
                timestamp(
                        "timestamp-later-in-overlap",
                        "setTimestamp(1, Timestamp.from(Instant.parse(\"2020-11-01T06:30:00Z\")))",
                        s -> s.setTimestamp(1, Timestamp.from(Instant.parse("2020-11-01T06:30:00Z")))),
                moment(
                        "timestamp-later-in-overlap-into-timestamptz",
                        "setTimestamp(1, Timestamp.from(Instant.parse(\"2020-11-01T06:30:00Z\")))",
                        s -> s.setTimestamp(1, Timestamp.from(Instant.parse("2020-11-01T06:30:00Z")))),
                timestamp(
                        "offset-date-time-later-in-overlap",
                        "setObject(1, OffsetDateTime.parse(\"2020-11-01T01:30-05:00\"))",
                        s -> s.setObject(1, OffsetDateTime.parse("2020-11-01T01:30-05:00"))),
                timestamp(
                        "offset-date-time-of-utc-into-timestamp",
                        "setObject(1, LocalDateTime.parse(\"2020-02-29T10:11\").atOffset(ZoneOffset.UTC))",
                        s -> s.setObject(
                                1, LocalDateTime.parse("2020-02-29T10:11").atOffset(ZoneOffset.UTC))));
    }

    private static List<Probe> calendars() {
        return advised(
                "Leave the `Calendar` out: bind a `LocalDateTime`, `LocalDate` or `LocalTime` of the zone that is meant, or an"
                        + " `OffsetDateTime` for an instant.",
                date(
                        "date-with-calendar",
                        "setDate(1, new Date(1577847600000L), Calendar.getInstance(tokyo))",
                        s -> s.setDate(1, new Date(1_577_847_600_000L), tokyo())),
                moment(
                        "date-with-calendar-into-timestamptz",
                        "setDate(1, new Date(1577847600000L), Calendar.getInstance(tokyo))",
                        s -> s.setDate(1, new Date(1_577_847_600_000L), tokyo())),
                time(
                        "time-with-calendar",
                        "setTime(1, new Time(3600000L), Calendar.getInstance(tokyo))",
                        s -> s.setTime(1, new Time(3_600_000L), tokyo())),
                OneValue.stored(
                        "binding/time-with-calendar-into-timetz",
                        "timetz",
                        IN_UTC,
                        "setTime(1, new Time(3600000L), Calendar.getInstance(tokyo))",
                        s -> s.setTime(1, new Time(3_600_000L), tokyo())),
                timestamp(
                        "timestamp-with-calendar",
                        "setTimestamp(1, new Timestamp(1577847600000L), Calendar.getInstance(tokyo))",
                        s -> s.setTimestamp(1, new Timestamp(1_577_847_600_000L), tokyo())),
                moment(
                        "timestamp-with-calendar-into-timestamptz",
                        "setTimestamp(1, new Timestamp(1577847600000L), Calendar.getInstance(tokyo))",
                        s -> s.setTimestamp(1, new Timestamp(1_577_847_600_000L), tokyo())),
                OneValue.asked(
                        "binding/timestamp-with-calendar-and-cast",
                        "select (?::timestamp)::text",
                        "setTimestamp(1, new Timestamp(1577847600000L), Calendar.getInstance(tokyo))",
                        s -> s.setTimestamp(1, new Timestamp(1_577_847_600_000L), tokyo())));
    }

    private static Calendar tokyo() {
        return Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
    }

    private static Probe date(String name, String code, OneValue.Binding binding) {
        return OneValue.stored("binding/" + name, "date", code, binding);
    }

    private static Probe time(String name, String code, OneValue.Binding binding) {
        return OneValue.stored("binding/" + name, "time", code, binding);
    }

    private static Probe timestamp(String name, String code, OneValue.Binding binding) {
        return OneValue.stored("binding/" + name, "timestamp", code, binding);
    }

    private static Probe moment(String name, String code, OneValue.Binding binding) {
        return OneValue.stored("binding/" + name, "timestamptz", IN_UTC, code, binding);
    }
}
