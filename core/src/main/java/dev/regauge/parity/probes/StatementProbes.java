package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Several statements in one text, all of which work. */
final class StatementProbes {

    private static final String[] ITEMS = {
        "create table item (id int, v text)", "insert into item values (1, 'a'), (2, 'b')"
    };

    private static final String STORED = "select id::text, v from item order by id";

    private static final String ONE_BY_ONE =
            "Prepare each statement on its own, within a transaction: a round trip each.";
    private static final String PLAIN_ONE_BY_ONE =
            "Execute each statement on its own, within a transaction: a round trip each.";

    private static final String NO_COUNT =
            "Execute each definition on its own with `executeUpdate`: a round trip each.";
    private static final String BODY =
            "Write the body as a text, `language sql as $$ .. $$`, and execute the definition on its own.";
    private static final String BY_CONNECTION = "Use `setAutoCommit(false)` and `commit()` or `rollback()`.";

    private StatementProbes() {}

    static List<Probe> all() {
        return Stream.of(kinds(), calls(), transactions(), bodies(), results())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> kinds() {
        return List.of(
                named("several-with-parameters")
                        .prepare("update item set v = ? where id = ?; select v from item where id = ?")
                        .setString(1, "changed")
                        .setInt(2, 1)
                        .setInt(3, 1)
                        .execute()
                        .thenStored(STORED)
                        .instead(ONE_BY_ONE),
                named("several-without-parameters")
                        .executePlain("update item set v = 'changed' where id = 1; select v from item where id = 1")
                        .thenStored(STORED),
                named("several-prepared-without-parameters")
                        .prepare("update item set v = 'changed' where id = 1; select v from item where id = 1")
                        .execute()
                        .thenStored(STORED)
                        .instead("Execute the text with a plain `Statement`, which takes one round trip."),
                named("several-callable")
                        .does((connection, see) -> {
                            CallableStatement s =
                                    connection.prepareCall("update item set v = ? where id = 1; select v from item");
                            s.setString(1, "changed");
                            see.results(s, s.execute());
                        })
                        .instead(ONE_BY_ONE),
                plain(
                                "definitions",
                                "create table x (id int); insert into x values (1); select id from x; drop table x")
                        .instead(NO_COUNT),
                named("definitions-prepared")
                        .prepare("create table x (id int); insert into x values (?); select id from x")
                        .setInt(1, 1)
                        .execute()
                        .instead(ONE_BY_ONE),
                plain("definition-alone", "create table x (id int)")
                        .instead("Use `executeUpdate`, which counts 0 everywhere."),
                plain("definition-last", "insert into item values (3, 'c'); create table x (id int)")
                        .thenStored(STORED)
                        .instead(NO_COUNT));
    }

    /** What {@code executeQuery} and {@code executeUpdate} make of several. */
    private static List<Probe> calls() {
        return List.of(
                named("query-of-update-and-select")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.rows(s.executeQuery(
                                    "update item set v = 'x' where id = 1; select v from item order by 1"));
                        })
                        .thenStored(STORED)
                        .instead("Use `execute` and `getMoreResults`, or a round trip for each statement."),
                named("query-of-two-selects")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.rows(s.executeQuery("select v from item order by 1; select 7"));
                        })
                        .instead("Use `execute` and `getMoreResults`, or a round trip for each statement."),
                named("update-of-two-updates")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.count(s.executeUpdate("update item set v = 'x' where id = 1; update item set v = 'y'"));
                        })
                        .thenStored(STORED),
                named("update-of-select-and-update")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.error(() -> see.count(s.executeUpdate("select 7; update item set v = 'y'")));
                        })
                        .thenStored(STORED)
                        .instead("Use `execute` and `getMoreResults`, or a round trip for each statement."));
    }

    private static List<Probe> transactions() {
        return List.of(
                named("transaction-control")
                        .prepare("begin; update item set v = ? where id = ?; commit")
                        .setString(1, "changed")
                        .setInt(2, 1)
                        .execute()
                        .thenStored(STORED)
                        .instead("Use `setAutoCommit(false)` and `commit()`."),
                plain("begin-commit", "begin; insert into item values (3, 'c'); commit")
                        .thenStored(STORED)
                        .instead(BY_CONNECTION),
                named("begin-left-open")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.results(s, s.execute("begin; insert into item values (3, 'c')"));
                            see.text("autocommit", connection.getAutoCommit());
                            see.results(s, s.execute("rollback"));
                        })
                        .thenStored(STORED)
                        .instead(BY_CONNECTION),
                named("commit-within-transaction")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.execute("insert into item values (3, 'c'); commit; insert into item values (4, 'd')");
                            connection.rollback();
                        })
                        .thenStored(STORED)
                        .instead("Use `connection.commit()`, never `commit` in the text."),
                plain(
                                "same-transaction",
                                "insert into stamp values (txid_current()); insert into stamp values (txid_current())")
                        .given("create table stamp (x bigint)")
                        .thenStored("select count(distinct x)::text from stamp"),
                named("same-transaction-prepared")
                        .given("create table stamp (n int, x bigint)")
                        .prepare(
                                "insert into stamp values (?, txid_current()); insert into stamp values (?, txid_current())")
                        .setInt(1, 1)
                        .setInt(2, 2)
                        .execute()
                        .thenStored("select count(distinct x)::text from stamp")
                        .instead(ONE_BY_ONE),
                named("set-local-prepared")
                        .prepare("set local app.tenant = 't1'; select current_setting('app.tenant', true) where 1 = ?")
                        .setInt(1, 1)
                        .execute()
                        .instead("Begin a transaction with `setAutoCommit(false)` before `set local`."),
                plain("set-local", "set local app.tenant = 't1'; select current_setting('app.tenant', true)")
                        .instead(
                                "Begin a transaction with `setAutoCommit(false)`, and execute each statement on its own."),
                named("vacuum-first").executePlain("vacuum item; select 7").instead("Execute `vacuum` on its own."));
    }

    /** Semicolons that end nothing. */
    private static List<Probe> bodies() {
        String atomic = "create function answer() returns int begin atomic select 1; select 7; end";
        String rule =
                "create rule twice as on insert to item do also (insert into log values (1); insert into log values (2))";
        return List.of(
                plain(
                                "body-in-dollars",
                                "create function answer() returns int language plpgsql as"
                                        + " $$ begin perform 1; return 7; end $$; select answer()")
                        .instead(NO_COUNT),
                plain("body-atomic", atomic + "; select answer()").instead(BODY),
                named("body-atomic-prepared")
                        .prepare(atomic)
                        .execute()
                        .thenStored("select answer()::text")
                        .instead(BODY),
                plain("body-of-rule", rule + "; insert into item values (3, 'c'); select count(*) from log")
                        .given("create table log (id int)")
                        .instead(NO_COUNT));
    }

    private static List<Probe> results() {
        return List.of(
                plain("two-selects", "select 7; select v from item order by 1"),
                named("results-behind-definition")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("create table x (id int); select 7");
                            see.text("count", s.getUpdateCount());
                            see.text("more", s.getMoreResults());
                        })
                        .instead(NO_COUNT),
                named("results-kept")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("select 7; select 8");
                            ResultSet first = s.getResultSet();
                            s.getMoreResults(Statement.KEEP_CURRENT_RESULT);
                            see.rows(s.getResultSet());
                            see.error(() -> see.rows(first));
                        })
                        .instead("Read each result to its end before asking for the next."),
                named("results-closed-by-next")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.execute("select 7; select 8");
                            ResultSet first = s.getResultSet();
                            s.getMoreResults();
                            see.text("first closed", first.isClosed());
                        })
                        .instead("Close each `ResultSet` when it is read, and do not ask whether the driver has."),
                named("results-unread").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("select 7; select 8");
                    see.rows(s.executeQuery("select 9"));
                    see.text("more", s.getMoreResults());
                }),
                named("results-of-max-rows")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setMaxRows(1);
                            see.results(s, s.execute("select v from item order by 1; select generate_series(1, 3)"));
                        })
                        .instead("Write `limit` into each statement."),
                named("results-of-fetch-size")
                        .does((connection, see) -> {
                            connection.setAutoCommit(false);
                            Statement s = connection.createStatement();
                            s.setFetchSize(1);
                            see.results(s, s.execute("select v from item order by 1; select generate_series(1, 3)"));
                            connection.rollback();
                        })
                        .instead(PLAIN_ONE_BY_ONE),
                named("count-read-twice").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.execute("update item set v = 'x'; select 7");
                    see.text("count", s.getUpdateCount());
                    see.text("count", s.getUpdateCount());
                }));
    }

    private static Probe plain(String name, String sql) {
        return named(name).executePlain(sql);
    }

    private static Probe named(String name) {
        return Probe.named("statements/" + name).given(ITEMS);
    }
}
