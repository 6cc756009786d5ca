package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.util.List;
import java.util.stream.Stream;

/** Parameters in commands and definitions, which PostgreSQL does not plan and so gives no parameters. */
final class CommandProbes {

    private static final String[] ITEMS = {
        "create table item (id int, v text, b boolean)",
        "insert into item values (1, 'a', true), (2, 'b', false), (3, null, null)"
    };

    private static final String SET_CONFIG =
            "Use `select set_config('app.tenant', ?, false)`, with `true` for `SET LOCAL`.";
    private static final String NAME =
            "A parameter is never a name: put the name into the text with `s.enquoteIdentifier(name, true)`.";
    private static final String LITERAL =
            "Put the value into the text: `s.enquoteLiteral(value)` for a text, the digits of a number.";

    private CommandProbes() {}

    static List<Probe> all() {
        return Stream.of(settings(), commands(), definitions(), queriesWithin())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> settings() {
        return List.of(
                named("set")
                        .prepare("set app.tenant = ?")
                        .setString(1, "t1")
                        .execute()
                        .thenStored(setting("app.tenant"))
                        .instead(SET_CONFIG),
                named("set-to")
                        .prepare("set search_path to ?")
                        .setString(1, "public")
                        .execute()
                        .thenStored(setting("search_path"))
                        .instead(SET_CONFIG),
                named("set-local")
                        .inTransaction()
                        .prepare("set local app.tenant = ?")
                        .setString(1, "t1")
                        .execute()
                        .thenStored(setting("app.tenant"))
                        .instead(SET_CONFIG),
                named("set-role")
                        .prepare("set role ?")
                        .setString(1, "none")
                        .execute()
                        .thenStored(setting("role"))
                        .instead("Use `select set_config('role', ?, false)`."),
                named("set-config")
                        .prepare("select set_config('app.tenant', ?, false)")
                        .setString(1, "t1")
                        .query()
                        .thenStored(setting("app.tenant")),
                named("set-config-role")
                        .prepare("select set_config('role', ?, false)")
                        .setString(1, "none")
                        .query()
                        .thenStored(setting("role")),
                run("set-time-zone", "set time zone ?", "Asia/Tokyo")
                        .thenStored(setting("timezone"))
                        .instead("Use `select set_config('timezone', ?, false)`."));
    }

    private static List<Probe> commands() {
        return List.of(
                named("notify")
                        .prepare("notify regauge_shapes, ?")
                        .setString(1, "hello")
                        .execute()
                        .instead("Use `select pg_notify('channel', ?)`."),
                Parameters.query(named("notify-function"), "select pg_notify(?, ?)::text", "regauge_shapes", "hello"),
                named("listen")
                        .prepare("listen ?")
                        .setString(1, "news")
                        .execute()
                        .instead(NAME),
                named("comment")
                        .prepare("comment on table item is ?")
                        .setString(1, "things")
                        .execute()
                        .thenStored("select obj_description('item'::regclass, 'pg_class')")
                        .instead(LITERAL),
                named("alter-role-password")
                        .inTransaction()
                        .given("create role regauge_probe")
                        .prepare("alter role regauge_probe password ?")
                        .setString(1, "hidden")
                        .execute()
                        .instead(LITERAL),
                run("create-role-password", "create role regauge_shapes password ?", "hidden")
                        .inTransaction()
                        .thenStored("select rolname::text from pg_roles where rolname = 'regauge_shapes'")
                        .instead(LITERAL),
                run("do-block", "do ?", "begin insert into item (id) values (4); end")
                        .thenStored("select max(id)::text from item")
                        .instead("Keep the parameter out of `DO`: put the block into the text, or call a function."),
                run("call-procedure", "call rename(?, ?)", 1, "changed")
                        .given("create procedure rename(i int, t text) language sql"
                                + " as $$ update item set v = t where id = i $$")
                        .thenStored("select v from item where id = 1")
                        .instead("Read no update count of a `call`."),
                named("truncate")
                        .prepare("truncate ?")
                        .setString(1, "item")
                        .execute()
                        .instead(NAME),
                run("alter-sequence", "alter sequence counter restart with ?", 7)
                        .given("create sequence counter")
                        .thenStored("select nextval('counter')::text")
                        .instead("Use `select setval('counter', ?, false)`."),
                Parameters.query(named("setval"), "select setval('counter', ?, false)::text", 7)
                        .given("create sequence counter")
                        .thenStored("select nextval('counter')::text"));
    }

    private static List<Probe> definitions() {
        return List.of(
                named("create-default")
                        .prepare("create table counter (n int default ?)")
                        .setInt(1, 5)
                        .execute()
                        .thenStored(
                                "select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'counter'::regclass")
                        .instead(LITERAL),
                named("create-view")
                        .prepare("create view chosen as select id from item where id = ?")
                        .setInt(1, 1)
                        .execute()
                        .thenStored("select id::text from chosen")
                        .instead(LITERAL),
                run("materialized-view", "create materialized view chosen as select id from item where id = ?", 1)
                        .thenStored("select id::text from chosen")
                        .instead(LITERAL),
                run("partial-index", "create index on item (id) where id > ?", 1)
                        .thenStored("select pg_get_expr(indpred, indrelid) from pg_index"
                                + " where indrelid = 'item'::regclass")
                        .instead(LITERAL),
                run("alter-default", "alter table item alter v set default ?", "new")
                        .thenStored(
                                "select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'item'::regclass")
                        .instead(LITERAL),
                run("alter-type-using", "alter table item alter id type bigint using id + ?", 10)
                        .thenStored("select id::text from item order by 1")
                        .instead("Put the value into the text, or run an `update` before."),
                run("partition-values", "create table part partition of parted for values in (?)", 1)
                        .given("create table parted (id int) partition by list (id)")
                        .thenStored("select pg_get_expr(relpartbound, oid) from pg_class where oid = 'part'::regclass")
                        .instead(LITERAL));
    }

    private static List<Probe> queriesWithin() {
        return List.of(
                named("from")
                        .prepare("select id from ? order by id")
                        .setString(1, "item")
                        .query()
                        .instead(NAME),
                run("create-table-as", "create table chosen as select id, ? as v from item where id = ?", "new", 1)
                        .thenStored("select id::text, v from chosen"),
                Parameters.query(named("explain"), "explain (costs off) select id from item where id = ?", 1),
                run("declare-cursor", "declare c cursor for select id from item where id = ?", 1)
                        .inTransaction()
                        .thenStored("fetch all from c")
                        .instead("Use `setFetchSize` with autocommit off instead of a cursor of your own."),
                Parameters.query(
                                named("execute-in-sql")
                                        .given("prepare chosen(int) as select id from item where id = $1"),
                                "execute chosen(?)",
                                1)
                        .instead("Leave preparing to the driver: `connection.prepareStatement`."));
    }

    private static Probe run(String name, String sql, Object... values) {
        return Parameters.execute(named(name), sql, values);
    }

    private static Probe named(String name) {
        return Probe.named("placeholders/" + name).given(ITEMS);
    }

    private static String setting(String name) {
        return "select current_setting('" + name + "')";
    }
}
