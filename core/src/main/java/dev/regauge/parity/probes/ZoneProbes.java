package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;

/** The session's time zone: who sets it, and what changes with it. */
final class ZoneProbes {

    private static final String TOKYO = "set time zone 'Asia/Tokyo'";

    private ZoneProbes() {}

    static List<Probe> all() {
        return Stream.of(session(), bound(), readText(), read(), formats())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> session() {
        return advised(
                "Set the zone yourself on each connection, `set time zone 'UTC'`, or name it in SQL: `v at time zone 'UTC'`.",
                named("whose").does((connection, see) -> {
                    ResultSet rows = connection
                            .createStatement()
                            .executeQuery("select source = 'client' from pg_settings where name = 'TimeZone'");
                    rows.next();
                    see.text(rows.getBoolean(1) ? "sent by the driver" : "left to the server");
                }),
                named("of-url-options").does((connection, see) -> {
                    try (Connection second = see.connect("?options=-c%20TimeZone=Asia/Tokyo")) {
                        ResultSet rows = second.createStatement()
                                .executeQuery("select current_setting('TimeZone') = 'Asia/Tokyo'");
                        rows.next();
                        see.text(rows.getBoolean(1) ? "the zone of the URL" : "another zone than in the URL");
                    }
                }),
                named("after-reset").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("set time zone 'Asia/Tokyo'");
                    s.execute("reset time zone");
                    ResultSet rows =
                            s.executeQuery("select source = 'client' from pg_settings where name = 'TimeZone'");
                    rows.next();
                    see.text(rows.getBoolean(1) ? "the driver's zone again" : "the server's zone");
                }),
                jvmDay(
                        "day-of-instant",
                        "select timestamptz '2020-01-01 03:00:00+00'"
                                + "::date = (timestamptz '2020-01-01 03:00:00+00' at time zone ?)::date"),
                jvmDay(
                        "day-of-instant-written-as-text",
                        "select '2020-01-01 12:00:00'::timestamptz"
                                + " = timestamp '2020-01-01 12:00:00' at time zone ?"),
                jvmDay(
                        "timestamp-into-timestamptz",
                        "select timestamp '2020-01-01 12:00:00'::timestamptz = timestamp '2020-01-01 12:00:00' at time zone ?"));
    }

    /** Whether the server takes the JVM's zone, whichever it is and whichever the server's own is. */
    private static Probe jvmDay(String name, String sql) {
        return named(name)
                .prepare(sql)
                .line(
                        "s.setString(1, TimeZone.getDefault().getID())",
                        (connection, see) -> see.prepared()
                                .setString(1, TimeZone.getDefault().getID()))
                .line("s.executeQuery()", (connection, see) -> {
                    ResultSet rows = see.prepared().executeQuery();
                    rows.next();
                    see.text(rows.getBoolean(1) ? "as in the JVM's zone" : "not as in the JVM's zone");
                });
    }

    private static List<Probe> bound() {
        return advised(
                "Bind an `OffsetDateTime` into timestamptz, and into timestamp and date a `LocalDateTime` and a"
                        + " `LocalDate`, so that no zone of the session takes part.",
                stored(
                        "timestamp-into-timestamptz-after-set",
                        "timestamptz",
                        "setTimestamp(1, new Timestamp(1577847600000L))",
                        s -> s.setTimestamp(1, new Timestamp(1_577_847_600_000L))),
                stored(
                        "timestamp-into-timestamp-after-set",
                        "timestamp",
                        "setTimestamp(1, new Timestamp(1577847600000L))",
                        s -> s.setTimestamp(1, new Timestamp(1_577_847_600_000L))),
                stored(
                        "date-into-timestamptz-after-set",
                        "timestamptz",
                        "setDate(1, Date.valueOf(\"2020-01-01\"))",
                        s -> s.setDate(1, Date.valueOf("2020-01-01"))),
                stored(
                        "date-into-timestamp-after-set",
                        "timestamp",
                        "setDate(1, Date.valueOf(\"2020-01-01\"))",
                        s -> s.setDate(1, Date.valueOf("2020-01-01"))),
                stored(
                        "local-date-into-timestamptz-after-set",
                        "timestamptz",
                        "setObject(1, LocalDate.of(2020, 1, 1))",
                        s -> s.setObject(1, LocalDate.of(2020, 1, 1))),
                stored(
                        "local-date-time-into-timestamptz-after-set",
                        "timestamptz",
                        "setObject(1, LocalDateTime.of(2020, 1, 1, 12, 0))",
                        s -> s.setObject(1, LocalDateTime.of(2020, 1, 1, 12, 0))),
                stored(
                        "offset-date-time-into-timestamp-after-set",
                        "timestamp",
                        "setObject(1, OffsetDateTime.parse(\"2020-01-01T12:00:00-05:00\"))",
                        s -> s.setObject(1, OffsetDateTime.parse("2020-01-01T12:00:00-05:00"))),
                stored(
                        "offset-date-time-into-date-after-set",
                        "date",
                        "setObject(1, OffsetDateTime.parse(\"2020-01-01T20:00:00-05:00\"))",
                        s -> s.setObject(1, OffsetDateTime.parse("2020-01-01T20:00:00-05:00"))),
                stored(
                        "time-into-timetz-after-set",
                        "timetz",
                        "setTime(1, Time.valueOf(\"10:11:12\"))",
                        s -> s.setTime(1, Time.valueOf("10:11:12"))),
                stored(
                        "offset-time-into-time-after-set",
                        "time",
                        "setObject(1, OffsetTime.parse(\"10:11:12+02:00\"))",
                        s -> s.setObject(1, OffsetTime.parse("10:11:12+02:00"))),
                OneValue.asked(
                                "zones/timestamp-cast-to-date",
                                "select (?::timestamptz)::date::text",
                                "setTimestamp(1, Timestamp.from(Instant.parse(\"2020-01-01T16:00:00Z\")))",
                                s -> s.setTimestamp(1, Timestamp.from(Instant.parse("2020-01-01T16:00:00Z"))))
                        .given(TOKYO));
    }

    private static List<Probe> readText() {
        return advised(
                "Write the text in SQL, `to_char(v at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')`, or read an `OffsetDateTime` and format"
                        + " it in Java.",
                after(
                        "string-of-timestamptz-after-set",
                        "timestamptz '2020-01-01 12:00:00+00'",
                        "getString(1)",
                        r -> r.getString(1)),
                after("string-of-timetz-after-set", "timetz '12:00:00-05'", "getString(1)", r -> r.getString(1)),
                after(
                        "string-of-timestamptz-array-after-set",
                        "array[timestamptz '2020-01-01 12:00:00+00']",
                        "getString(1)",
                        r -> r.getString(1)),
                after(
                        "string-of-tstzrange-after-set",
                        "tstzrange('2020-01-01 12:00:00+00', null)",
                        "getString(1)",
                        r -> r.getString(1)),
                after(
                        "string-of-timestamp-after-set",
                        "timestamp '2020-01-01 12:00:00'",
                        "getString(1)",
                        r -> r.getString(1)));
    }

    private static List<Probe> read() {
        return advised(
                "Read timestamptz by `getTimestamp(i).toInstant()` and timestamp by"
                        + " `getTimestamp(i).toLocalDateTime()`; take the day in SQL with the zone named: `(v at time"
                        + " zone 'UTC')::date`.",
                after(
                        "timestamp-of-timestamptz-after-set",
                        "timestamptz '2020-01-01 12:00:00+00'",
                        "getTimestamp(1).getTime()",
                        r -> r.getTimestamp(1).getTime()),
                after(
                        "timestamp-of-timestamp-after-set",
                        "timestamp '2020-01-01 12:00:00'",
                        "getTimestamp(1).getTime()",
                        r -> r.getTimestamp(1).getTime()),
                after(
                        "date-of-timestamptz-after-set",
                        "timestamptz '2020-01-01 16:00:00+00'",
                        "getDate(1)",
                        r -> r.getDate(1)),
                after(
                        "time-of-timestamptz-after-set",
                        "timestamptz '2020-01-01 16:00:00+00'",
                        "getTime(1)",
                        r -> r.getTime(1)),
                after("time-of-timetz-after-set", "timetz '12:00:00+02'", "getTime(1)", r -> r.getTime(1)),
                after(
                        "offset-date-time-of-timestamptz-after-set",
                        "timestamptz '2020-01-01 12:00:00+00'",
                        "getObject(1, OffsetDateTime.class)",
                        r -> r.getObject(1, OffsetDateTime.class)),
                after(
                        "offset-date-time-of-timestamp-after-set",
                        "timestamp '2020-01-01 12:00:00'",
                        "getObject(1, OffsetDateTime.class)",
                        r -> r.getObject(1, OffsetDateTime.class)),
                after(
                        "local-date-time-of-timestamptz-after-set",
                        "timestamptz '2020-01-01 12:00:00+00'",
                        "getObject(1, LocalDateTime.class)",
                        r -> r.getObject(1, LocalDateTime.class)),
                after(
                        "local-date-of-timestamptz-after-set",
                        "timestamptz '2020-01-01 16:00:00+00'",
                        "getObject(1, LocalDate.class)",
                        r -> r.getObject(1, LocalDate.class)),
                after(
                        "offset-time-of-timetz-after-set",
                        "timetz '12:00:00+02'",
                        "getObject(1, OffsetTime.class)",
                        r -> r.getObject(1, OffsetTime.class)),
                named("elements-of-timestamptz-array-after-set").does((connection, see) -> {
                    connection.createStatement().execute("set time zone 'Asia/Tokyo'");
                    PreparedStatement s =
                            connection.prepareStatement("select array[timestamptz '2020-01-01 12:00:00+00']");
                    ResultSet rows = s.executeQuery();
                    rows.next();
                    Object[] moments = (Object[]) rows.getArray(1).getArray();
                    see.text(
                            moments[0] instanceof Timestamp moment
                                    ? moment.toInstant().toString()
                                    : moments[0].toString());
                }),
                named("round-trip-of-timestamp-after-set")
                        .given("create table t (v timestamptz)")
                        .does((connection, see) -> {
                            Timestamp noon = Timestamp.from(Instant.parse("2020-01-01T12:00:00Z"));
                            PreparedStatement s = connection.prepareStatement("insert into t values (?)");
                            s.setTimestamp(1, noon);
                            see.count(s.executeUpdate());
                            connection.createStatement().execute("set time zone 'Asia/Tokyo'");
                            ResultSet rows = connection.createStatement().executeQuery("select v from t");
                            rows.next();
                            see.text(noon.equals(rows.getTimestamp(1)) ? "the same instant" : "another instant");
                        }));
    }

    /** pgjdbc has the server report DateStyle, and wants it to stay ISO. */
    private static List<Probe> formats() {
        return advised(
                "Leave DateStyle and IntervalStyle as they are, write other formats by `to_char`, and bind a"
                        + " `LocalDate` or a text like `2020-02-29`.",
                named("date-style-german").does((connection, see) -> {
                    see.error(() -> connection.createStatement().execute("set datestyle = 'German'"));
                    see.error(() -> see.rows(connection.createStatement().executeQuery("select date '2020-02-29'")));
                }),
                named("date-style-iso-dmy").does((connection, see) -> {
                    connection.createStatement().execute("set datestyle = 'ISO, DMY'");
                    PreparedStatement s = connection.prepareStatement("select ?::date::text");
                    s.setString(1, "01/02/2020");
                    see.rows(s.executeQuery());
                }),
                named("date-style-month-first")
                        .prepare("select ?::date::text")
                        .setString(1, "01/02/2020")
                        .query(),
                Probe.named("zones/interval-style-iso").does((connection, see) -> {
                    connection.createStatement().execute("set intervalstyle = 'iso_8601'");
                    ResultSet rows = connection.createStatement().executeQuery("select interval '1 day 02:03:04'");
                    rows.next();
                    see.error(() -> see.value(rows.getObject(1)));
                }));
    }

    private static Probe named(String name) {
        return Probe.named("zones/" + name);
    }

    private static Probe after(String name, String value, String code, OneValue.Reading reading) {
        return OneValue.read("zones/" + name, value, code, reading).given(TOKYO);
    }

    private static Probe stored(String name, String type, String code, OneValue.Binding binding) {
        String asText = type.endsWith("tz") ? "(v at time zone 'UTC')::text" : "v::text";
        return OneValue.stored("zones/" + name, type, asText, code, binding).given(TOKYO);
    }
}
