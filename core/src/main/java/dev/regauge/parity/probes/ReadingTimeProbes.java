package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dates and times at the ends of the calendar, and the classes they may be read as. */
final class ReadingTimeProbes {

    private ReadingTimeProbes() {}

    static List<Probe> all() {
        return Stream.of(far(), infinite(), times(), intervals(), classes(), calendars())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> far() {
        return advised(
                "Read dates before 1582 as text: `v::text`.",
                string("date-1500", "date '1500-01-01'"),
                read("date-of-1500", "date '1500-01-01'", "getDate(1)", r -> r.getDate(1)),
                as("date-1500", "date '1500-01-01'", LocalDate.class),
                string("date-bc", "date '0044-03-15 BC'"),
                read("date-of-bc", "date '0044-03-15 BC'", "getDate(1).toLocalDate()", r -> local(r.getDate(1))),
                as("date-bc", "date '0044-03-15 BC'", LocalDate.class),
                read("date-of-cutover", "date '1582-10-10'", "getDate(1)", r -> r.getDate(1)),
                read("timestamp-in-overlap", "timestamp '2020-11-01 01:30'", "getTimestamp(1)", r -> r.getTimestamp(1)),
                string("timestamp-1500", "timestamp '1500-01-01 10:11:12'"),
                read("timestamp-of-1500", "timestamp '1500-01-01 10:11:12'", "getTimestamp(1)", r -> r.getTimestamp(1)),
                as("timestamp-1500", "timestamp '1500-01-01 10:11:12'", LocalDateTime.class),
                as("timestamp-bc", "timestamp '0044-03-15 10:11:12 BC'", LocalDateTime.class),
                as("timestamptz-1500", "timestamptz '1500-01-01 10:11:12+00'", OffsetDateTime.class));
    }

    private static List<Probe> infinite() {
        return advised(
                "Ask in SQL whether it is finite: `isfinite(v)`, or `nullif(v, 'infinity')`.",
                read("date-of-infinity", "date 'infinity'", "getDate(1).getTime()", r -> time(r.getDate(1))),
                as("date-infinity", "date 'infinity'", LocalDate.class),
                string("date-infinity", "date 'infinity'"),
                read(
                        "timestamp-of-infinity",
                        "timestamp 'infinity'",
                        "getTimestamp(1).getTime()",
                        r -> time(r.getTimestamp(1))),
                read(
                        "timestamp-of-minus-infinity",
                        "timestamptz '-infinity'",
                        "getTimestamp(1).getTime()",
                        r -> time(r.getTimestamp(1))),
                as("timestamp-infinity", "timestamp 'infinity'", LocalDateTime.class),
                as("timestamptz-infinity", "timestamptz 'infinity'", OffsetDateTime.class),
                string("timestamp-infinity", "timestamp 'infinity'"),
                read(
                        "object-of-timestamp-infinity",
                        "timestamp 'infinity'",
                        "((Timestamp) getObject(1)).getTime()",
                        r -> ((Timestamp) r.getObject(1)).getTime()));
    }

    private static List<Probe> times() {
        return advised(
                "Read it as text, `v::text`, and parse that in Java.",
                string("time-24", "time '24:00'"),
                read("time-of-24", "time '24:00'", "getTime(1)", r -> r.getTime(1)),
                as("time-24", "time '24:00'", LocalTime.class),
                string("time-micros", "time '10:11:12.000001'"),
                as("time-micros", "time '10:11:12.000001'", LocalTime.class),
                string("timetz-offset", "timetz '10:00:00+02'"),
                as("timetz-offset", "timetz '10:00:00+02'", OffsetTime.class),
                string("timestamp-micros", "timestamp '2020-02-29 10:11:12.000001'"),
                string("timestamp-zeros", "timestamp '2020-02-29 10:11:12.100'"),
                read("timestamp-of-date", "date '2020-02-29'", "getTimestamp(1)", r -> r.getTimestamp(1)),
                read("timestamp-of-time", "time '10:11:12'", "getTimestamp(1)", r -> r.getTimestamp(1)),
                read("timestamp-of-gap", "timestamp '2020-03-08 02:30:00'", "getTimestamp(1)", r -> r.getTimestamp(1)),
                as("timestamp-in-gap", "timestamp '2020-03-08 02:30:00'", LocalDateTime.class));
    }

    private static List<Probe> intervals() {
        return advised(
                "Cast the interval in SQL, to text or to a number: `v::text`, `extract(epoch from v)`.",
                string("interval-mixed", "interval '1 year -2 mons 3 days -04:05:06.789'"),
                read("object-of-interval-mixed", "interval '-1 days -1 hours'", "getObject(1)", r -> r.getObject(1)),
                read("object-of-interval-zero", "interval '0'", "getObject(1)", r -> r.getObject(1)),
                read("object-of-interval-micros", "interval '00:00:00.000001'", "getObject(1)", r -> r.getObject(1)),
                as("interval-hours", "interval '90 minutes'", Duration.class),
                as("interval-days", "interval '1 year 3 days'", Period.class),
                string("interval-iso", "interval '1 day'").given("set intervalstyle = 'iso_8601'"));
    }

    private static List<Probe> classes() {
        return advised(
                "Read timestamp by `getTimestamp(i).toLocalDateTime()` and timestamptz by"
                        + " `getTimestamp(i).toInstant()`, and convert those in Java.",
                as("timestamp", "timestamp '2020-02-29 10:11:12'", OffsetDateTime.class),
                as("timestamptz", "timestamptz '2020-02-29 10:11:12+00'", LocalDateTime.class),
                as("timestamptz", "timestamptz '2020-02-29 03:00:00+00'", LocalDate.class),
                as("timestamptz", "timestamptz '2020-02-29 10:11:12+00'", ZonedDateTime.class),
                as("timestamptz", "timestamptz '2020-02-29 10:11:12+00'", Instant.class),
                as("timestamp", "timestamp '2020-02-29 10:11:12'", LocalDate.class),
                as("date", "date '2020-02-29'", LocalDateTime.class),
                as("timestamp", "timestamp '2020-02-29 10:11:12'", Instant.class),
                read(
                        "object-of-timestamptz-as-calendar",
                        "timestamptz '2020-02-29 10:11:12+00'",
                        "getObject(1, Calendar.class).toInstant()",
                        r -> r.getObject(1, Calendar.class).toInstant()));
    }

    private static List<Probe> calendars() {
        return advised(
                "Leave the `Calendar` out: read a `LocalDateTime`, `LocalDate` or `OffsetDateTime` and give it the zone in Java.",
                read(
                        "timestamp-of-timestamp-with-calendar",
                        "timestamp '2020-02-29 10:11:12'",
                        "getTimestamp(1, Calendar.getInstance(tokyo)).getTime()",
                        r -> time(r.getTimestamp(1, tokyo()))),
                read(
                        "timestamp-of-timestamptz-with-calendar",
                        "timestamptz '2020-02-29 10:11:12+00'",
                        "getTimestamp(1, Calendar.getInstance(tokyo)).getTime()",
                        r -> time(r.getTimestamp(1, tokyo()))),
                read(
                        "date-of-date-with-calendar",
                        "date '2020-02-29'",
                        "getDate(1, Calendar.getInstance(tokyo)).getTime()",
                        r -> time(r.getDate(1, tokyo()))),
                read(
                        "date-of-timestamptz-with-calendar",
                        "timestamptz '2020-02-29 23:00:00+00'",
                        "getDate(1, Calendar.getInstance(tokyo)).getTime()",
                        r -> time(r.getDate(1, tokyo()))),
                read(
                        "time-of-time-with-calendar",
                        "time '10:11:12'",
                        "getTime(1, Calendar.getInstance(tokyo)).getTime()",
                        r -> r.getTime(1, tokyo()).getTime()),
                read(
                        "time-of-timestamptz-with-calendar",
                        "timestamptz '2020-02-29 10:11:12+00'",
                        "getTime(1, Calendar.getInstance(tokyo)).getTime()",
                        r -> r.getTime(1, tokyo()).getTime()),
                read(
                        "timestamp-of-date-with-calendar",
                        "date '2020-02-29'",
                        "getTimestamp(1, Calendar.getInstance(tokyo)).getTime()",
                        r -> time(r.getTimestamp(1, tokyo()))));
    }

    private static Calendar tokyo() {
        return Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
    }

    private static LocalDate local(Date date) {
        return date.toLocalDate();
    }

    private static long time(Date date) {
        return date.getTime();
    }

    private static long time(Timestamp moment) {
        return moment.getTime();
    }

    private static Probe string(String name, String value) {
        return read("string-of-" + name, value, "getString(1)", r -> r.getString(1));
    }

    private static Probe as(String name, String value, Class<?> type) {
        String simple = type.getSimpleName();
        String id = simple.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return read(
                "object-of-" + name + "-as-" + id, value, "getObject(1, " + simple + ".class)", r -> object(r, type));
    }

    private static @Nullable Object object(ResultSet rows, Class<?> type) throws SQLException {
        return rows.getObject(1, type);
    }

    private static Probe read(String name, String value, String code, OneValue.Reading reading) {
        return OneValue.read("reading/" + name, value, code, reading);
    }
}
