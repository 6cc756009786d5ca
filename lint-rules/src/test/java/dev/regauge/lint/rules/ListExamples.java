package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.Example.plain;
import static dev.regauge.lint.rules.Example.prepared;
import static dev.regauge.lint.rules.RuleExamples.INTS;
import static dev.regauge.lint.rules.RuleExamples.LIST;
import static dev.regauge.lint.rules.RuleExamples.NG;
import static dev.regauge.lint.rules.RuleExamples.OLD;
import static dev.regauge.lint.rules.RuleExamples.SIMPLE;
import static dev.regauge.lint.rules.RuleExamples.TO_SIMPLE;
import static dev.regauge.route.Change.ALREADY_BROKEN;
import static dev.regauge.route.Change.BREAKS;
import static dev.regauge.route.Change.FIXED;
import static dev.regauge.route.Change.SILENTLY_CHANGES;

import java.util.List;
import java.util.stream.Stream;

/** Lists, nulls and texts of several statements. */
final class ListExamples {

    private ListExamples() {}

    static List<Example> all() {
        return Stream.of(lists(), several()).flatMap(List::stream).toList();
    }

    private static List<Example> lists() {
        String any = prepared("select * from t where id = any(?)", INTS);
        return List.of(
                new Example(
                        "in-bare-placeholder",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select * from t where id in ?", INTS),
                        any),
                new Example(
                        "not-in-bare-placeholder",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select * from t where id not in ?", INTS),
                        prepared("select * from t where id <> all(?)", INTS)),
                new Example(
                        "in-array-placeholder",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select * from t where id in (?)", INTS),
                        any),
                new Example(
                        "in-array-placeholder",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select * from t where id in (?)", LIST),
                        any),
                new Example(
                        "in-array-placeholder",
                        TO_SIMPLE,
                        FIXED,
                        prepared(
                                "select * from t where v not in (?)",
                                "setArray(1, c.createArrayOf(\"text\", new String[0]))"),
                        prepared(
                                "select * from t where v <> all(?)",
                                "setArray(1, c.createArrayOf(\"text\", new String[0]))")),
                new Example(
                        "in-joined-string",
                        NG,
                        BREAKS,
                        prepared("select * from t where id in (?)", "setString(1, String.join(\",\", names))"),
                        prepared("select * from t where v in (?)", "setString(1, who)")),
                new Example(
                        "in-joined-string",
                        NG,
                        BREAKS,
                        prepared("select * from t where id not in (?)", "setString(1, String.join(\",\", names))"),
                        prepared("select * from t where id <> all(?)", INTS)),
                new Example(
                        "row-in-placeholder",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select * from t where (a, b) in ?", INTS),
                        prepared("select * from t where (a, b) in ((?, ?), (?, ?))")),
                new Example(
                        "row-in-placeholder",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select * from t where row(a, b) not in (?)", INTS),
                        prepared(
                                "select * from t where (a + b) in (?) and f(a, b) in (?)",
                                "setInt(1, 1)",
                                "setInt(2, 1)")),
                new Example(
                        "is-placeholder",
                        SIMPLE,
                        BREAKS,
                        prepared("select * from t where v is ?", "setNull(1, Types.VARCHAR)"),
                        prepared("select * from t where v is not distinct from ?", "setNull(1, Types.VARCHAR)")),
                new Example(
                        "is-placeholder",
                        SIMPLE,
                        BREAKS,
                        prepared("select * from t where v is not ?", "setNull(1, Types.VARCHAR)"),
                        prepared("select * from t where v is distinct from ?", "setNull(1, Types.VARCHAR)")),
                new Example(
                        "object-binding", NG, ALREADY_BROKEN, prepared("select * from t where id = any(?)", LIST), any),
                new Example(
                        "any-text",
                        SIMPLE,
                        BREAKS,
                        prepared("select * from t where id = any(?)", "setString(1, \"{1}\")"),
                        any),
                new Example(
                        "java-array-binding",
                        OLD,
                        FIXED,
                        prepared("select * from t where id = any(?)", "setObject(1, new Integer[] {1})"),
                        any));
    }

    private static List<Example> several() {
        String two = "delete from a where x = ?; delete from b where y = ?";
        return List.of(
                new Example(
                        "transaction-control-in-sql",
                        NG,
                        FIXED,
                        prepared("begin; delete from a where x = ?; commit"),
                        prepared("delete from a where x = ?")),
                new Example(
                        "several-statements-with-parameters",
                        NG,
                        FIXED,
                        prepared(two),
                        prepared("delete from a where x = ';'")),
                new Example(
                        "vacuum-among-statements",
                        NG,
                        FIXED,
                        plain("execute", "vacuum t; select 1"),
                        plain("execute", "vacuum t")),
                new Example(
                        "set-local-with-query",
                        TO_SIMPLE,
                        SILENTLY_CHANGES,
                        prepared("set local app.tenant = 'a'; select * from t where id = ?"),
                        prepared("select set_config('app.tenant', ?, true)")),
                new Example(
                        "atomic-function-body",
                        OLD,
                        ALREADY_BROKEN,
                        plain("execute", "create function f() returns int language sql begin atomic select 1; end"),
                        plain("execute", "create function f() returns int language sql as 'select 1'")),
                new Example(
                        "comment-behind-semicolon",
                        NG,
                        BREAKS,
                        prepared("select * from t where id = ?; -- by id", "executeQuery()"),
                        prepared("select * from t where id = ? -- by id", "executeQuery()")),
                new Example(
                        "several-statements-in-batch",
                        NG,
                        BREAKS,
                        plain("addBatch", "delete from a; delete from b"),
                        plain("addBatch", "delete from a where v = ';'")),
                new Example(
                        "several-statements-in-batch",
                        OLD,
                        BREAKS,
                        prepared(two, "addBatch()"),
                        prepared(two, "execute()")),
                new Example(
                        "query-in-batch", NG, FIXED, plain("addBatch", "select f()"), plain("addBatch", "call p()")),
                new Example(
                        "query-in-batch",
                        NG,
                        FIXED,
                        prepared("select f()", "addBatch()"),
                        prepared("select f()", "addBatch()", "executeQuery()")));
    }
}
