package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Generated keys: which statements give them, and what they hold. */
final class KeyProbes {

    private static final String ITEM = "create table item (v text, id int generated always as identity)";

    private static final String NO_KEYS =
            "Ask for no generated keys of a statement that makes none: `prepareStatement(sql)`.";

    private KeyProbes() {}

    static List<Probe> all() {
        return Stream.of(requested(), columns(), reading())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> requested() {
        return List.of(
                keys("returning-star", "insert into item (v) values ('a')"),
                keys("trailing-comment", "insert into item (v) values ('a') -- one")
                        .instead("Put the comment in front of the statement, or write `/* one */`."),
                keys("trailing-semicolon", "insert into item (v) values ('a');"),
                keys("several-rows", "insert into item (v) values ('a'), ('b'), ('c')"),
                keys("explicit-returning", "insert into item (v) values ('a') returning id")
                        .instead(
                                "Write `returning id` and use `executeQuery`, or ask for keys by `new String[] {\"id\"}`; not both."),
                keys("returning-in-literal", "insert into item (v) values ('a returning b')"),
                keys("after-with", "with n as (select 'a' as v) insert into item (v) select v from n"),
                keys("on-update", "update item set v = 'z'").given("insert into item (v) values ('a'), ('b')"),
                keys("on-delete", "delete from item").given("insert into item (v) values ('a'), ('b')"),
                keys(
                        "on-merge",
                        "merge into item using (values ('a')) n(v) on item.v = n.v"
                                + " when not matched then insert (v) values (n.v)"),
                keys("on-create-table", "create table other (id int)").instead(NO_KEYS),
                keys("on-several-statements", "insert into item (v) values ('a'); insert into item (v) values ('b')")
                        .instead("Execute each `INSERT` by itself."),
                keys("on-conflict", "insert into item (v) values ('a') on conflict do nothing")
                        .given("create unique index on item (v)", "insert into item (v) values ('a')"),
                named("on-select")
                        .does((connection, see) -> {
                            PreparedStatement s =
                                    connection.prepareStatement("select 1 as one", Statement.RETURN_GENERATED_KEYS);
                            see.rows(s.executeQuery());
                        })
                        .instead(NO_KEYS),
                named("not-requested").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.executeUpdate("insert into item (v) values ('a')");
                    see.table(s.getGeneratedKeys());
                }),
                named("of-execute").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    see.text("rows", s.execute("insert into item (v) values ('a')", Statement.RETURN_GENERATED_KEYS));
                    see.count(s.getUpdateCount());
                    see.table(s.getGeneratedKeys());
                }));
    }

    private static Probe keys(String name, String sql) {
        return named(name)
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
                    see.count(s.executeUpdate());
                    see.table(s.getGeneratedKeys());
                })
                .showing("sql", '"' + sql + '"');
    }

    private static List<Probe> columns() {
        return List.of(
                columns("column-name", "id"),
                columns("column-name-upper", "ID"),
                columns("column-name-quoted", "\"id\"")
                        .instead("Give the name as the catalogue has it, without quotes: `new String[] {\"id\"}`."),
                columns("column-name-mixed", "Mixed"),
                columns("column-name-mixed-folded", "mixed"),
                columns("column-order", "id", "v"),
                columns("column-names-none").instead(NO_KEYS),
                named("column-index")
                        .does((connection, see) -> {
                            PreparedStatement s =
                                    connection.prepareStatement("insert into item (v) values ('a')", new int[] {2});
                            see.count(s.executeUpdate());
                            see.table(s.getGeneratedKeys());
                        })
                        .instead("Name the columns: `new String[] {\"id\"}`."));
    }

    private static Probe columns(String name, String... columns) {
        String literals = columns.length == 0
                ? ""
                : Stream.of(columns)
                        .map(column -> column.replace("\"", "\\\""))
                        .reduce((a, b) -> a + "\", \"" + b)
                        .map(all -> '"' + all + '"')
                        .orElseThrow();
        return named(name)
                .given("alter table item add \"Mixed\" int default 7")
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into item (v) values ('a')", columns);
                    see.count(s.executeUpdate());
                    see.table(s.getGeneratedKeys());
                })
                .showing("columns", "new String[] {" + literals + "}");
    }

    private static List<Probe> reading() {
        return List.of(
                named("first-column")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into item (v) values ('a')", Statement.RETURN_GENERATED_KEYS);
                            s.executeUpdate();
                            var keys = s.getGeneratedKeys();
                            keys.next();
                            see.value(keys.getLong(1));
                        })
                        .instead(
                                "Read keys by name, `keys.getLong(\"id\")`: `RETURN_GENERATED_KEYS` returns all columns in the table's order."),
                named("read-twice")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into item (v) values ('a')", new String[] {"id"});
                            s.executeUpdate();
                            see.rows(s.getGeneratedKeys());
                            see.error(() -> see.rows(s.getGeneratedKeys()));
                        })
                        .instead("Call `getGeneratedKeys()` once."),
                named("read-after-next-execution")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into item (v) values ('a')", new String[] {"id"});
                            s.executeUpdate();
                            var first = s.getGeneratedKeys();
                            s.executeUpdate();
                            see.error(() -> see.rows(first));
                            see.rows(s.getGeneratedKeys());
                        })
                        .instead("Read the keys before the statement is executed again."),
                named("of-batch").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement(
                            "insert into item (v) values (?)", Statement.RETURN_GENERATED_KEYS);
                    for (String v : List.of("a", "b", "c")) {
                        s.setString(1, v);
                        s.addBatch();
                    }
                    see.counts(s.executeBatch());
                    see.table(s.getGeneratedKeys());
                }),
                named("of-batch-statement").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.addBatch("insert into item (v) values ('a')");
                    s.addBatch("insert into item (v) values ('b')");
                    see.counts(s.executeBatch());
                    see.rows(s.getGeneratedKeys());
                }),
                named("max-rows")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into item (v) values ('a'), ('b'), ('c')", Statement.RETURN_GENERATED_KEYS);
                            s.setMaxRows(1);
                            see.count(s.executeUpdate());
                            see.table(s.getGeneratedKeys());
                        })
                        .thenStored("select count(*)::text from item")
                        .instead("Set no maximum on a statement that is asked for keys."),
                named("through-view")
                        .given("create view shown as select id as number, v as word from item")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into shown (word) values ('a')", Statement.RETURN_GENERATED_KEYS);
                            s.executeUpdate();
                            see.table(s.getGeneratedKeys());
                        }));
    }

    private static Probe named(String name) {
        return Probe.named("keys/" + name).given(ITEM);
    }
}
