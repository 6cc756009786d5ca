package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Evidence;
import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    static List<Description> descriptions() {
        return Rules.all().stream().map(Rule::description).toList();
    }

    @Test
    void haveIdsThatNeverChange() {
        assertThat(descriptions())
                .extracting(Description::id)
                .containsExactly(
                        "in-bare-placeholder",
                        "not-in-bare-placeholder",
                        "in-array-placeholder",
                        "in-joined-string",
                        "is-placeholder",
                        "transaction-control-in-sql",
                        "several-statements-with-parameters",
                        "utility-placeholder",
                        "typed-literal-placeholder",
                        "quoted-placeholder",
                        "question-operator",
                        "limit-text",
                        "clob-binding",
                        "object-binding",
                        "number-as-text",
                        "timestamp-as-text",
                        "text-for-typed-column",
                        "untyped-parameter",
                        "group-by-parameter",
                        "url-not-accepted",
                        "tls-mode-ignored",
                        "network-timeout-ignored",
                        "prepare-threshold-inverted",
                        "driver-class-missing",
                        "driver-dependency",
                        "driver-import");
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void explainThemselves(Description description) {
        assertThat(description.id()).matches("[a-z]+(-[a-z]+)+");
        assertThat(description.title()).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
        assertThat(description.why()).endsWith(".");
        assertThat(description.bad()).isNotBlank().isNotEqualTo(description.good());
        assertThat(description.good()).isNotBlank();
        assertThat(description.holes()).isNotBlank();
        assertThat(description.probes()).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void restOnMeasurements(Description description) {
        Evidence evidence = Sites.evidence();
        for (String profile : evidence.profiles()) {
            assertThat(description.probes())
                    .noneMatch(probe -> evidence.outcome(Profile.parse(profile), probe) instanceof Outcome.Unmeasured);
        }
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void matterOnSomeRoute(Description description) {
        Evidence evidence = Sites.evidence();
        assertThat(description.probes()).anySatisfy(probe -> {
            List<Outcome> outcomes = evidence.profiles().stream()
                    .map(profile -> evidence.outcome(Profile.parse(profile), probe))
                    .toList();
            assertThat(outcomes).anyMatch(outcome -> !outcome.answered() || !outcome.equals(outcomes.get(0)));
        });
    }
}
