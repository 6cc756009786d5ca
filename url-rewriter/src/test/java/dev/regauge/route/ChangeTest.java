package dev.regauge.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
                    = rows: 1                                    > = rows: 1                                    > UNCHANGED
                    = rows: 1                                    > = rows: 2                                    > SILENTLY_CHANGES
                    = done | stored: rows: 1                     > = done | stored: rows: 2                     > SILENTLY_CHANGES
                    = 7 | class: java.lang.Short                 > = 8 | class: java.lang.Integer               > SILENTLY_CHANGES
                    = rows: 1                                    > ! 42601 syntax error                         > BREAKS
                    = rows: 1                                    > hang                                         > BREAKS
                    = worked | stored: rows: 1                   > = error: 42601 syntax error | stored: no rows > BREAKS
                    = error: 42601 syntax error                  > = worked                                     > FIXED
                    ! 42601 syntax error                         > = rows: 1                                    > FIXED
                    hang                                         > = rows: 1                                    > FIXED
                    ! 42601 syntax error                         > ! 42601 syntax error                         > ALREADY_BROKEN
                    ! 42601 syntax error                         > hang                                         > ALREADY_BROKEN
                    = 7 | class: java.lang.Short                 > = 7 | class: java.lang.Integer               > CHANGES_CLASS
                    = 7 | class: java.lang.Short | cost: 1 round > = 7 | class: java.lang.Integer | cost: 2     > CHANGES_CLASS
                    = rows: 1 | cost: 1 round trip               > = rows: 1 | cost: 2 round trips              > COSTS
                    = rows: 1 | warning: 01000 a                 > = rows: 1 | warning: 01000 b                 > COSMETIC
                    = rows: 1                                    > = rows: 1 | warning: 01000 b                 > COSMETIC
                    = error: 23505 a                             > = error: 23505 b                             > COSMETIC
                    = error: 23505 a | counts [1]                > = error: ----- b | counts [-3]               > ALREADY_BROKEN
                    = error: 23505 a | counts [1]                > = error: 23505 b | counts [-3]               > SILENTLY_CHANGES
                    = error: ----- a | stored: rows: 1           > = error: 23505 a | stored: no rows           > SILENTLY_CHANGES
                    unmeasured                                   > = rows: 1                                    > UNKNOWN
                    hang                                         > unmeasured                                   > UNKNOWN
                    """)
    void followsFromTwoOutcomesAlone(String from, String to, Change change) {
        assertThat(Change.between(Outcome.parse(from), Outcome.parse(to))).isEqualTo(change);
    }

    @ParameterizedTest
    @EnumSource(Aspect.class)
    void readsBackWhatWasObserved(Aspect aspect) {
        Observation observation = new Observation(aspect, "a | b \\| c");
        Outcome.Value value = Outcome.Value.of(java.util.List.of(observation, observation));
        assertThat(((Outcome.Value) Outcome.parse(value.text())).observations())
                .hasSize(2)
                .extracting(Observation::aspect)
                .containsOnly(aspect);
    }

    @Test
    void keepsAnOutcomeOnOneLine() {
        assertThat(new Outcome.Value("a\r\nb\tc\rd\u0000e\u009bf").text()).isEqualTo("= a\\nb\\tc d\\u0000e\\u009bf");
    }
}
