package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parameters where nothing around them says what type they are, so that the driver's word or the server's guess decides. */
final class ContextProbes {

    private static final String CAST = "Cast every parameter that nothing else gives a type: `?::int`, `?::text`.";
    private static final String CAST_NULL = "Cast the parameter that is only tested: `?::text is null or v = ?`.";

    private ContextProbes() {}

    static List<Probe> all() {
        return Stream.of(types(), arithmetic(), comparisons(), polymorphic(), sets(), filters())
                .flatMap(List::stream)
                .toList();
    }

    /** What the server takes a parameter to be: the answer to most of the others. */
    private static List<Probe> types() {
        return List.of(
                type("int", 1),
                type("long", 1L),
                type("string", "a"),
                type("timestamp", Timestamp.valueOf("2020-02-29 10:11:12")),
                type("null", (Object) null),
                object("selected-int", 7),
                object("selected-boolean", true));
    }

    private static List<Probe> arithmetic() {
        return List.of(
                ask("sum-of-ints", "select (? + ?)::text", 1, 2),
                ask("negated-int", "select (-?)::text", 5),
                ask("int-plus-double", "select (x + ?)::text from (values (1)) t (x)", 1.5));
    }

    private static List<Probe> comparisons() {
        return List.of(
                ask("greatest-of-ints", "select greatest(?, ?)::text", 9, 10),
                ask("coalesced-ints", "select coalesce(?, ?)::text", null, 2));
    }

    private static List<Probe> polymorphic() {
        return List.of(
                ask("concat-strings", "select concat(?, ?)", "a", "b"),
                ask("format-string", "select format('%s', ?)", "a"),
                ask("count-string", "select count(?)::text", "a"),
                ask("sum-int", "select sum(?)::text", 1),
                ask("jsonb-build-object-string", "select jsonb_build_object(?, ?)::text", "k", "v"),
                ask("jsonb-build-object-boolean", "select jsonb_build_object('b', ?)::text", true),
                ask("to-jsonb-string", "select to_jsonb(?)::text", "a"),
                ask("to-jsonb-int", "select to_jsonb(?)::text", 1));
    }

    private static List<Probe> sets() {
        return List.of(
                ask("generate-series-ints", "select n::text from generate_series(?, ?) n", 1, 2),
                ask("generate-series-one-long", "select pg_typeof(n)::text from generate_series(1, ?) n limit 1", 2L),
                array("unnest-array", "select unnest(?)::text").instead("Cast the array: `unnest(?::int[])`."),
                array("array-length", "select array_length(?, 1)::text")
                        .instead("Cast the array: `array_length(?::int[], 1)`."));
    }

    private static List<Probe> filters() {
        return List.of(
                filter("optional-filter-string", "a", "a").instead(CAST_NULL),
                filter("optional-filter-null", null, null).instead(CAST_NULL),
                ask("optional-filter-cast", optional("v", "?::text"), "a", "a"),
                ask(
                                "optional-filter-date",
                                optional("d", "?"),
                                LocalDate.parse("2020-02-29"),
                                LocalDate.parse("2020-02-29"))
                        .instead("Cast the parameter that is only tested: `?::date is null or d = ?`."));
    }

    private static Probe filter(String name, @Nullable Object first, @Nullable Object second) {
        return ask(name, optional("v", "?"), first, second);
    }

    private static String optional(String column, String tested) {
        return "select v from " + rows() + " where " + tested + " is null or " + column + " = ? order by v";
    }

    private static String rows() {
        return "(values ('a', date '2020-02-29'), ('b', null)) t (v, d)";
    }

    private static Probe type(String of, @Nullable Object value) {
        return ask("type-of-" + of, "select pg_typeof(?)::text", value);
    }

    private static Probe object(String name, Object value) {
        return named(name)
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select ?");
                    s.setObject(1, value);
                    ResultSet rows = s.executeQuery();
                    rows.next();
                    see.value(rows.getObject(1));
                })
                .showing("value", value.toString())
                .instead(CAST);
    }

    private static Probe array(String name, String sql) {
        return named(name)
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement(sql);
                    Array array = connection.createArrayOf("int4", new Integer[] {1, 2});
                    s.setArray(1, array);
                    see.rows(s.executeQuery());
                })
                .showing("sql", "\"" + sql + "\"");
    }

    private static Probe ask(String name, String sql, @Nullable Object... values) {
        return Parameters.query(named(name), sql, values).instead(CAST);
    }

    private static Probe named(String name) {
        return Probe.named("placeholders/" + name);
    }
}
