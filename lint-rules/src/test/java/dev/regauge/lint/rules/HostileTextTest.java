package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.Sites.FROM_NG;
import static dev.regauge.lint.rules.Sites.NO_PLAN;
import static dev.regauge.lint.rules.Sites.array;
import static dev.regauge.lint.rules.Sites.scan;
import static dev.regauge.lint.rules.Sites.site;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.verify.Verification;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts that would take hours if a rule looked at each pair of their tokens.
 *
 * <p>A fifth of each comes first, on a quarter of the stack, so that what recurses once a token ends there too. Work that
 * grows with the square of the text takes 25 times as long on the whole of it; where that might come near the limit, and
 * always with {@code -Plong}, the whole follows.
 */
@Tag("waits")
class HostileTextTest {

    private static final int LENGTH = 60_000;
    private static final int PART = 5;
    private static final int SHALLOW = 256 * 1024;
    private static final int AS_USUAL = 0;
    private static final Duration DOUBTFUL = Duration.ofSeconds(120 / (2 * PART * PART));

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
    void takesThemInItsStride(String piece) throws Exception {
        Duration spent = spent(() -> lint(piece.repeat(LENGTH / PART / piece.length())), SHALLOW);
        if (Boolean.getBoolean("regauge.long") || spent.compareTo(DOUBTFUL) > 0) {
            spent(() -> lint(piece.repeat(LENGTH / piece.length())), AS_USUAL);
        }
    }

    /** The processor's time, which a busy machine does not stretch as it does the clock's. */
    private static Duration spent(Runnable work, int stack) throws Exception {
        FutureTask<Duration> task = new FutureTask<>(() -> {
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long before = clock.getCurrentThreadCpuTime();
            work.run();
            return Duration.ofNanos(clock.getCurrentThreadCpuTime() - before);
        });
        Thread thread = new Thread(null, task, "hostile text", stack);
        thread.setDaemon(true);
        thread.start();
        return task.get();
    }

    private static void lint(String repeated) {
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
