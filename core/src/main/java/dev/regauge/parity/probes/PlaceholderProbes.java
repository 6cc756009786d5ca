package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.stream.Stream;

/** A question mark where the grammar of PostgreSQL wants something else than a value, or a value of another type. */
final class PlaceholderProbes {

    private static final String[] ITEMS = {
        "create table item (id int, v text, b boolean)",
        "insert into item values (1, 'a', true), (2, 'b', false), (3, null, null)"
    };

    private static final String ANY = "Write `= any(?)` with `setArray(1, connection.createArrayOf(..))`.";
    private static final String SET_ARRAY = "Use `setArray` with `connection.createArrayOf`.";

    private PlaceholderProbes() {}

    static List<Probe> all() {
        return Stream.of(lists(), arrays(), comparisons(), literals())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> lists() {
        return List.of(
                items("in-bare-array", "id in ?")
                        .setArray(1, "int4", 1, 2)
                        .query()
                        .instead(ANY),
                items("in-bare-text-array", "v in ?")
                        .setArray(1, "text", "a", "b")
                        .query()
                        .instead(ANY),
                items("in-bare-scalar", "id in ?").setInt(1, 1).query().instead("Write `id = ?`."),
                items("not-in-bare-array", "id not in ?")
                        .setArray(1, "int4", 1, 2)
                        .query()
                        .instead("Write `id <> all(?)` with `setArray`."),
                items("in-array-int", "id in (?)")
                        .setArray(1, "int4", 1, 2)
                        .query()
                        .instead(ANY),
                items("in-array-text", "v in (?)")
                        .setArray(1, "text", "a", "b")
                        .query()
                        .instead(ANY),
                items("in-joined-string", "id in (?)")
                        .setString(1, "1,2")
                        .query()
                        .instead("Write `id = any(?)` with `setArray`, or `id = any(string_to_array(?, ',')::int[])`."),
                items("in-list-scalar", "id in (?)").setInt(1, 1).query());
    }

    private static List<Probe> arrays() {
        return List.of(
                items("any-array", "id = any(?)").setArray(1, "int4", 1, 2).query(),
                items("any-int-array", "id = any(?)")
                        .setObject(1, "new int[] {1, 2}", new int[] {1, 2})
                        .query()
                        .instead(SET_ARRAY),
                items("any-integer-array", "id = any(?)")
                        .setObject(1, "new Integer[] {1, 2}", new Integer[] {1, 2})
                        .query()
                        .instead(SET_ARRAY),
                items("any-array-literal", "id = any(?)")
                        .setString(1, "{1,2}")
                        .query()
                        .instead("Use `setArray`, or cast twice: `any(?::text::int[])`."),
                items("any-array-literal-cast", "id = any(?::text::int[])")
                        .setString(1, "{1,2}")
                        .query(),
                items("any-joined-string", "id = any(string_to_array(?, ',')::int[])")
                        .setString(1, "1,2")
                        .query(),
                named("any-empty-array").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select id from item where id = any(?)");
                    s.setArray(1, connection.createArrayOf("int4", new Object[0]));
                    see.rows(s.executeQuery());
                }),
                named("any-null-array").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select id from item where id = any(?)");
                    s.setArray(1, null);
                    see.rows(s.executeQuery());
                }));
    }

    private static List<Probe> comparisons() {
        String isNull = "Write `v is not distinct from ?`, which finds nulls too but uses no index.";
        return List.of(
                items("is-null", "v is ?").setNullVarchar(1).query().instead(isNull),
                items("is-not-null", "v is not ?")
                        .setNullVarchar(1)
                        .query()
                        .instead("Write `v is distinct from ?`, which finds nulls too but uses no index."),
                items("is-boolean", "b is ?").setBoolean(1, true).query().instead("Write `b is not distinct from ?`."),
                items("is-string", "v is ?").setString(1, "a").query().instead(isNull),
                items("is-not-distinct", "v is not distinct from ?")
                        .setString(1, "a")
                        .query(),
                items("is-not-distinct-null", "v is not distinct from ?")
                        .setNullVarchar(1)
                        .query(),
                items("untyped-is-null", "? is null")
                        .setNullTimestamp(1)
                        .query()
                        .instead("Cast: `?::timestamp is null`."),
                named("group-by-parameter")
                        .prepare(
                                "select left(v, ?), count(*) from item where v is not null group by left(v, ?) order by 1")
                        .setInt(1, 1)
                        .setInt(2, 1)
                        .query()
                        .instead("Repeat the output column, not the expression: `group by 1`."),
                named("limit-string")
                        .prepare("select id from item order by id limit ?")
                        .setString(1, "2")
                        .query()
                        .instead("Use `setInt` or `setLong`, or cast: `limit ?::bigint`."));
    }

    private static List<Probe> literals() {
        return List.of(
                named("interval-literal")
                        .prepare("select (interval ?)::text")
                        .setString(1, "1 day")
                        .query()
                        .instead("Cast twice: `?::text::interval`."),
                named("date-literal")
                        .prepare("select (date ?)::text")
                        .setString(1, "2020-02-29")
                        .query()
                        .instead("Cast: `?::date`."),
                named("timestamp-literal")
                        .prepare("select (timestamp ?)::text")
                        .setString(1, "2020-02-29 10:11:12")
                        .query()
                        .instead("Cast: `?::timestamp`."),
                named("interval-quoted")
                        .prepare("select (interval '? days')::text")
                        .setInt(1, 3)
                        .query()
                        .instead("Write `? * interval '1 day'`: a question mark within quotes is no parameter."));
    }

    private static Probe items(String name, String condition) {
        return named(name).prepare("select id from item where " + condition + " order by id");
    }

    private static Probe named(String name) {
        return Probe.named("placeholders/" + name).given(ITEMS);
    }
}
