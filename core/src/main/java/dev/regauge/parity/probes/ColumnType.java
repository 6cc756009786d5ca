package dev.regauge.parity.probes;

import java.util.List;

/**
 * A type of PostgreSQL's in the matrices.
 *
 * @param name as it stands in the ids of probes
 * @param sql as it stands in a table's definition
 * @param literal a valid value
 * @param asText what turns a column {@code v} into text that no setting of the session changes
 */
record ColumnType(String name, String sql, String literal, String asText) {

    /** What the matrices' schemas hold besides tables. */
    static final String TYPES = "create type mood as enum ('sad', 'glad'); create type pair as (a int, b text);"
            + " create domain positive as int check (value > 0)";

    static final List<ColumnType> ALL = List.of(
            of("int2", "7"),
            of("int4", "7"),
            of("int8", "7"),
            of("numeric", "1.50"),
            of("float4", "1.5"),
            of("float8", "2.5"),
            of("bool", "true"),
            of("oid", "7"),
            of("money", "1.50"),
            of("uuid", "2f1b6c5e-8d43-4c0b-9b7a-0d6f3e2a1c55"),
            of("date", "2020-02-29"),
            of("time", "10:11:12"),
            new ColumnType("timetz", "timetz", "10:11:12+02", "(v at time zone 'UTC')::text"),
            of("timestamp", "2020-02-29 10:11:12"),
            new ColumnType("timestamptz", "timestamptz", "2020-02-29 10:11:12+00", "(v at time zone 'UTC')::text"),
            of("interval", "1 day"),
            of("json", "{\"a\": 1}"),
            of("jsonb", "{\"a\": 1}"),
            of("xml", "<a/>"),
            of("bytea", "\\x0102"),
            of("inet", "10.0.0.1"),
            of("macaddr", "08:00:2b:01:02:03"),
            of("text", "word"),
            of("varchar", "word"),
            new ColumnType("bpchar", "char(4)", "word", "v::text"),
            new ColumnType("char", "\"char\"", "w", "v::text"),
            new ColumnType("bit", "bit(4)", "1010", "v::text"),
            of("point", "(1,2)"),
            of("tsvector", "'word'"),
            of("int4range", "[1,3)"),
            new ColumnType("enum", "mood", "glad", "v::text"),
            new ColumnType("domain", "positive", "7", "v::text"),
            new ColumnType("composite", "pair", "(1,x)", "v::text"),
            new ColumnType("int4_array", "int4[]", "{1,2}", "v::text"),
            new ColumnType("text_array", "text[]", "{a,b}", "v::text"));

    private static ColumnType of(String name, String literal) {
        return new ColumnType(name, name, literal, "v::text");
    }

    /** A table {@code t} with one column {@code v} of the type. */
    String table() {
        return "create table t (v " + sql + ")";
    }

    /** The value as SQL. */
    String value() {
        return "'" + literal.replace("'", "''") + "'::" + sql;
    }
}
