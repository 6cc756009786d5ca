package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.util.List;
import java.util.stream.Stream;

/** A question mark where the grammar of PostgreSQL wants something else than a value, or a value of another type. */
final class PlaceholderProbes {

    private static final String[] ITEMS = {
        "create table item (id int, v text, b boolean)",
        "insert into item values (1, 'a', true), (2, 'b', false), (3, null, null)"
    };

    private PlaceholderProbes() {}

    static List<Probe> all() {
        return Stream.of(lists(), comparisons(), commands(), definitions(), literals())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> lists() {
        return List.of(
                items("in-bare-array", "id in ?").setArray(1, "int4", 1, 2).query(),
                items("in-bare-text-array", "v in ?")
                        .setArray(1, "text", "a", "b")
                        .query(),
                items("in-bare-scalar", "id in ?").setInt(1, 1).query(),
                items("not-in-bare-array", "id not in ?")
                        .setArray(1, "int4", 1, 2)
                        .query(),
                items("in-array-int", "id in (?)").setArray(1, "int4", 1, 2).query(),
                items("in-array-text", "v in (?)").setArray(1, "text", "a", "b").query(),
                items("in-joined-string", "id in (?)").setString(1, "1,2").query(),
                items("in-list-scalar", "id in (?)").setInt(1, 1).query(),
                items("any-array", "id = any(?)").setArray(1, "int4", 1, 2).query());
    }

    private static List<Probe> comparisons() {
        return List.of(
                items("is-null", "v is ?").setNullVarchar(1).query(),
                items("is-not-null", "v is not ?").setNullVarchar(1).query(),
                items("is-boolean", "b is ?").setBoolean(1, true).query(),
                items("is-string", "v is ?").setString(1, "a").query(),
                items("is-not-distinct", "v is not distinct from ?")
                        .setString(1, "a")
                        .query(),
                items("untyped-is-null", "? is null").setNullTimestamp(1).query(),
                named("group-by-parameter")
                        .prepare(
                                "select left(v, ?), count(*) from item where v is not null group by left(v, ?) order by 1")
                        .setInt(1, 1)
                        .setInt(2, 1)
                        .query(),
                named("limit-string")
                        .prepare("select id from item order by id limit ?")
                        .setString(1, "2")
                        .query());
    }

    private static List<Probe> commands() {
        return List.of(
                named("set")
                        .prepare("set app.tenant = ?")
                        .setString(1, "t1")
                        .execute()
                        .thenStored(setting("app.tenant")),
                named("set-to")
                        .prepare("set search_path to ?")
                        .setString(1, "public")
                        .execute()
                        .thenStored(setting("search_path")),
                named("set-local")
                        .inTransaction()
                        .prepare("set local app.tenant = ?")
                        .setString(1, "t1")
                        .execute()
                        .thenStored(setting("app.tenant")),
                named("set-role")
                        .prepare("set role ?")
                        .setString(1, "pg_monitor")
                        .execute()
                        .thenStored(setting("role")),
                named("set-config")
                        .prepare("select set_config('app.tenant', ?, false)")
                        .setString(1, "t1")
                        .query()
                        .thenStored(setting("app.tenant")),
                named("notify").prepare("notify news, ?").setString(1, "hello").execute(),
                named("listen").prepare("listen ?").setString(1, "news").execute(),
                named("comment")
                        .prepare("comment on table item is ?")
                        .setString(1, "things")
                        .execute()
                        .thenStored("select obj_description('item'::regclass, 'pg_class')"),
                named("alter-role-password")
                        .inTransaction()
                        .given("create role regauge_probe")
                        .prepare("alter role regauge_probe password ?")
                        .setString(1, "hidden")
                        .execute());
    }

    private static List<Probe> definitions() {
        return List.of(
                named("truncate").prepare("truncate ?").setString(1, "item").execute(),
                named("from")
                        .prepare("select id from ? order by id")
                        .setString(1, "item")
                        .query(),
                named("create-default")
                        .prepare("create table counter (n int default ?)")
                        .setInt(1, 5)
                        .execute()
                        .thenStored(
                                "select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'counter'::regclass"),
                named("create-view")
                        .prepare("create view chosen as select id from item where id = ?")
                        .setInt(1, 1)
                        .execute()
                        .thenStored("select id::text from chosen"));
    }

    private static List<Probe> literals() {
        return List.of(
                named("interval-literal")
                        .prepare("select (interval ?)::text")
                        .setString(1, "1 day")
                        .query(),
                named("date-literal")
                        .prepare("select (date ?)::text")
                        .setString(1, "2020-02-29")
                        .query(),
                named("timestamp-literal")
                        .prepare("select (timestamp ?)::text")
                        .setString(1, "2020-02-29 10:11:12")
                        .query(),
                named("interval-quoted")
                        .prepare("select (interval '? days')::text")
                        .setInt(1, 3)
                        .query());
    }

    private static Probe items(String name, String condition) {
        return named(name).prepare("select id from item where " + condition + " order by id");
    }

    private static Probe named(String name) {
        return Probe.named("placeholders/" + name).given(ITEMS);
    }

    private static String setting(String name) {
        return "select current_setting('" + name + "')";
    }
}
