package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code getObject} of the less common types, and with the class asked for. */
final class ReadingObjectProbes {

    private ReadingObjectProbes() {}

    static List<Probe> all() {
        return Stream.of(defaults(), created(), classes(), texts())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> defaults() {
        return advised(
                "Cast in SQL, mostly `v::text`, and read it by a typed getter.",
                object("bit-one", "b'1'"),
                object("bit-eight", "b'10101010'"),
                object("varbit", "b'101'::varbit"),
                object("cidr", "'10.0.0.0/8'::cidr"),
                object("macaddr8", "'08:00:2b:01:02:03:04:05'::macaddr8"),
                object("box", "'(1,2),(3,4)'::box"),
                object("circle", "'<(1,2),3>'::circle"),
                object("int8range", "'[1,3)'::int8range"),
                object("tstzrange", "tstzrange('2020-01-01 00:00+00', null)"),
                object("int4multirange", "'{[1,3),[5,7)}'::int4multirange"),
                object("pg-lsn", "'0/10'::pg_lsn"),
                object("regtype", "'int4'::regtype"),
                object("record", "row(1, 'x')"),
                object("void", "pg_advisory_unlock_all()"),
                object("jsonb-large-number", "'{\"a\": 12345678901234567890.10}'::jsonb"),
                object("json-spaces", "'{\"b\":1,   \"a\": 2}'::json"));
    }

    private static List<Probe> created() {
        return advised(
                "Cast in SQL: `v::text` for an enum, the base type for a domain, and `(v).a, (v).b` for a composite.",
                made("enum-value", "'glad'::mood"),
                made("composite-value", "row(1, 'x, y')::pair"),
                made("composite-with-null", "row(null, '')::pair"),
                made("domain-of-int", "7::positive"),
                made("domain-of-text", "'word'::code"),
                made("composite-nested", "row(row(1, 'x')::pair, 'glad')::nested"));
    }

    private static List<Probe> classes() {
        return advised(
                "Ask for the class that belongs to the column's type, or use the typed getter, and convert in Java.",
                as("int4", "7::int4", Object.class),
                as("int4", "7::int4", Short.class),
                as("int4", "7::int4", Double.class),
                as("int4", "7::int4", Boolean.class),
                as("int8-large", "3000000000::int8", Integer.class),
                as("numeric-whole", "7::numeric", BigInteger.class),
                as("numeric-fraction", "7.9::numeric", Integer.class),
                as("numeric-nan", "'NaN'::numeric", Double.class),
                as("float8", "1.5::float8", Float.class),
                as("bool", "true", Integer.class),
                as("text", "'word'::text", UUID.class),
                as("text-of-uuid", "'2f1b6c5e-8d43-4c0b-9b7a-0d6f3e2a1c55'::text", UUID.class),
                as("bytea", "'\\x0102'::bytea", byte[].class),
                as("bytea", "'\\x0102'::bytea", InputStream.class),
                as("text", "'word'::text", Clob.class),
                as("text", "'http://localhost/'::text", URL.class),
                as("inet", "'10.0.0.1'::inet", InetAddress.class),
                as("jsonb", "'{\"a\": 1}'::jsonb", String.class),
                as("jsonb", "'{\"a\": 1}'::jsonb", Map.class),
                as("int4", "7::int4", int.class),
                read(
                        "object-of-int4-with-type-map",
                        "7::int4",
                        "getObject(1, Map.of())",
                        r -> r.getObject(1, Map.of())),
                read(
                        "object-of-int4-with-type-map-string",
                        "7::int4",
                        "getObject(1, Map.of(\"int4\", String.class))",
                        r -> r.getObject(1, Map.of("int4", String.class))));
    }

    private static List<Probe> texts() {
        return advised(
                "Cast in SQL to what is read: `v::text` for `getString`, `encode(v, 'hex')` for the text of a"
                        + " bytea, `uuid_send(v)` for `getBytes` of a uuid.",
                read("string-of-padded", "'ab'::char(4)", "getString(1)", r -> '[' + r.getString(1) + ']'),
                read("object-of-padded", "'ab'::char(4)", "getObject(1)", r -> "[" + r.getObject(1) + ']'),
                read("string-of-bytea", "'\\x0102ff'::bytea", "getString(1)", r -> r.getString(1)),
                read("string-of-bytea-escaped", "'\\x0102ff'::bytea", "getString(1)", r -> r.getString(1))
                        .given("set bytea_output = 'escape'"),
                read("bytes-of-bytea-escaped", "'\\x0102ff5c'::bytea", "getBytes(1)", r -> r.getBytes(1))
                        .given("set bytea_output = 'escape'"),
                read("bytes-of-text", "'\u00e9'::text", "getBytes(1)", r -> r.getBytes(1)),
                read(
                        "bytes-of-uuid",
                        "'2f1b6c5e-8d43-4c0b-9b7a-0d6f3e2a1c55'::uuid",
                        "getBytes(1)",
                        r -> r.getBytes(1)),
                read("string-of-point", "'(1,2)'::point", "getString(1)", r -> r.getString(1)),
                read("string-of-record", "row(1, 'x y', null)", "getString(1)", r -> r.getString(1)),
                read("string-of-range", "numrange(1.50, null)", "getString(1)", r -> r.getString(1)));
    }

    private static Probe object(String name, String value) {
        return read("object-of-" + name, value, "getObject(1)", r -> r.getObject(1));
    }

    private static Probe made(String name, String value) {
        return object(name, value)
                .given(
                        "create type mood as enum ('sad', 'glad')",
                        "create type pair as (a int, b text)",
                        "create type nested as (p pair, m mood)",
                        "create domain positive as int check (value > 0)",
                        "create domain code as text");
    }

    private static Probe as(String name, String value, Class<?> type) {
        String simple = type.getSimpleName();
        String id = simple.replace("[]", "Array").replaceAll("([a-z])([A-Z])", "$1-$2");
        String kind = type.isPrimitive() ? "-primitive" : "";
        return read(
                "object-of-" + name + "-as-" + id.toLowerCase(Locale.ROOT) + kind,
                value,
                "getObject(1, " + simple + ".class)",
                r -> object(r, type));
    }

    private static @Nullable Object object(ResultSet rows, Class<?> type) throws SQLException {
        return rows.getObject(1, type);
    }

    private static Probe read(String name, String value, String code, OneValue.Reading reading) {
        return OneValue.read("reading/" + name, value, code, reading);
    }
}
