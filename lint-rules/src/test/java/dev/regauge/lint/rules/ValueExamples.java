package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.Example.callable;
import static dev.regauge.lint.rules.Example.plain;
import static dev.regauge.lint.rules.Example.prepared;
import static dev.regauge.lint.rules.Example.rows;
import static dev.regauge.lint.rules.RuleExamples.NG;
import static dev.regauge.lint.rules.RuleExamples.SIMPLE;
import static dev.regauge.lint.rules.RuleExamples.TEXT;
import static dev.regauge.lint.rules.RuleExamples.TO_SIMPLE;
import static dev.regauge.lint.rules.RuleExamples.accepted;
import static dev.regauge.lint.rules.RuleExamples.column;
import static dev.regauge.lint.rules.RuleExamples.rejected;
import static dev.regauge.route.Change.ALREADY_BROKEN;
import static dev.regauge.route.Change.BREAKS;
import static dev.regauge.route.Change.CHANGES_CLASS;
import static dev.regauge.route.Change.FIXED;
import static dev.regauge.route.Change.SILENTLY_CHANGES;

import java.util.List;
import java.util.stream.Stream;

/** Values, columns and commands of the session. */
final class ValueExamples {

    private ValueExamples() {}

    static List<Example> all() {
        return Stream.of(values(), columns(), session()).flatMap(List::stream).toList();
    }

    private static List<Example> values() {
        String insert = "insert into t (v) values (?)";
        return List.of(
                new Example(
                        "clob-binding",
                        NG,
                        BREAKS,
                        prepared(insert, "setClob(1, (Clob) null)"),
                        prepared(insert, TEXT)),
                new Example(
                        "object-binding",
                        NG,
                        ALREADY_BROKEN,
                        prepared(insert, "setObject(1, java.time.Instant.now())"),
                        prepared(insert, "setObject(1, java.time.OffsetDateTime.now())")),
                new Example(
                        "object-as-text",
                        NG,
                        BREAKS,
                        prepared(insert, "setObject(1, java.util.Optional.of(who))"),
                        prepared(insert, "setObject(1, who)")),
                new Example(
                        "object-without-mapping",
                        NG,
                        ALREADY_BROKEN,
                        prepared(insert, "setObject(1, java.time.ZonedDateTime.now())"),
                        prepared(insert, "setObject(1, java.time.LocalDateTime.now())")),
                new Example(
                        "national-text",
                        NG,
                        BREAKS,
                        prepared(insert, "setObject(1, who, Types.NVARCHAR)"),
                        prepared(insert, "setObject(1, who, Types.VARCHAR)")),
                new Example(
                                "fraction-for-integer",
                                NG,
                                SILENTLY_CHANGES,
                                prepared(insert, "setBigDecimal(1, new java.math.BigDecimal(\"1.5\"))"),
                                prepared(insert, "setInt(1, 1)"))
                        .with(accepted("int4")),
                new Example(
                                "boolean-for-number",
                                NG,
                                BREAKS,
                                prepared(insert, "setBoolean(1, true)"),
                                prepared(insert, "setInt(1, 1)"))
                        .with(rejected("42804", "int4")),
                new Example(
                                "number-for-boolean",
                                NG,
                                BREAKS,
                                prepared(insert, "setInt(1, 1)"),
                                prepared(insert, "setBoolean(1, true)"))
                        .with(rejected("42804", "bool")),
                new Example(
                                "text-for-typed-column",
                                NG,
                                BREAKS,
                                prepared("select * from t where id = ?", TEXT),
                                prepared("select * from t where id = ?", "setInt(1, 1)"))
                        .with(rejected("42883", "int4")),
                new Example(
                                "untyped-parameter",
                                SIMPLE,
                                BREAKS,
                                prepared("select * from t where ? is null or true", "setInt(1, 1)"),
                                prepared("select 1 from t"))
                        .with(rejected("42P18", "text")),
                new Example(
                                "group-by-parameter",
                                SIMPLE,
                                BREAKS,
                                prepared("select left(v, ?) from t group by left(v, ?)"),
                                prepared("select 1 from t"))
                        .with(rejected("42803", "int4")));
    }

    private static List<Example> columns() {
        String query = "select v from t";
        return List.of(
                new Example(
                                "number-as-text",
                                NG,
                                SILENTLY_CHANGES,
                                rows(query, "getString(1)"),
                                rows(query, "getBigDecimal(1)"))
                        .with(column("numeric")),
                new Example(
                                "timestamp-as-text",
                                NG,
                                SILENTLY_CHANGES,
                                rows(query, "getString(1)"),
                                rows(query, "getTimestamp(1)"))
                        .with(column("timestamptz")),
                new Example(
                                "object-of-another-class",
                                NG,
                                CHANGES_CLASS,
                                rows(query, "getObject(\"v\")"),
                                rows(query, "getString(\"v\")"))
                        .with(column("jsonb")),
                new Example("blob-of-bytea", NG, BREAKS, rows(query, "getBlob(1)"), rows(query, "getBytes(1)"))
                        .with(column("bytea")),
                new Example(
                                "bytes-as-text",
                                NG,
                                SILENTLY_CHANGES,
                                rows(query, "getString(1)"),
                                rows(query, "getBytes(1)"))
                        .with(column("bytea")),
                new Example("number-of-boolean", NG, BREAKS, rows(query, "getInt(1)"), rows(query, "getBoolean(1)"))
                        .with(column("bool")));
    }

    private static List<Example> session() {
        return List.of(
                new Example(
                        "copy-through-statement",
                        NG,
                        BREAKS,
                        plain("execute", "copy t from stdin"),
                        plain("execute", "copy t from '/tmp/t'")),
                new Example(
                        "client-encoding-in-sql",
                        NG,
                        BREAKS,
                        plain("execute", "set client_encoding = 'LATIN1'"),
                        plain("execute", "set client_encoding to 'utf8'")),
                new Example(
                        "date-style-in-sql",
                        NG,
                        BREAKS,
                        plain("execute", "set datestyle to 'German'"),
                        plain("execute", "set datestyle = 'ISO, DMY'")),
                new Example(
                        "discard-in-sql", NG, FIXED, plain("execute", "discard all"), plain("execute", "discard temp")),
                new Example(
                        "time-zone-reset",
                        NG,
                        SILENTLY_CHANGES,
                        plain("execute", "reset timezone"),
                        plain("execute", "set time zone 'UTC'")),
                new Example("call-escape-in-statement", NG, BREAKS, prepared("{call f(?)}"), callable("{call f(?)}")),
                new Example("call-result", TO_SIMPLE, BREAKS, callable("{? = call f(?)}"), prepared("select f(?)")),
                new Example(
                        "limit-escape",
                        NG,
                        BREAKS,
                        plain("executeQuery", "select * from t {limit 1}"),
                        plain("executeQuery", "select * from t limit 1")),
                new Example(
                        "escape-with-blanks",
                        NG,
                        BREAKS,
                        plain("executeQuery", "select { d '2020-02-29' }"),
                        plain("executeQuery", "select {d '2020-02-29'}")),
                new Example(
                        "dayofweek-without-parentheses",
                        NG,
                        SILENTLY_CHANGES,
                        plain("executeQuery", "select 2 * {fn dayofweek(d)} from t"),
                        plain("executeQuery", "select 2 * ({fn dayofweek(d)}) from t")));
    }
}
