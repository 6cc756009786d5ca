package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;

/** Statements that give rows to a method that wants a count, and the other way round. */
final class UpdateCountProbes {

    private static final String STORED = "select id::text, v from item order by id";

    private UpdateCountProbes() {}

    static List<Probe> all() {
        return List.of(
                updateTold("update-returning", "insert into item values (2, 'b') returning id"),
                updateTold("update-select-function", "select add(2)"),
                updateTold(
                        "update-select-cte", "with n as (insert into item values (2, 'b') returning id) select id from n"),
                updateTold("update-create-table-as", "create table made as select * from item"),
                updateTold("update-call", "call put(2)"),
                updateTold("update-do", "do $$ begin insert into item values (2, 'b'); end $$"),
                updateTold("update-explain", "explain (costs off) delete from item where false"),
                updateTold("update-set", "set application_name = 'probe'"),
                queryTold("query-insert", "insert into item values (2, 'b')"),
                queryTold("query-insert-returning", "insert into item values (2, 'b') returning id"),
                queryTold("query-several", "insert into item values (2, 'b'); select v from item"),
                queryTold("query-call", "call put(2)"),
                queryTold("query-void-function", "select nothing()"),
                counted("count-returning", "update item set v = 'z' returning id"),
                counted("count-call", "call put(2)"),
                counted("count-select", "select id from item"),
                counted("count-create", "create table made (id int)"),
                named("update-prepared-select").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select add(?)");
                    s.setInt(1, 2);
                    see.error(() -> see.count(s.executeUpdate()));
                }).thenStored(STORED),
                updateTold("update-several", "update item set v = 'z' where id = 1; delete from item where id > 1")
                        .given("insert into item values (2, 'b'), (3, 'c')"),
                named("update-large").does((connection, see) ->
                        see.value(connection.createStatement().executeLargeUpdate("update item set v = 'z'"))));
    }

    private static Probe updateTold(String name, String sql) {
        return named(name)
                .does((connection, see) -> {
                    Statement s = connection.createStatement();
                    see.error(() -> see.count(s.executeUpdate(sql)));
                })
                .showing("sql", '"' + sql + '"')
                .thenStored(STORED);
    }

    private static Probe queryTold(String name, String sql) {
        return named(name)
                .does((connection, see) -> {
                    Statement s = connection.createStatement();
                    see.error(() -> see.rows(s.executeQuery(sql)));
                })
                .showing("sql", '"' + sql + '"')
                .thenStored(STORED);
    }

    private static Probe counted(String name, String sql) {
        return named(name)
                .does((connection, see) -> {
                    Statement s = connection.createStatement();
                    see.text("rows", s.execute(sql));
                    see.text("update count", s.getUpdateCount());
                })
                .showing("sql", '"' + sql + '"');
    }

    private static Probe named(String name) {
        return Probe.named("keys/" + name)
                .given(
                        "create table item (id int primary key, v text)",
                        "insert into item values (1, 'a')",
                        "create function add(n int) returns int language sql as"
                                + " 'insert into item values (n, null) returning id'",
                        "create function nothing() returns void language sql as 'select null::void'",
                        "create procedure put(n int) language sql as 'insert into item values (n, null)'");
    }
}
