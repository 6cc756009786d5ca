package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.Example.prepared;
import static dev.regauge.lint.rules.RuleExamples.INTS;
import static dev.regauge.lint.rules.RuleExamples.NG;
import static dev.regauge.lint.rules.RuleExamples.SIMPLE;
import static dev.regauge.lint.rules.RuleExamples.TEXT;
import static dev.regauge.lint.rules.RuleExamples.TO_SIMPLE;
import static dev.regauge.lint.rules.RuleExamples.TO_UNTYPED;
import static dev.regauge.route.Change.ALREADY_BROKEN;
import static dev.regauge.route.Change.BREAKS;
import static dev.regauge.route.Change.FIXED;
import static dev.regauge.route.Change.SILENTLY_CHANGES;

import java.util.List;
import java.util.stream.Stream;

/** Parameters by where they stand. */
final class PlaceExamples {

    private PlaceExamples() {}

    static List<Example> all() {
        return Stream.of(places(), functions()).flatMap(List::stream).toList();
    }

    private static List<Example> places() {
        return List.of(
                new Example(
                        "utility-placeholder",
                        SIMPLE,
                        BREAKS,
                        prepared("set app.tenant = ?"),
                        prepared("select set_config('a', ?, false)")),
                new Example(
                        "typed-literal-placeholder",
                        SIMPLE,
                        BREAKS,
                        prepared("select now() - interval ?"),
                        prepared("select now() - ?::interval")),
                new Example(
                        "quoted-placeholder",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select now() - interval '? days'"),
                        prepared("select now() - ? * interval '1 day'")),
                new Example(
                        "question-operator",
                        NG,
                        BREAKS,
                        prepared("select * from t where j ?| array['a']"),
                        prepared("select * from t where j ??| array['a']")),
                new Example(
                        "limit-text",
                        NG,
                        BREAKS,
                        prepared("select * from t limit ?", "setString(1, \"1\")"),
                        prepared("select * from t limit ?", "setInt(1, 1)")),
                new Example(
                        "named-parameter-in-jdbc",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select * from t where id in (:ids)"),
                        prepared("select a[1:n], b::int from t where v = ':id' -- :id")),
                new Example(
                        "dollar-parameter",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select * from t where id = $1", "setInt(1, 1)"),
                        prepared("select * from t where id = ? and v = '$1'", "setInt(1, 1)")),
                new Example(
                        "numbered-placeholder",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select * from t where id = ?1"),
                        prepared("select * from t where id = ? and 1 = 1")),
                new Example(
                        "placeholder-touching-word",
                        NG,
                        ALREADY_BROKEN,
                        prepared("select * from t where id = ?and v"),
                        prepared("select * from t where id = ? and v")),
                new Example(
                        "negated-placeholder",
                        SIMPLE,
                        SILENTLY_CHANGES,
                        prepared("update t set v = 1 where id = 1 -?"),
                        prepared("update t set v = 1 where id = 1 - ?")),
                new Example(
                        "order-by-placeholder",
                        SIMPLE,
                        SILENTLY_CHANGES,
                        prepared("select * from t order by id, ? desc", "setInt(1, 2)"),
                        prepared("select * from t where id = ? order by case ? when 1 then id end limit ?")),
                new Example(
                        "group-by-placeholder",
                        SIMPLE,
                        BREAKS,
                        prepared("select v, count(*) from t group by ?"),
                        prepared("select left(v, ?), count(*) from t group by 1")),
                new Example(
                        "extract-field-placeholder",
                        SIMPLE,
                        BREAKS,
                        prepared("select extract(? from at) from t"),
                        prepared("select date_part(?, at) from t")),
                new Example(
                        "type-modifier-placeholder",
                        SIMPLE,
                        BREAKS,
                        prepared("select v::varchar(?) from t"),
                        prepared("select left(v, ?) from t")),
                new Example(
                        "execute-placeholder",
                        SIMPLE,
                        BREAKS,
                        prepared("execute p(?)"),
                        prepared("select * from t where id = ?")),
                new Example(
                        "conflict-target-parameter",
                        SIMPLE,
                        BREAKS,
                        prepared("insert into t (id) values (?) on conflict (id) where sent = ? do nothing"),
                        prepared(
                                "insert into t (id) values (?) on conflict (id) where not sent do update set v = ? where t.id = ?")));
    }

    private static List<Example> functions() {
        String at = "select * from t where (? is null or at > ?)";
        return List.of(
                new Example(
                        "long-for-int-argument",
                        NG,
                        BREAKS,
                        prepared("select left(v, ?) from t", "setLong(1, 1L)"),
                        prepared("select left(v, ?) from t", "setInt(1, 1)")),
                new Example(
                        "long-for-int-argument",
                        NG,
                        BREAKS,
                        prepared("select make_interval(days => ?)", "setLong(1, 1L)"),
                        prepared("select make_interval(days => ?::int)", "setLong(1, 1L)")),
                new Example(
                        "long-for-int-argument",
                        NG,
                        BREAKS,
                        prepared("select split_part(v, '-', ?) from t", "setLong(1, 1L)"),
                        prepared(
                                "select split_part(v, ?, 1), lpad(v, 9, ?) from t",
                                "setLong(1, 1L)",
                                "setLong(2, 1L)")),
                new Example(
                        "round-double",
                        NG,
                        BREAKS,
                        prepared("select round(?, 2)", "setDouble(1, 1.5)"),
                        prepared("select round(?), round(?::numeric, 2)", "setDouble(1, 1.5)", "setDouble(2, 1.5)")),
                new Example(
                        "json-function-text",
                        SIMPLE,
                        BREAKS,
                        prepared("update t set j = jsonb_set(j, ?, '1')", TEXT),
                        prepared("update t set j = jsonb_set(j, ?::text::text[], '1')", TEXT)),
                new Example(
                        "number-function-text",
                        NG,
                        BREAKS,
                        prepared("select abs(?)", TEXT),
                        prepared("select abs(?::int)", TEXT)),
                new Example(
                        "untyped-argument",
                        TO_UNTYPED,
                        BREAKS,
                        prepared("select concat(?, v) from t", TEXT),
                        prepared("select concat(?::text, v), format(?, v) from t", TEXT, "setString(2, \"%s\")")),
                new Example(
                        "polymorphic-argument",
                        TO_SIMPLE,
                        BREAKS,
                        prepared("select * from unnest(?)", INTS),
                        prepared("select * from unnest(?::int[])", INTS)),
                new Example(
                        "null-check-without-type",
                        SIMPLE,
                        BREAKS,
                        prepared(at, "setTimestamp(1, null)", "setTimestamp(2, null)"),
                        prepared("select * from t where (?::timestamp is null or at > ?)", "setTimestamp(1, null)")),
                new Example(
                        "values-list-untyped",
                        NG,
                        FIXED,
                        prepared("select * from t where id in (values (?), (?))", "setInt(1, 1)", "setInt(2, 2)"),
                        prepared("insert into t (id) values (?), (?)", "setInt(1, 1)", "setInt(2, 2)")),
                new Example(
                        "containment-text",
                        NG,
                        BREAKS,
                        prepared("select * from t where j @> ?", TEXT),
                        prepared("select * from t where j @> ?::jsonb", TEXT)),
                new Example(
                        "text-search-text",
                        SIMPLE,
                        BREAKS,
                        prepared("select * from t where words @@ ?", TEXT),
                        prepared("select * from t where words @@ plainto_tsquery(?)", TEXT)),
                new Example(
                        "json-path-text",
                        SIMPLE,
                        BREAKS,
                        prepared("select j #>> ? from t", TEXT),
                        prepared("select j ->> ? from t", TEXT)),
                new Example(
                        "json-arrow-number",
                        SIMPLE,
                        BREAKS,
                        prepared("select j -> ? from t", "setLong(1, 1L)"),
                        prepared("select j -> ? from t", "setInt(1, 1)")),
                new Example(
                        "text-added-to-timestamp",
                        SIMPLE,
                        BREAKS,
                        prepared("select * from t where at > now() - ?", TEXT),
                        prepared("select * from t where n > 1 - ?", TEXT)));
    }
}
