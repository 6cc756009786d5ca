package dev.regauge.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {

    private static final Profile PROFILE = Profile.parse("pgjdbc:42.7.14");

    @Test
    void readsTheLinesOfAFile() {
        Map<String, Outcome> outcomes = Evidence.outcomes(
                List.of(
                        "# profile: pgjdbc:42.7.14",
                        "# server: PostgreSQL 17.11",
                        "",
                        "a/b\t= rows: 1",
                        "a/c\t! 42601 syntax error"),
                "x.tsv");
        assertThat(outcomes)
                .containsOnly(
                        Map.entry("a/b", new Outcome.Value("rows: 1")),
                        Map.entry("a/c", new Outcome.Failure(Optional.of("42601"), "syntax error")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a/b = rows", "a/b\trows"})
    void namesTheLineThatIsBroken(String line) {
        assertThatThrownBy(() -> Evidence.outcomes(List.of("# profile: p", line), "x.tsv"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Line 2 of the evidence file x.tsv");
    }

    @Test
    void knowsNothingOfAProfileThatWasNotMeasured() {
        Evidence evidence = Evidence.NONE.with(PROFILE, Map.of("a", new Outcome.Value("1")));
        assertThat(evidence.outcome(PROFILE, "a")).isEqualTo(new Outcome.Value("1"));
        assertThat(evidence.outcome(PROFILE, "b")).isInstanceOf(Outcome.Unmeasured.class);
        assertThat(evidence.outcome(Profile.parse("pgjdbc:42.7.14?preferQueryMode=simple"), "a"))
                .isInstanceOf(Outcome.Unmeasured.class);
        assertThat(evidence.profiles()).containsExactly("pgjdbc:42.7.14");
    }

    @Test
    void prefersWhatIsAdded() {
        Evidence evidence = Evidence.NONE
                .with(PROFILE, Map.of("a", new Outcome.Value("1"), "b", new Outcome.Value("2")))
                .with(PROFILE, Map.of("a", new Outcome.Hang()));
        assertThat(evidence.outcome(PROFILE, "a")).isInstanceOf(Outcome.Hang.class);
        assertThat(evidence.outcome(PROFILE, "b")).isEqualTo(new Outcome.Value("2"));
    }

    @Test
    void bringsAFileForEveryProfileOfItsIndex() {
        Evidence evidence = Evidence.load();
        assertThat(evidence.profiles())
                .contains("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14")
                .allSatisfy(profile -> assertThat(evidence.outcome(Profile.parse(profile), "keys/returning-star"))
                        .isNotInstanceOf(Outcome.Unmeasured.class));
    }

    @Test
    void addsToWhatIsRecorded() {
        Evidence evidence = Evidence.load().with(PROFILE, Map.of("a", new Outcome.Value("1")));
        assertThat(evidence.outcome(PROFILE, "a")).isEqualTo(new Outcome.Value("1"));
        assertThat(evidence.outcome(PROFILE, "keys/returning-star")).isNotInstanceOf(Outcome.Unmeasured.class);
    }
}
