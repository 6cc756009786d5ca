package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/** What a getter makes of a column. */
final class ReadingProbes {

    private ReadingProbes() {}

    static List<Probe> all() {
        return List.of(
                string("string-of-numeric", "select 1.50::numeric, 0.1234567::numeric")
                        .instead("Cast in SQL and read that: `v::text`."),
                string("string-of-float8", "select 0.1234567890123::float8, 1e-7::float8, '-infinity'::float8")
                        .instead("Cast in SQL and read that: `v::text`."),
                stringOfTimestamptz().instead("Name the zone in SQL: `(v at time zone 'UTC')::text`."),
                object("object-of-jsonb", "select '{\"a\": 1}'::jsonb").instead("Use `getString(i)`."),
                object("object-of-int2", "select 1::int2").instead("Use `getInt(i)` or `getShort(i)`."),
                object("object-of-bytea", "select '\\x0102'::bytea").instead("Use `getBytes(i)`."),
                columnNameOfAlias().instead("Use `getColumnLabel(i)`."));
    }

    private static Probe columnNameOfAlias() {
        return Probe.named("reading/column-name-of-alias")
                .given("create table item (id int)")
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select id as foo from item");
                    see.text(s.executeQuery().getMetaData().getColumnName(1));
                });
    }

    private static Probe string(String name, String sql) {
        return Probe.named("reading/" + name).prepare(sql).query();
    }

    private static Probe object(String name, String sql) {
        return Probe.named("reading/" + name).prepare(sql).line("s.executeQuery().getObject(1)", (connection, see) -> {
            ResultSet rows = see.prepared().executeQuery();
            rows.next();
            see.value(rows.getObject(1));
        });
    }

    private static Probe stringOfTimestamptz() {
        return Probe.named("reading/string-of-timestamptz")
                .prepare("select '2020-01-02 12:34:56+00'::timestamptz")
                .line(
                        "s.executeQuery().getString(1)",
                        (connection, see) ->
                                see.text(inZone(see.prepared().executeQuery(), connection.createStatement())));
    }

    /**
     * Where the text's time zone comes from, since the zones themselves are those of this machine and of this server. The
     * server knows whether the driver has sent one.
     */
    private static String inZone(ResultSet rows, Statement statement) throws SQLException {
        rows.next();
        String text = rows.getString(1);
        try (ResultSet zone =
                statement.executeQuery("select setting, source = 'client' from pg_settings where name = 'TimeZone'")) {
            zone.next();
            String whose = zone.getBoolean(2) ? "the time zone of the JVM" : "the time zone of the server";
            return pattern(text, ZoneId.of(zone.getString(1))) + " in " + whose;
        }
    }

    private static String pattern(String text, ZoneId zone) {
        OffsetDateTime moment = OffsetDateTime.parse("2020-01-02T12:34:56Z")
                .atZoneSameInstant(zone)
                .toOffsetDateTime();
        String local = moment.toLocalDateTime().toString().replace('T', ' ');
        return text.startsWith(local) && text.length() > local.length() ? "yyyy-MM-dd HH:mm:ss+offset" : text;
    }
}
