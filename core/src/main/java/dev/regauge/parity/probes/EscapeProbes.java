package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** The escapes of JDBC, which stand in braces and which the driver turns into SQL. */
final class EscapeProbes {

    private static final String[] ITEMS = {
        "create table item (id int, v text)",
        "create table price (id int, amount int)",
        "insert into item values (1, 'a%'), (2, 'b')",
        "insert into price values (1, 10)"
    };

    private static final String PARENTHESES = "Put the escape into parentheses of its own: `2 * ({fn dayofweek(ts)})`.";

    private static final String CLOSE = "Write the escape without needless space: `{d '2020-02-29'}`.";
    private static final String EXISTS = "Use the function: `jsonb_exists(j, 'a')`.";
    private static final String PLAIN_SQL = "Write PostgreSQL's own SQL: ";

    private EscapeProbes() {}

    static List<Probe> all() {
        return Stream.of(literals(), functions(), dates(), clauses(), parameters(), switchedOff())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> literals() {
        return List.of(
                select("date", "({d '2020-02-29'} + 1)::text"),
                select("timestamp", "({ts '2020-02-29 10:11:12.345'})::text"),
                select("upper-case", "({D '2020-02-29'})::text, {FN UCASE('a')}"),
                select("spaces", "({  d  '2020-02-29'  })::text").instead(CLOSE),
                select("line-break", "({d\n'2020-02-29'})::text").instead(CLOSE),
                select("unknown", "{x '2020-02-29'}").instead("Use no other escapes than those of JDBC."),
                select("unclosed", "({d '2020-02-29')::text").instead("Close every escape."));
    }

    private static List<Probe> functions() {
        return List.of(
                select("fn-text", "{fn ucase('a')}, {fn lcase('A')}, {fn concat('a', 'b')}"),
                select("fn-locate-from-missing", "{fn locate('z', 'abab', 3)}::text"),
                select("fn-log", "round({fn log(100)}::numeric, 3)::text"),
                select("fn-nested", "{fn concat({fn ucase('a')}, {fn lcase('B')})}"),
                select("fn-own", "{fn md5('a')}")
                        .instead("Call a function that is not one of JDBC's without an escape: `md5('a')`."),
                select("fn-missing", "{fn soundex('a')}").instead("Call only functions that PostgreSQL has."),
                select("fn-convert", "{fn convert('7', SQL_INTEGER)}::text").instead(PLAIN_SQL + "`'7'::int`."));
    }

    private static List<Probe> dates() {
        String moment = "timestamp '2020-02-29 10:11:12'";
        return List.of(
                select("fn-now", "({fn now()} = now())::text"),
                select("fn-dayofweek", "cast({fn dayofweek(" + moment + ")} as text)"),
                select("fn-dayofweek-times", "cast(2 * {fn dayofweek(" + moment + ")} as text)")
                        .instead(PARENTHESES),
                select("fn-timestampadd", "{fn timestampadd(SQL_TSI_DAY, 1, " + moment + ")}::text"),
                select(
                                "fn-timestampdiff",
                                "{fn timestampdiff(SQL_TSI_HOUR, " + moment + ", {ts '2020-03-01 12:11:12'})}::text")
                        .instead(PLAIN_SQL + "`extract(epoch from b - a) / 3600`."));
    }

    private static List<Probe> clauses() {
        return List.of(
                plain(
                        "outer-join",
                        "select item.id, amount from {oj item left outer join price on item.id = price.id} order by 1"),
                plain("like-escape", "select id from item where v like 'a|%' {escape '|'}"),
                plain("limit", "select id from item order by id {limit 1 offset 1}")
                        .instead("Write `limit 1 offset 1`."),
                named("native-sql")
                        .does((connection, see) -> see.text(connection.nativeSQL("select {fn ucase('a')}, '{d}', ?"))),
                plain("call", "{call now_and_then()}")
                        .given("create procedure now_and_then() language sql as $$ insert into item values (3, 'c') $$")
                        .thenStored("select max(id)::text from item")
                        .instead("Write `call now_and_then()`."),
                plain("call-function", "{call seven()}")
                        .given("create function seven() returns int language sql as $$ select 7 $$")
                        .instead("Write `select seven()`, or use `prepareCall`."),
                plain("braces-in-json", "select '{\"d\": {\"fn\": 1}}'::jsonb -> 'd' ->> 'fn', {fn ucase('a')}"));
    }

    private static List<Probe> parameters() {
        return List.of(
                ask("fn-ucase-parameter", "select {fn ucase(?)}", "a"),
                ask("date-parameter", "select ({d ?})::text", "2020-02-29").instead("Write `?::date`."));
    }

    private static List<Probe> switchedOff() {
        return List.of(
                named("off").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    s.setEscapeProcessing(false);
                    see.rows(s.executeQuery("select {fn ucase('a')}"));
                }),
                named("off-question-mark")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setEscapeProcessing(false);
                            see.rows(s.executeQuery("select jsonb '{\"a\": 1}' ? 'a'"));
                        })
                        .instead(EXISTS),
                named("off-doubled-question-mark")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            s.setEscapeProcessing(false);
                            see.rows(s.executeQuery("select jsonb '{\"a\": 1}' ?? 'a'"));
                        })
                        .instead(EXISTS),
                named("off-once-prepared").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select {fn ucase(?)}");
                    s.setEscapeProcessing(false);
                    s.setString(1, "a");
                    see.rows(s.executeQuery());
                }));
    }

    private static Probe select(String name, String columns) {
        return plain(name, "select " + columns);
    }

    private static Probe plain(String name, String sql) {
        return named(name).executePlain(sql);
    }

    private static Probe ask(String name, String sql, Object... values) {
        return Parameters.query(named(name), sql, values);
    }

    private static Probe named(String name) {
        return Probe.named("escapes/" + name).given(ITEMS);
    }
}
