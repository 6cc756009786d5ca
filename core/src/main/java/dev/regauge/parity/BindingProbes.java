package dev.regauge.parity;

import java.sql.Clob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a setter does with a column of another type than its own. */
final class BindingProbes {

    /** A column type and a value that is valid for it, as text. */
    private record Column(String name, String type, String literal, String asText) {
        Column(String name, String literal) {
            this(name, name, literal, "v::text");
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("int2", "7"),
            new Column("int4", "7"),
            new Column("int8", "7"),
            new Column("numeric", "1.50"),
            new Column("float4", "1.5"),
            new Column("float8", "2.5"),
            new Column("bool", "true"),
            new Column("uuid", "2f1b6c5e-8d43-4c0b-9b7a-0d6f3e2a1c55"),
            new Column("date", "2020-02-29"),
            new Column("time", "10:11:12"),
            new Column("timestamp", "2020-02-29 10:11:12"),
            new Column("timestamptz", "timestamptz", "2020-02-29 10:11:12+00", "(v at time zone 'UTC')::text"),
            new Column("interval", "1 day"),
            new Column("json", "{\"a\": 1}"),
            new Column("jsonb", "{\"a\": 1}"),
            new Column("bytea", "\\x0102"),
            new Column("inet", "10.0.0.1"),
            new Column("text", "word"),
            new Column("varchar", "word"),
            new Column("bpchar", "char(4)", "word", "v::text"),
            new Column("money", "1.50"),
            new Column("enum", "mood", "glad", "v::text"),
            new Column("int4_array", "int4[]", "{1,2}", "v::text"),
            new Column("text_array", "text[]", "{a,b}", "v::text"),
            new Column("xml", "<a/>"));

    private BindingProbes() {}

    /** {@code setString} with each column type, stored and compared. */
    static List<Probe> strings() {
        return COLUMNS.stream()
                .flatMap(column -> Stream.of(stringInto(column), stringComparedWith(column)))
                .toList();
    }

    private static Probe stringInto(Column column) {
        return table("string-into-" + column.name(), column.type())
                .prepare("insert into t (v) values (?)")
                .setString(1, column.literal())
                .update()
                .thenStored("select " + column.asText() + " from t");
    }

    private static Probe stringComparedWith(Column column) {
        return table("string-compared-with-" + column.name(), column.type())
                .given("insert into t (v) values ('" + column.literal() + "')")
                .prepare("select count(*) from t where v = ?")
                .setString(1, column.literal())
                .query();
    }

    static List<Probe> others() {
        return List.of(
                insert("null-varchar-into-int4", "int4")
                        .setNullVarchar(1)
                        .update()
                        .thenStored("select v::text from t"),
                clobIntoText(),
                insert("long-into-int2", "int2").setLong(1, 99_999).update().thenStored("select v::text from t"),
                insert("object-instant", "timestamptz")
                        .setObject(1, "Instant.EPOCH", Instant.EPOCH)
                        .update()
                        .thenStored("select (v at time zone 'UTC')::text from t"),
                insert("object-util-date", "timestamptz")
                        .setObject(1, "Date.from(Instant.EPOCH)", Date.from(Instant.EPOCH))
                        .update()
                        .thenStored("select (v at time zone 'UTC')::text from t"),
                insert("object-enum", "text")
                        .setObject(1, "TimeUnit.DAYS", TimeUnit.DAYS)
                        .update()
                        .thenStored("select v from t"),
                table("object-list", "int4")
                        .given("insert into t values (1), (2), (3)")
                        .prepare("select v from t where v = any(?) order by v")
                        .setObject(1, "new ArrayList<>(List.of(1, 2))", new ArrayList<>(List.of(1, 2)))
                        .query());
    }

    private static Probe clobIntoText() {
        return insert("clob-into-text", "text")
                .inTransaction()
                .step("Clob clob = connection.createClob(); clob.setString(1, \"words\"); s.setClob(1, clob)", run -> {
                    Clob clob = run.connection().createClob();
                    clob.setString(1, "words");
                    run.prepared().setClob(1, clob);
                })
                .update()
                .thenStored("select v from t", BindingProbes::withoutNumber);
    }

    private static String withoutNumber(String rows) {
        String value = rows.startsWith("rows: ") ? rows.substring("rows: ".length()) : "";
        boolean number = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? "a large object's number instead of the text" : rows;
    }

    private static Probe insert(String name, String type) {
        return table(name, type).prepare("insert into t (v) values (?)");
    }

    private static Probe table(String name, String type) {
        return Probe.named("binding/" + name)
                .given("create type mood as enum ('sad', 'glad')", "create table t (v " + type + ")");
    }
}
