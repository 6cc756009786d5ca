package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Several statements in one text of which one fails, and texts that hold none. */
final class StatementFailureProbes {

    private static final String STORED = "select coalesce(string_agg(id::text, ' ' order by id), 'none') from item";
    private static final String COUNTED = "select count(*)::text from item";

    private static final String TRANSACTION =
            "Begin a transaction with `setAutoCommit(false)` before, and `rollback()` when it fails.";

    private static final String ONE_BY_ONE =
            "Prepare each statement on its own, within a transaction: a round trip each.";

    private StatementFailureProbes() {}

    static List<Probe> all() {
        return Stream.of(failures(), many(), empty()).flatMap(List::stream).toList();
    }

    private static List<Probe> failures() {
        return List.of(
                failing("error-in-second", "insert into item values (1); select 1 / 0; insert into item values (2)"),
                failing("error-in-grammar-of-second", "insert into item values (1); selec 2"),
                failing("error-after-commit", "insert into item values (1); commit; insert into item values (1)")
                        .instead(TRANSACTION),
                named("error-in-second-prepared")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "insert into item values (?); insert into item values (?)");
                            s.setInt(1, 1);
                            s.setInt(2, 1);
                            see.error(() -> s.execute());
                        })
                        .thenStored(STORED)
                        .instead(ONE_BY_ONE),
                named("error-in-begun")
                        .does((connection, see) -> {
                            Statement s = connection.createStatement();
                            see.error(() -> s.execute("begin; insert into item values (1); select 1 / 0; commit"));
                            see.error(() -> s.execute("insert into item values (2)"));
                            s.execute("rollback");
                        })
                        .thenStored(STORED)
                        .instead(TRANSACTION),
                named("error-and-results-before").does((connection, see) -> {
                    Statement s = connection.createStatement();
                    see.error(() -> s.execute("select 7; select 1 / 0"));
                    see.text("rows", s.getResultSet() != null);
                    see.text("count", s.getUpdateCount());
                }));
    }

    private static List<Probe> many() {
        return List.of(
                lateFailure("error-in-many-few", 250, 240),
                lateFailure("error-in-many", 300, 290),
                latePreparedFailure("error-in-many-few-prepared", 250, 240),
                latePreparedFailure("error-in-many-prepared", 300, 290));
    }

    private static Probe lateFailure(String name, int parts, int failing) {
        return named(name)
                .does((connection, see) -> {
                    String text = IntStream.rangeClosed(1, parts)
                            .mapToObj(id -> "insert into item values (" + (id == failing ? 1 : id) + ")")
                            .collect(Collectors.joining("; "));
                    see.error(() -> connection.createStatement().execute(text));
                })
                .showing("parts", String.valueOf(parts))
                .showing("failing", String.valueOf(failing))
                .thenStored(COUNTED)
                .instead(TRANSACTION);
    }

    private static Probe latePreparedFailure(String name, int parts, int failing) {
        return named(name)
                .does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into item values (?); ".repeat(parts));
                    for (int id = 1; id <= parts; id++) {
                        s.setInt(id, id == failing ? 1 : id);
                    }
                    see.error(() -> s.execute());
                })
                .showing("parts", String.valueOf(parts))
                .showing("failing", String.valueOf(failing))
                .thenStored(COUNTED)
                .instead("Use `addBatch` within a transaction: a round trip for many entries in PgJDBC.");
    }

    private static List<Probe> empty() {
        String skip = "Do not execute a text without a statement in it.";
        return List.of(
                plain("empty", "").instead(skip),
                named("empty-query")
                        .does((connection, see) ->
                                see.rows(connection.createStatement().executeQuery("")))
                        .instead(skip),
                named("empty-update")
                        .does((connection, see) ->
                                see.count(connection.createStatement().executeUpdate("")))
                        .instead(skip),
                plain("empty-first", "; ; select 7").instead("Leave semicolons out that end nothing."),
                named("semicolon-last-prepared")
                        .prepare("select ?::int;")
                        .setInt(1, 7)
                        .query(),
                plain("comment-last", "select 7; -- done").instead("Leave the semicolon out: `select 7 -- done`."),
                named("comment-last-prepared")
                        .prepare("select ?::int; -- done")
                        .setInt(1, 7)
                        .query()
                        .instead("Leave the semicolon out: `select 7 -- done`."),
                named("comment-parameter")
                        .prepare("/* first; ? */ select ?::int")
                        .setInt(1, 7)
                        .query());
    }

    private static Probe failing(String name, String sql) {
        return named(name)
                .does((connection, see) ->
                        see.error(() -> connection.createStatement().execute(sql)))
                .showing("sql", "\"" + sql + "\"")
                .thenStored(STORED);
    }

    private static Probe plain(String name, String sql) {
        return named(name).executePlain(sql);
    }

    private static Probe named(String name) {
        return Probe.named("statements/" + name).given("create table item (id int primary key)");
    }
}
