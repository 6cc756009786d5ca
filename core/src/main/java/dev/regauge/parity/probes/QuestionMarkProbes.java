package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.stream.Stream;

/** Question marks, semicolons and braces in texts, names and comments, where each is nothing but itself. */
final class QuestionMarkProbes {

    private QuestionMarkProbes() {}

    static List<Probe> all() {
        return Stream.of(texts(), comments(), semicolons())
                .flatMap(List::stream)
                .toList();
    }

    /** Each has one true parameter, at its end. */
    private static List<Probe> texts() {
        return List.of(
                one("in-text", "select 'a?' where 1 = ?"),
                one("in-escape-text", "select E'it\\'s ?' where 1 = ?"),
                one("in-escape-text-backslash", "select E'a\\\\', '?' where 1 = ?")
                        .instead("Write a text without escapes, `'a\\'`, or bind it."),
                one("in-text-backslash", "select 'a\\', '?' where 1 = ?"),
                Probe.named("operators/in-text-backslash-nonstandard").does((connection, see) -> {
                    connection.createStatement().execute("set standard_conforming_strings = off");
                    PreparedStatement s = connection.prepareStatement("select 'it\\'s ?' where 1 = ?");
                    s.setInt(1, 1);
                    see.rows(s.executeQuery());
                }),
                one("in-dollar-tag", "select $a$?$b$ $$ ?$a$ where 1 = ?"),
                one("in-name", "select 1 as \"a?\" where 1 = ?"),
                one("after-dollar-name", "select 1 as a$b$ where 1 = ? and 'a$b$' <> ''"),
                one("doubled-in-text", "select 'a??' where 1 = ?"),
                Probe.named("operators/doubled-in-text-plain-statement").executePlain("select 'a??', $$??$$"),
                Probe.named("operators/doubled-in-text-callable").does((connection, see) -> {
                    CallableStatement s = connection.prepareCall("select 'a??', '?'");
                    see.rows(s.executeQuery());
                }));
    }

    private static List<Probe> comments() {
        return List.of(
                one("in-line-comment-quote", "select 1 -- don't ?\n where 1 = ?"),
                one("in-line-comment-carriage-return", "select 1 -- why?\r where 1 = ?"),
                one("in-comment-quote", "select 1 /* don't \" $$ ? */ where 1 = ?"),
                one("in-comment-nested", "select 1 /* a /* b? */ c? */ where 1 = ?"),
                one("minus-minus-parameter", "select 1 - - ?").instead("Cast: `- - ?::int`."));
    }

    private static List<Probe> semicolons() {
        return List.of(
                one("semicolon-in-dollar-text", "select $$a;b$$ where 1 = ?"),
                one("semicolon-in-comments", "select 1 -- a;\n /* b; /* c; */ d; */ where 1 = ?"),
                one("braces-in-text", "select '{1,2}'::int[]::text, '{d ?}', $${fn now()}$$ where 1 = ?"),
                one("braces-in-comment", "select 1 /* {d '2020-02-29'} it's */ -- {fn\n where 1 = ?"));
    }

    /** Columns are read with their labels, which may hold what the text holds. */
    private static Probe one(String name, String sql) {
        return Probe.named("operators/" + name)
                .prepare(sql)
                .setInt(1, 1)
                .line(
                        "s.executeQuery()",
                        (connection, see) -> see.table(see.prepared().executeQuery()));
    }
}
