package dev.regauge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                    = error: 25006 read-only | stored: no rows   > = worked | stored: rows: 1                   > SILENTLY_CHANGES
                    = error: 22003 range | stored: no rows       > = worked | stored: rows: 1                   > FIXED
                    ! 42501 permission denied                    > = rows: 1                                    > SILENTLY_CHANGES
                    = error: 23505 a | worked                    > = worked | error: 23505 a                    > BREAKS
                    = error: 23505 a | worked                    > = worked | worked                            > FIXED
                    = 1.50 | class: java.math.BigDecimal         > = 1.5 | class: java.lang.Double              > CHANGES_CLASS
                    = -1 | class: java.lang.Integer              > = 4294967295 | class: java.lang.Long         > SILENTLY_CHANGES
                    = [1.0, 2.0] | class: double[]               > = (1.0,2.0) | class: PGpoint                 > CHANGES_CLASS
                    = 1.50 | class: java.lang.String             > = 1.5 | class: java.lang.String              > SILENTLY_CHANGES
                    = 1 | class: A | 2 | class: A                > = 1 | class: B | 3 | class: A                > SILENTLY_CHANGES
                    unmeasured                                   > = rows: 1                                    > UNKNOWN
                    hang                                         > unmeasured                                   > UNKNOWN
                    """)
    void followsFromTwoOutcomesAlone(String from, String to, Change change) {
        assertThat(Change.between(Outcome.parse(from), Outcome.parse(to))).isEqualTo(change);
    }

    @ParameterizedTest
    @EnumSource(Aspect.class)
    void readsBackWhatWasObserved(Aspect aspect) {
        List<Observation> observations = Stream.of(
                        "a | | b",
                        "| a",
                        "a |",
                        " a ",
                        "a \\| b",
                        "\\",
                        "a\\nb\\\\u0041\\",
                        "a\r\nb\tc\u0000",
                        "stored: x",
                        "error: x",
                        "class: ",
                        "",
                        "\\x0102",
                        "a\\\n")
                .map(text -> new Observation(aspect, text))
                .toList();
        Outcome.Value value = Outcome.Value.of(observations);
        assertThat(value.text().chars()).noneMatch(Character::isISOControl);
        assertThat(Outcome.parse(value.text())).isEqualTo(value);
        assertThat(value.observations()).containsExactlyElementsOf(observations);
    }

    @ParameterizedTest
    @ValueSource(strings = {" bad \r", "a | b", "", "x\ty"})
    void readsBackAFailure(String message) {
        Outcome failure = new Outcome.Failure(Optional.of("42601"), message);
        assertThat(Outcome.parse(failure.text())).isEqualTo(failure);
    }

    @Test
    void keepsAnOutcomeOnOneLine() {
        assertThat(new Outcome.Value("a\r\nb\tc\rd\u0000e\u009bf").text())
                .isEqualTo("= a\\r\\nb\\tc\\rd\\u0000e\\u009bf");
    }
}
