package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.CallableStatement;
import java.util.List;
import java.util.stream.Stream;

/** The operators of PostgreSQL that hold a question mark, which to JDBC is a parameter. */
final class OperatorProbes {

    private static final String[] DOCUMENT = {
        "create table document (id int, j jsonb)", "insert into document values (1, '{\"a\": 1}'), (2, '{\"b\": 1}')"
    };

    private static final String DOUBLE = "Double the question mark in a `PreparedStatement`: ";
    private static final String FUNCTION = "Use the function, which is the same everywhere but uses no index: ";

    private OperatorProbes() {}

    static List<Probe> all() {
        return Stream.of(prepared(), withParameters(), plain(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> prepared() {
        return List.of(
                prepared("question-bar", "j ?| array['a', 'c']").instead(DOUBLE + "`j ??| array['a', 'c']`."),
                prepared("question-amp", "j ?& array['a']").instead(DOUBLE + "`j ??& array['a']`."),
                prepared("question", "j ? 'a'").instead(DOUBLE + "`j ?? 'a'`."),
                prepared("question-bar-escaped", "j ??| array['a', 'c']"),
                prepared("question-amp-escaped", "j ??& array['a']"),
                prepared("question-escaped", "j ?? 'a'"),
                prepared("at-question", "j @? '$.a'").instead(DOUBLE + "`j @?? '$.a'`."),
                prepared("at-question-escaped", "j @?? '$.a'"),
                named("question-escaped-callable").does((connection, see) -> {
                    CallableStatement s = connection.prepareCall("select id from document where j ?? 'a'");
                    see.rows(s.executeQuery());
                }));
    }

    private static List<Probe> withParameters() {
        return List.of(
                with("question-escaped-parameter", "j ?? ?", "a"),
                with("concatenation-around-parameter", "'{'||?||'}' = '{a}'", "a")
                        .instead("Write spaces round a parameter: `'%' || ? || '%'`."),
                with("question-beside-parameter", "j ? 'a' and id = ?", 1).instead(DOUBLE + "`j ?? 'a' and id = ?`."),
                with("question-bar-beside-parameter", "j ?| array['a'] and id = ?", 1)
                        .instead(DOUBLE + "`j ??| array['a'] and id = ?`."),
                with("question-bar-parameter-within", "j ?| array[?, 'c']", "a")
                        .instead(DOUBLE + "`j ??| array[?, 'c']`."),
                named("question-bar-array-parameter")
                        .prepare(select("j ??| ?"))
                        .setArray(1, "text", "a", "c")
                        .query(),
                with("at-question-parameter", "j @?? ?", "$.a").instead("Cast twice: `j @?? ?::text::jsonpath`."),
                with("contains-string", "j @> ?", "{\"a\": 1}").instead("Cast: `j @> ?::jsonb`."),
                with("question-function-parameter", "jsonb_exists(j, ?)", "a"));
    }

    private static List<Probe> plain() {
        return List.of(
                plain("question-plain-statement", "j ? 'a'").instead(FUNCTION + "`jsonb_exists(j, 'a')`."),
                plain("question-escaped-plain-statement", "j ?? 'a'")
                        .instead(
                                "Double a question mark in a `PreparedStatement` only, or use `jsonb_exists(j, 'a')`."),
                plain("question-bar-plain-statement", "j ?| array['a']"),
                plain("at-question-plain-statement", "j @? '$.a'").instead(FUNCTION + "`jsonb_path_exists(j, '$.a')`."),
                plain("at-question-escaped-plain-statement", "j @?? '$.a'")
                        .instead("Double a question mark in a `PreparedStatement` only, or use `jsonb_path_exists`."));
    }

    private static List<Probe> others() {
        String shape = "select 'yes' where ";
        return List.of(
                ask("geometry-horizontal", shape + "point '(1,2)' ?- point '(3,2)'")
                        .instead(DOUBLE + "`??-`, or write `ishorizontal(p, q)`."),
                ask("geometry-vertical-prefix", shape + "?| lseg '((1,2),(1,5))'")
                        .instead(DOUBLE + "`??|`."),
                Probe.named("operators/geometry-parallel-plain-statement")
                        .executePlain(shape + "lseg '((0,0),(1,1))' ?|| lseg '((0,1),(1,2))'"),
                ask("user-operator-escaped", shape + "'a'::text <??> 'a'::text").given(userOperator()),
                Probe.named("operators/user-operator-plain-statement")
                        .given(userOperator())
                        .executePlain(shape + "'a'::text <?> 'a'::text")
                        .instead("Call the operator's function."));
    }

    /** Driver after driver takes the question mark in the definition for a parameter, so it is spelt as a number. */
    private static String userOperator() {
        return "do $$ begin execute format('create operator <%s> (function = texteq, leftarg = text, rightarg = text)',"
                + " chr(63)); end $$";
    }

    private static Probe prepared(String name, String condition) {
        return named(name).prepare(select(condition)).query();
    }

    private static Probe with(String name, String condition, Object value) {
        return Parameters.query(named(name), select(condition), value);
    }

    private static Probe plain(String name, String condition) {
        return named(name).executePlain(select(condition));
    }

    private static Probe ask(String name, String sql) {
        return Parameters.query(Probe.named("operators/" + name), sql);
    }

    private static Probe named(String name) {
        return Probe.named("operators/" + name).given(DOCUMENT);
    }

    private static String select(String condition) {
        return "select id from document where " + condition;
    }
}
