package dev.regauge.lint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments that say what may stay, in the signs of each language. */
class IgnoreCommentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/* regauge:ignore is-placeholder, limit-text -- until March */ select 1",
                "-- regauge:ignore is-placeholder limit-text -- until March",
                "# regauge:ignore is-placeholder,limit-text: until March",
                "<!-- regauge:ignore is-placeholder, limit-text: until March -->",
                "/*\n * regauge:ignore is-placeholder,\n limit-text\n --  until\n March\n */",
                "/* regauge-ignore is-placeholder, limit-text -- until March */",
                "// regauge:ignore  is-placeholder  ,  limit-text --until March",
            })
    void areReadAlike(String written) {
        assertThat(IgnoreComment.in(written))
                .containsExactly(new IgnoreComment(List.of("is-placeholder", "limit-text"), "until March"));
    }

    @Test
    void mayLackAReasonOrRules() {
        assertThat(IgnoreComment.in("# regauge:ignore limit-text"))
                .containsExactly(new IgnoreComment(List.of("limit-text"), ""));
        assertThat(IgnoreComment.in("# regauge:ignore -- all")).containsExactly(new IgnoreComment(List.of(), "all"));
        assertThat(IgnoreComment.in("# regauge:ignore")).containsExactly(new IgnoreComment(List.of(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# regauge", "# regauge:ignored x -- y", "# ignore limit-text", ""})
    void areNotSeenInOtherWords(String written) {
        assertThat(IgnoreComment.in(written)).isEmpty();
    }

    @Test
    void areBounded() {
        assertThat(IgnoreComment.in("# regauge:ignore " + "a ".repeat(1_000_000))
                        .get(0)
                        .rules())
                .hasSizeLessThan(2_000);
    }
}
