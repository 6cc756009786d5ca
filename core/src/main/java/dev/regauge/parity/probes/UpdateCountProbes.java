package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.Statement;
import java.util.List;

/** Statements that give rows to a method that wants a count, and the other way round. */
final class UpdateCountProbes {

    private static final String STORED = "select id::text, v from item order by id";

    private static final String ASK_ONLY_AFTER_FALSE = "Ask `getUpdateCount()` only where `execute` returned false.";
    private static final String NO_QUERY =
            "Use `executeUpdate` or `execute` for whatever returns no rows; the error comes after the statement has done its work.";
    private static final String QUERY =
            "Use `executeQuery` for whatever returns rows; the error comes after the statement has done its work.";

    private UpdateCountProbes() {}

    static List<Probe> all() {
        return List.of(
                updateTold("update-returning", "insert into item values (2, 'b') returning id")
                        .instead(QUERY),
                updateTold("update-select-function", "select add(2)").instead(QUERY),
                updateTold(
                                "update-select-cte",
                                "with n as (insert into item values (2, 'b') returning id) select id from n")
                        .instead(QUERY),
                updateTold("update-create-table-as", "create table made as select * from item"),
                updateTold("update-call", "call put(2)")
                        .instead("Use `execute()` for `call`, and do not take a count from it."),
                updateTold("update-do", "do $$ begin insert into item values (2, 'b'); end $$"),
                queryTold("query-insert", "insert into item values (2, 'b')").instead(NO_QUERY),
                queryTold("query-insert-returning", "insert into item values (2, 'b') returning id"),
                queryTold("query-several", "insert into item values (2, 'b'); select v from item")
                        .instead(
                                "Use `execute()`, then `getMoreResults()`; the error comes after both statements have done their work."),
                counted("count-returning", "update item set v = 'z' returning id")
                        .instead(ASK_ONLY_AFTER_FALSE),
                counted("count-call", "call put(2)")
                        .instead("Do not take a count from `call`; return what matters by an `inout` parameter."),
                named("loop-call")
                        .executePlain("call put(2); select v from item where id = 1")
                        .thenStored(STORED)
                        .instead("Execute `call` by itself: a loop over results takes its count of -1 for the end."),
                counted("count-create", "create table made (id int)")
                        .instead(
                                "End the loop over results when `getMoreResults()` is false and `getUpdateCount()` is -1, and do not expect a count of a definition."),
                updateTold("update-several", "update item set v = 'z' where id = 1; delete from item where id > 1")
                        .given("insert into item values (2, 'b'), (3, 'c')"),
                named("update-large")
                        .does((connection, see) ->
                                see.value(connection.createStatement().executeLargeUpdate("update item set v = 'z'")))
                        .instead(
                                "Use `executeUpdate()` where no statement counts more than two thousand million rows."));
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
