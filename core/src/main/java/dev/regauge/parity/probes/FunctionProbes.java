package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Parameters as arguments of functions: which overload is chosen, and which types are taken for others. */
final class FunctionProbes {

    private static final String INT = "Use `setInt`, or cast: `?::int`.";

    private FunctionProbes() {}

    static List<Probe> all() {
        return Stream.of(builtIn(), texts(), overloads()).flatMap(List::stream).toList();
    }

    private static List<Probe> builtIn() {
        return List.of(
                ask("left-long", "select left('abc', ?)", 2L).instead(INT),
                ask("make-interval-long", "select make_interval(days => ?)::text", 3L)
                        .instead(INT),
                ask("round-double", "select round(?, 1)::text", 1.25)
                        .instead("Use `setBigDecimal`, or cast: `round(?::numeric, 1)`."),
                ask("round-double-alone", "select round(?)::text", 2.5)
                        .instead("Say which rounding is meant: `round(?::numeric)` or `round(?::float8)`."),
                ask("abs-string", "select abs(?)::text", "-5")
                        .instead("Use the setter of a number, or cast: `?::int`."),
                ask(
                                "overlaps-dates",
                                "select ((?, ?) overlaps (?, ?))::text",
                                LocalDate.parse("2020-01-01"),
                                LocalDate.parse("2020-01-31"),
                                LocalDate.parse("2020-01-15"),
                                LocalDate.parse("2020-02-15"))
                        .instead("Cast: `(?::date, ?::date) overlaps (?::date, ?::date)`."));
    }

    private static List<Probe> texts() {
        return List.of(
                ask("nextval-string", "select nextval(?)::text", "counter")
                        .instead("Cast: `nextval(?::text::regclass)`."),
                ask("jsonb-set-strings", "select jsonb_set('{\"a\": 1}', ?, ?)::text", "{a}", "2")
                        .instead("Cast twice: `jsonb_set(j, ?::text::text[], ?::text::jsonb)`."),
                ask("jsonb-path-query-string", "select jsonb_path_query('{\"a\": 1}', ?)::text", "$.a")
                        .instead("Cast twice: `jsonb_path_query(j, ?::text::jsonpath)`."));
    }

    private static List<Probe> overloads() {
        return List.of(
                overloadByExecution(),
                widerByExecution(),
                kind("int", 1L).instead(INT),
                kind("smallint", 1).instead("Cast: `?::smallint`."),
                kinds("overload-int-or-text", "int", "text", 1)
                        .instead("Cast, where a function has overloads: `?::int`."),
                kinds("overload-int-or-bigint", "int", "bigint", 1)
                        .instead("Cast, where a function has overloads: `?::int`."),
                kinds("overload-varchar-or-text", "varchar", "text", "a")
                        .instead("Cast, where a function has overloads: `?::text`."));
    }

    private static Probe overloadByExecution() {
        return named("overload-by-execution")
                .given(returning("kind(int)", "int"), returning("kind(text)", "text"))
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select kind(?)");
                    s.setInt(1, 1);
                    see.rows(s.executeQuery());
                    s.setString(1, "a");
                    see.rows(s.executeQuery());
                    s.setInt(1, 2);
                    see.rows(s.executeQuery());
                })
                .instead("Prepare a statement for each type, with a cast: `kind(?::int)`, `kind(?::text)`.");
    }

    private static Probe widerByExecution() {
        return named("wider-by-execution")
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select (n = ?)::text from (values (1)) t (n)");
                    s.setInt(1, 1);
                    see.rows(s.executeQuery());
                    s.setLong(1, 4294967297L);
                    see.rows(s.executeQuery());
                    s.setDouble(1, 1.5);
                    see.rows(s.executeQuery());
                })
                .instead("Cast to the widest type: `n = ?::float8`.");
    }

    private static Probe kind(String type, Object value) {
        String setter = value instanceof Long ? "long" : "int";
        return Parameters.query(
                named(setter + "-for-" + type + "-argument").given(returning("kind(" + type + ")", type)),
                "select kind(?)",
                value);
    }

    private static Probe kinds(String name, String first, String second, Object value) {
        return Parameters.query(
                named(name).given(returning("kind(" + first + ")", first), returning("kind(" + second + ")", second)),
                "select kind(?)",
                value);
    }

    private static String returning(String signature, String text) {
        return "create function " + signature + " returns text language sql as $$ select '" + text + "'::text $$";
    }

    private static Probe ask(String name, String sql, Object... values) {
        return Parameters.query(named(name), sql, values);
    }

    private static Probe named(String name) {
        return Probe.named("placeholders/" + name).given("create sequence counter");
    }
}
