package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.sql.Array;
import java.util.List;
import java.util.stream.Stream;

/** Arrays read: bounds, nulls, nesting, and elements of many types. */
final class ReadingArrayProbes {

    private static final String TYPES = "create type mood as enum ('sad', 'glad')";

    private ReadingArrayProbes() {}

    static List<Probe> all() {
        return Stream.of(strings(), arrays(), enums(), objects(), pieces())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> strings() {
        return advised(
                "Cast in SQL and read that: `v::text`.",
                string("int4-array", "'{1,2}'::int4[]"),
                string("array-with-bounds", "'[2:3]={1,2}'::int4[]"),
                string("array-with-nulls", "'{1,null}'::int4[]"),
                string("array-nested", "'{{1,2},{3,4}}'::int4[]"),
                string("array-empty", "'{}'::int4[]"),
                string("text-array-quoted", "array['a', 'b c', 'NULL', null, 'd\"e', '']::text[]"),
                string("float8-array", "'{1,1e20,0.1}'::float8[]"),
                string("date-array", "'{2020-02-29}'::date[]"),
                string("numeric-array", "'{1.50,NaN}'::numeric[]"),
                string("bytea-array", "array['\\x0102']::bytea[]"));
    }

    private static List<Probe> arrays() {
        return advised(
                "Cast in SQL to an array of a plain type, `v::text[]`, `v::int8[]` or `v::float8[]`, and read"
                        + " that by `getArray(i).getArray()`.",
                array("array-with-bounds", "'[2:3]={1,2}'::int4[]"),
                array("array-with-nulls", "'{1,null}'::int4[]"),
                array("array-nested", "'{{1,2},{3,4}}'::int4[]"),
                array("array-empty", "'{}'::int4[]"),
                array("array-nested-text", "'{{a,b},{c,d}}'::text[]"),
                array("int2-array", "'{1,2}'::int2[]"),
                array("oid-array", "'{1,4294967295}'::oid[]"),
                array("numeric-array", "'{1.50,2}'::numeric[]"),
                array("numeric-array-nan", "'{1.50,NaN}'::numeric[]"),
                array("bool-array", "'{t,null}'::bool[]"),
                array("date-array", "'{2020-02-29,infinity}'::date[]"),
                array("timestamp-array", "'{2020-02-29 10:11:12.000001}'::timestamp[]"),
                array("jsonb-array", "array['{\"a\": 1}']::jsonb[]"),
                array("bytea-array", "array['\\x0102']::bytea[]"),
                array("interval-array", "array['1 day']::interval[]"),
                array("inet-array", "array['10.0.0.1']::inet[]"),
                array("money-array", "array['1.5']::money[]"),
                array("char-array", "array['ab']::char(4)[]"),
                array("int4range-array", "array['[1,3)']::int4range[]"));
    }

    private static List<Probe> enums() {
        return advised(
                "Cast in SQL to an array of texts, `v::text[]`, and read that by `getArray(i).getArray()`.",
                typed(array("enum-array", "'{glad}'::mood[]")),
                typed(string("enum-array", "'{glad}'::mood[]")),
                typed(object("enum-array", "'{glad}'::mood[]")),
                typed(array("composite-array", "array[row(1, 'x')::pair]")),
                typed(object("composite-array", "array[row(1, 'x')::pair]")),
                typed(array("domain-array", "array[7]::positive[]")));
    }

    private static List<Probe> objects() {
        return advised(
                "Use `getArray(i).getArray()` and cast its result to `Integer[]` or `String[]`.",
                read(
                        "integer-array-of-int4-array",
                        "'{1,2}'::int4[]",
                        "getObject(1, Integer[].class)",
                        r -> r.getObject(1, Integer[].class)),
                read(
                        "int-array-of-int4-array",
                        "'{1,2}'::int4[]",
                        "getObject(1, int[].class)",
                        r -> r.getObject(1, int[].class)),
                read(
                        "int-array-of-nulls",
                        "'{1,null}'::int4[]",
                        "getObject(1, int[].class)",
                        r -> r.getObject(1, int[].class)),
                read(
                        "string-array-of-text-array",
                        "'{a,b}'::text[]",
                        "getObject(1, String[].class)",
                        r -> r.getObject(1, String[].class)),
                read(
                        "list-of-int4-array",
                        "'{1,2}'::int4[]",
                        "getObject(1, List.class)",
                        r -> r.getObject(1, List.class)));
    }

    private static List<Probe> pieces() {
        return advised(
                "Take the whole array by `getArray(i).getArray()`, without `free()`, and work on it in Java.",
                read(
                        "array-slice",
                        "'{1,2,3}'::int4[]",
                        "getArray(1).getArray(2, 2)",
                        r -> r.getArray(1).getArray(2, 2)),
                read(
                        "array-slice-beyond",
                        "'{1,2,3}'::int4[]",
                        "getArray(1).getArray(3, 5)",
                        r -> r.getArray(1).getArray(3, 5)),
                read(
                        "array-slice-index-zero",
                        "'{1,2,3}'::int4[]",
                        "getArray(1).getArray(0, 2)",
                        r -> r.getArray(1).getArray(0, 2)),
                read(
                        "array-base-type-name",
                        "'{1,2}'::int4[]",
                        "getArray(1).getBaseTypeName()",
                        r -> r.getArray(1).getBaseTypeName()),
                read(
                        "array-to-string",
                        "'{1,2}'::int4[]",
                        "getArray(1).toString()",
                        r -> r.getArray(1).toString()),
                Probe.named("reading/array-result-set")
                        .prepare("select '{1,null,3}'::int4[]")
                        .does((connection, see) -> {
                            var rows = see.prepared().executeQuery();
                            rows.next();
                            see.table(rows.getArray(1).getResultSet());
                        }),
                Probe.named("reading/array-freed")
                        .prepare("select '{1,2}'::int4[]")
                        .does((connection, see) -> {
                            var rows = see.prepared().executeQuery();
                            rows.next();
                            Array array = rows.getArray(1);
                            array.free();
                            see.error(() -> see.value(array.getArray()));
                        }),
                Probe.named("reading/array-after-close")
                        .prepare("select '{1,2}'::int4[]")
                        .does((connection, see) -> {
                            var rows = see.prepared().executeQuery();
                            rows.next();
                            Array array = rows.getArray(1);
                            rows.close();
                            see.error(() -> see.value(array.getArray()));
                        }));
    }

    private static Probe typed(Probe probe) {
        return probe.given(
                TYPES, "create type pair as (a int, b text)", "create domain positive as int check (value > 0)");
    }

    private static Probe string(String name, String value) {
        return read("string-of-" + name, value, "getString(1)", r -> r.getString(1));
    }

    private static Probe array(String name, String value) {
        return read(
                "elements-of-" + name,
                value,
                "getArray(1).getArray()",
                r -> r.getArray(1).getArray());
    }

    private static Probe object(String name, String value) {
        return read("object-of-" + name, value, "getObject(1)", r -> r.getObject(1));
    }

    private static Probe read(String name, String value, String code, OneValue.Reading reading) {
        return OneValue.read("reading/" + name, value, code, reading);
    }
}
