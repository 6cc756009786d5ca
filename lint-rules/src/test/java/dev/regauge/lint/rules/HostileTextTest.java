package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.Sites.FROM_NG;
import static dev.regauge.lint.rules.Sites.NO_PLAN;
import static dev.regauge.lint.rules.Sites.array;
import static dev.regauge.lint.rules.Sites.scan;
import static dev.regauge.lint.rules.Sites.site;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.verify.Verification;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that would take hours if a rule looked at each pair of their tokens. */
@Tag("waits")
class HostileTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "? ",
                "a in ? or ",
                "a in (?,",
                "(?",
                "(",
                ")",
                "a is ? or ",
                "a ?| b or ",
                "j->'a' ? 'b' and ",
                "a->b ? ",
                "; select ?",
                ";",
                "begin;",
                "set a = ?;",
                "interval ? ",
                "'?' ",
                "'? days'::interval ",
                "?,",
                "a::b",
                "[?]",
                "a.b.c.",
                "in ",
                "is ",
                "{",
                "create ",
                "not in ? ",
                "a in (?) ",
                "password 'x' ",
                ":a ",
                "??",
                "||?",
                "\uFFFC? ",
            })
    @Timeout(120)
    void takesThemInItsStride(String piece) {
        String repeated = piece.repeat(60_000 / piece.length());
        // each way of reading once: what JPA and the other template classes read, JDBI does, and more rules look at it
        for (Placeholders placeholders : List.of(Placeholders.JDBC, Placeholders.NONE, Placeholders.SINGLE)) {
            for (String start : new String[] {
                "", "select ", "create table t as select ", "with a as (", "insert into t (a) values ("
            }) {
                assertThatCode(() -> Linter.lint(
                                FROM_NG,
                                scan(site(placeholders, start + repeated, array(1, "int4"))),
                                NO_PLAN,
                                Sites.evidence(),
                                Verification.NONE))
                        .doesNotThrowAnyException();
            }
        }
    }
}
