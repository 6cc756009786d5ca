package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Evidence;
import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cites nothing, contradicts what was measured, or matters nowhere fails the build. */
class RuleEvidenceTest {

    static List<Description> descriptions() {
        return Rules.all().stream().map(Rule::description).toList();
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void saysWhatWasMeasured(Description description) {
        assertThat(EvidenceCheck.problems(description, Sites.evidence())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "is-placeholder, placeholders/is-null",
        "max-rows-ignored, cursors/max-rows",
        "fetch-size-ignored, connection/fetch-size-alias"
    })
    void isMissedWhereItsOutcomeIsTakenAway(String rule, String probe) {
        Evidence without =
                evidence(rule, (profile, id) -> id.equals(probe) ? new Outcome.Unmeasured() : recorded(profile, id));
        assertThat(EvidenceCheck.problems(of(rule), without))
                .anyMatch(problem -> problem.contains(probe + ", which was not measured on pgjdbc:42.7.14"));
    }

    @ParameterizedTest
    @CsvSource({"is-placeholder", "max-rows-ignored", "fetch-size-ignored"})
    void mattersNowhereWhereAllDriversDoTheSame(String rule) {
        Evidence alike = evidence(rule, (profile, id) -> recorded("pgjdbc:42.7.14", id));
        Evidence answering = evidence(rule, (profile, id) -> new Outcome.Value("rows: 1"));
        assertThat(EvidenceCheck.problems(of(rule), alike)).isNotEmpty();
        assertThat(EvidenceCheck.problems(of(rule), answering)).contains(rule + " shows no difference on any route");
    }

    @ParameterizedTest
    @CsvSource({"row-in-placeholder", "named-parameter-in-jdbc", "generated-keys-by-index"})
    void isNotBrokenEverywhereWhereADriverAnswers(String rule) {
        Evidence answered = evidence(
                rule,
                (profile, id) ->
                        profile.startsWith("pgjdbc-ng") ? new Outcome.Value("rows: 1") : recorded(profile, id));
        assertThat(EvidenceCheck.problems(of(rule), answered)).contains(rule + " says that it is broken everywhere");
    }

    private static Description of(String rule) {
        return descriptions().stream()
                .filter(description -> description.id().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome recorded(String profile, String probe) {
        return EvidenceCheck.outcome(Sites.evidence(), profile, probe);
    }

    private static Evidence evidence(String rule, BiFunction<String, String, Outcome> outcomes) {
        Evidence evidence = Evidence.NONE;
        for (String profile : Sites.evidence().profiles()) {
            Map<String, Outcome> measured = new HashMap<>();
            of(rule).probes().forEach(probe -> measured.put(probe, outcomes.apply(profile, probe)));
            evidence = evidence.with(Profile.parse(profile), measured);
        }
        return evidence;
    }
}
