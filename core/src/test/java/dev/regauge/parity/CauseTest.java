package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
                    ! 42804 column "a" is of type int     > ! 42804 column "b" is of type date
                    ! ----- Unable to convert from java.lang.Long to int4 > ! ----- Unable to convert from byte[] to inet
                    ! ----- Bad value 'x' at 17           > ! ----- Bad value 'y' at 3
                    = rows: 12; 7.5                       > = rows: 30; 4444
                    """)
    void areOutcomesThatDifferInNamesAndNumbersAlone(String one, String other) {
        assertThat(causes(Map.of("a/x", one, "a/y", other), "= done")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
                    ! 42804 no    > ! 42883 no
                    ! ----- no    > ! ----- never
                    = rows: 1     > = rows: 1, 2
                    = rows: 1     > = rows: 2
                    = a           > = b
                    """)
    void areTwoWhereMoreDiffers(String one, String other) {
        assertThat(causes(Map.of("a/x", one, "a/y", other), "= done")).hasSize(2);
    }

    @Test
    void areTwoWhereTheyDifferAtOtherPlaces() {
        assertThat(causes(Map.of("a/x", "= 100 | 100", "a/y", "= 200 | 100"), "= 200 | 200"))
                .hasSize(2);
    }

    @Test
    void comeFirstWhereSomethingElseIsStored() {
        assertThat(Cause.of(List.of(
                        difference("a/x", "= done", "= other"),
                        difference("a/y", "= done | stored: rows: 1", "= done | stored: rows: 2"))))
                .extracting(cause -> cause.first().probe())
                .containsExactly("a/y", "a/x");
    }

    @Test
    void neverGoBeyondAGroup() {
        assertThat(causes(Map.of("a/x", "hang", "b/x", "hang"), "= done")).hasSize(2);
    }

    @Test
    void comeWorstFirstAndThenByHowManyShowThem() {
        List<Cause> causes = causes(
                Map.of(
                        "a/fails", "! 42601 no",
                        "a/fails-too", "! 42601 no",
                        "a/hangs", "hang",
                        "a/costs", "= done | cost: 1",
                        "a/differs", "= other",
                        "a/casts", "= done | class: X"),
                "= done | cost: 2");
        assertThat(causes)
                .extracting(cause -> cause.first().probe())
                .containsExactly("a/differs", "a/casts", "a/fails", "a/hangs", "a/costs");
        assertThat(causes)
                .extracting(Cause::kind)
                .containsExactly(
                        Difference.Kind.SILENT,
                        Difference.Kind.FAILURE,
                        Difference.Kind.FAILURE,
                        Difference.Kind.FAILURE,
                        Difference.Kind.PERFORMANCE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
                    ! 42601 syntax error   > ! ----- never            > COSMETIC
                    ! 42601 syntax error   > ! 42601 other words      > COSMETIC
                    ! 23505 duplicate      > ! ----- duplicate        > FAILURE
                    ! 57014 canceled       > hang                     > FAILURE
                    ! 42601 syntax error   > hang                     > FAILURE
                    = error: 23505 a       > = error: ----- a         > FAILURE
                    """)
    void weighTwoFailuresByWhatProgramsActUpon(String from, String to, Difference.Kind kind) {
        Difference difference = difference("a/x", from, to);
        assertThat(difference.kind()).isEqualTo(kind);
    }

    private static List<Cause> causes(Map<String, String> from, String to) {
        return Cause.of(from.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> difference(entry.getKey(), entry.getValue(), to))
                .toList());
    }

    private static Difference difference(String probe, String from, String to) {
        Outcome before = Outcome.parse(from);
        Outcome after = Outcome.parse(to);
        return new Difference(probe, Change.between(before, after), before, after);
    }
}
