package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parameters that are cast or stand in typed literals, and negative numbers behind a minus. */
final class CastProbes {

    private CastProbes() {}

    static List<Probe> all() {
        return Stream.of(casts(), texts(), literals(), minus(), inlined())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> casts() {
        return List.of(
                ask("cast-double-to-int", "select ?::int::text", 2.5)
                        .instead("Say how to round: `round(?::numeric)::int`."),
                ask("cast-long-to-smallint", "select ?::smallint::text", 65537L)
                        .instead("Check the range in the program, or cast twice: `?::bigint::smallint`."),
                ask("cast-smallest-smallint", "select ?::smallint::text", -32768)
                        .instead("Put the parameter into parentheses: `(?)::smallint`."),
                ask("cast-twice", "select ?::text::interval::text", "1 day"));
    }

    /** It is the driver that reads the text, or the server. */
    private static List<Probe> texts() {
        return List.of(
                text("int", " 7 "),
                text("bigint", "1_000"),
                text("float8", "Infinity"),
                text("date", "February 29, 2020"),
                text("timestamp", "2020-02-29"),
                text("interval", "1 day 2 hours"),
                text("uuid", "{2f1b6c5e8d434c0b9b7a0d6f3e2a1c55}"),
                text("bytea", "a\\\\b"));
    }

    private static List<Probe> literals() {
        String extract = "Use `date_part(?, ts)`, which takes the field as a text.";
        return List.of(
                ask("extract-field", "select extract(? from timestamp '2020-02-29 10:11:12')::text", "day")
                        .instead(extract),
                ask("date-part-field", "select date_part(?, timestamp '2020-02-29 10:11:12')::text", "day"),
                ask(
                                "extract-from-timestamp",
                                "select extract(day from ?)::text",
                                Timestamp.valueOf("2020-02-29 10:11:12"))
                        .instead("Cast the parameter: `extract(day from ?::timestamp)`."),
                ask("type-modifier", "select 'abc'::varchar(?)", 2).instead("Use `left('abc', ?)`."),
                ask("interval-times", "select (? * interval '1 day')::text", 3),
                ask("interval-without-binding", "select (interval '? days')::text")
                        .instead("Write `? * interval '1 day'`: a question mark within quotes is no parameter."),
                ask("interval-string-plus", "select (timestamp '2020-02-28' + ?)::text", "1 day")
                        .instead("Cast twice: `+ ?::text::interval`."),
                ask("date-plus-int", "select (date '2020-02-28' + ?)::text", 1).instead("Cast: `+ ?::int`."),
                ask("date-minus-int", "select (date '2020-02-29' - ?)::text", 1).instead("Cast: `- ?::int`."));
    }

    private static List<Probe> minus() {
        String space = "Write a space between a minus and the parameter: `- ?`. Simple mode before 42.7.2 pastes the"
                + " number behind the minus, and `--` begins a comment (CVE-2024-1597).";
        return List.of(
                ask("minus-negative", "select (1-?)::text", -5).instead(space),
                ask("minus-negative-alone", "select -?::int", -5).instead(space),
                ask("minus-space-negative", "select (1 - ?)::text", -5),
                Parameters.update(
                                named("minus-negative-update")
                                        .given("create table item (id int, v text)")
                                        .given("insert into item values (1, 'a'), (7, 'b')"),
                                "update item set v = 'changed' where id > 1-? and v = ?",
                                -5,
                                "a")
                        .thenStored("select id::text, v from item order by id")
                        .instead(space),
                ask("without-space-around", "select 'yes' where 1=?and 2=?", 1, 2)
                        .instead("Write a space behind every parameter: `1 = ? and 2 = ?`."));
    }

    /** What looks like a parameter of another kind, and what a driver has to quote where it writes values into the text. */
    private static List<Probe> inlined() {
        return List.of(
                ask("numbered-question-mark", "select n from (values (1), (11)) t (n) where n = ?1", 1)
                        .instead("Write `?` alone: the numbers are those of JPA, not of JDBC."),
                ask("dollar-beside-question-mark", "select n from (values (1), (2)) t (n) where n = $1 or n = ?", 2)
                        .instead("Write `?` alone, and set each parameter."),
                ask("value-of-question-marks", "select ?::text", "it's ? $1 \\ {fn now()} --"),
                named("value-of-backslash-nonstandard")
                        .does((connection, see) -> {
                            connection.createStatement().execute("set standard_conforming_strings = off");
                            PreparedStatement s = connection.prepareStatement("select ?");
                            s.setString(1, "\\' || 7 --");
                            see.rows(s.executeQuery());
                        })
                        .instead("Leave `standard_conforming_strings` on."));
    }

    private static Probe text(String type, String value) {
        return ask("cast-string-to-" + type, "select ?::" + type + "::text", value)
                .instead("Cast twice, so that the server reads the text: `?::text::" + type + "`.");
    }

    private static Probe ask(String name, String sql, @Nullable Object... values) {
        return Parameters.query(named(name), sql, values);
    }

    private static Probe named(String name) {
        return Probe.named("placeholders/" + name);
    }
}
