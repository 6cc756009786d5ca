package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.util.List;
import java.util.stream.Stream;

/** Lists, names and numbers of parameters in the forms in which programs bring them along from other drivers. */
final class DisguiseProbes {

    private static final String[] ITEMS = {
        "create table item (id int, v text)", "insert into item values (1, 'a'), (2, 'b'), (3, 'c')"
    };

    private static final String ROWS =
            "Join with the arrays of both columns: `(id, v) in (select * from unnest(?, ?))`.";
    private static final String ALL = "Write `<> all(?)` with `setArray(1, connection.createArrayOf(..))`.";
    private static final String QUESTION_MARK = "Write `?`: JDBC knows no other parameter.";
    private static final String INT = "Use `setInt`, or cast: `?::int`.";

    private DisguiseProbes() {}

    static List<Probe> all() {
        return Stream.of(rows(), negated(), written(), numbers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> rows() {
        return List.of(
                items("row-in-bare", "(id, v) in ?")
                        .setArray(1, "text", "(1,a)", "(2,b)")
                        .query()
                        .instead(ROWS),
                items("row-in-array", "(id, v) in (?)")
                        .setArray(1, "text", "(1,a)", "(2,b)")
                        .query()
                        .instead(ROWS),
                items("row-in-rows", "(id, v) in ((?, ?), (?, ?))")
                        .setInt(1, 1)
                        .setString(2, "a")
                        .setInt(3, 2)
                        .setString(4, "b")
                        .query(),
                items("row-in-unnest", "(id, v) in (select * from unnest(?, ?))")
                        .setArray(1, "int4", 1, 2)
                        .setArray(2, "text", "a", "b")
                        .query()
                        .instead("Cast: `unnest(?::int[], ?::text[])`."),
                items("row-in-unnest-cast", "(id, v) in (select * from unnest(?::int[], ?::text[]))")
                        .setArray(1, "int4", 1, 2)
                        .setArray(2, "text", "a", "b")
                        .query());
    }

    private static List<Probe> negated() {
        return List.of(
                items("not-in-array-int", "id not in (?)")
                        .setArray(1, "int4", 1, 2)
                        .query()
                        .instead(ALL),
                items("not-in-array-text", "v not in (?)")
                        .setArray(1, "text", "a", "b")
                        .query()
                        .instead(ALL),
                items("not-in-joined-string", "id not in (?)")
                        .setString(1, "1,2")
                        .query()
                        .instead(ALL),
                items("not-all-array", "id <> all(?)").setArray(1, "int4", 1, 2).query());
    }

    private static List<Probe> written() {
        return List.of(
                items("named-parameter", "id = :id").query().instead(QUESTION_MARK),
                items("dollar-parameter", "id = $1").setInt(1, 1).query().instead(QUESTION_MARK),
                items("format-parameter", "id = %s").query().instead(QUESTION_MARK));
    }

    private static List<Probe> numbers() {
        return List.of(
                items("right-long", "v = right('xa', ?)").setLong(1, 1).query().instead(INT),
                items("repeat-long", "v = repeat('a', ?)").setLong(1, 1).query().instead(INT),
                items("substr-long", "v = substr('xa', ?)")
                        .setLong(1, 2)
                        .query()
                        .instead(INT),
                items("lpad-long", "v = lpad('a', ?)").setLong(1, 1).query().instead(INT),
                items("split-part-long", "v = split_part('a,x', ',', ?)")
                        .setLong(1, 1)
                        .query()
                        .instead(INT));
    }

    private static Probe items(String name, String condition) {
        return Probe.named("placeholders/" + name)
                .given(ITEMS)
                .prepare("select id from item where " + condition + " order by id");
    }
}
