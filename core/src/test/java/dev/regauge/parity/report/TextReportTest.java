package dev.regauge.parity.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.page.Columns;
import dev.regauge.parity.Cause;
import dev.regauge.parity.Comparison;
import dev.regauge.route.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    private final Comparison everything = SampleComparison.everything();

    @Test
    void beginsWithWhatATiredReaderWantsToKnow() {
        assertThat(text(everything)).startsWith("""
                What differs between two drivers
                  from    pgjdbc-ng:0.8.9
                  to      pgjdbc:42.7.14
                  on      PostgreSQL 17.11, in a JVM with the time zone America/New_York and the locale en
                  ran     3,000 probes; 11 differ, for 8 distinct causes
                  read    "rows: 1, a; 2, b" are two rows of two columns; where a probe reads twice, or its id ends
                          in -sixth, that is the sixth execution, from which on pgjdbc may read binary

                  1 thing will silently change: seen by 2 probes, with no error.

                  probes  causes
                       2       1  Silently different
                       3       1  Works today, fails afterwards
                       1       1  Same value in another class: casts fail
                       1       1  Fails on both, differently
                       1       1  Fails today, works afterwards
                       1       1  Same answer, another price
                       1       1  Only worded differently
                       1       1  Not measured on both
                """);
    }

    @Test
    void showsOfACauseTheProbeBothOutcomesAndWhatToWrite() {
        assertThat(text(everything)).contains("""
                1. reading/numeric
                    | -- create table other (id int); create table t (v numeric)
                    | PreparedStatement s = connection.prepareStatement("select v from t where v = ?");
                    | s.setString(1, "1.5");
                    | s.executeQuery();
                    pgjdbc-ng:0.8.9  answers: rows: 1.5
                    pgjdbc:42.7.14   answers: rows: 1.50
                    instead  Use `setBigDecimal`.
                    also     reading/numeric-sixth
                """);
    }

    @Test
    void leavesOutWhatBothEndsAgreeOn() {
        Comparison comparison = SampleComparison.of(SampleComparison.cause(
                new Outcome.Value("1 | class: java.lang.String"),
                new Outcome.Value("2 | class: java.lang.String"),
                "reading/text"));
        assertThat(text(comparison)).contains("answers: 1\n", "answers: 2\n").doesNotContain("java.lang.String");
    }

    @Test
    void showsFewCausesInFullWhateverTheyAre() {
        assertThat(text(everything))
                .contains("5. statements/several\n    | -- create table", "7. binding/worded\n    | -- create table")
                .doesNotContain("To see all of it");
    }

    @Test
    void showsOfManyTheFirstInFullAndTheOthersInThreeLines() {
        String text = text(SampleComparison.large());
        assertThat(text.lines().filter(line -> line.startsWith("    instead "))).hasSize(15);
        assertThat(text).contains("""
                16. binding/set-object-offset-date-time-into-timestamp-with-time-zone-15-0 (7 probes)
                    from  answers: rows: xxxxxxxxxx""", """
                    to    fails 42804: column "v" is of type bit
                17. binding/set-object-offset-date-time-into-timestamp-with-time-zone-16-0 (7 probes)
                """, "  --probe ID ");
        assertThat(text.lines().count()).isLessThan(15 * 14 + 385 * 3 + 80);
    }

    @Test
    void countsByGroupWhatNeedsNoWorkWhereThereIsMuch() {
        List<Cause> causes = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            causes.add(SampleComparison.cause(
                    SampleComparison.REFUSED, SampleComparison.ONE, (i < 3 ? "batch/" : "keys/") + i));
        }
        causes.add(SampleComparison.cause(SampleComparison.ONE, SampleComparison.TWO, "reading/numeric"));
        String text = text(SampleComparison.of(causes.toArray(Cause[]::new)));
        assertThat(text)
                .contains("41 probes, for 41 causes: keys 38, batch 3\n", "42. reading/numeric\n    | -- create")
                .doesNotContain("batch/0");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 100, 200})
    void keepsOutcomesOfManyOnOneLineEach(int width) {
        Cause wide = SampleComparison.cause(
                new Outcome.Value("\u6F22".repeat(90) + "\u202E"),
                new Outcome.Failure(Optional.of("42883"), "\u6F22".repeat(200)),
                "reading/wide");
        Comparison comparison =
                SampleComparison.of(Stream.generate(() -> wide).limit(50).toArray(Cause[]::new));
        List<String> brief = TextReport.render(comparison, Map.of(), false, width)
                .lines()
                .dropWhile(line -> !line.startsWith("16."))
                .takeWhile(line -> !line.isEmpty())
                .toList();
        assertThat(brief)
                .hasSize(3 * 35)
                .allMatch(line -> Columns.of(line) <= Math.min(120, width))
                .noneMatch(line -> line.contains("\u202E"));
    }

    @Test
    void showsLongOutcomesAroundTheDifference() {
        String same = "x".repeat(500);
        Comparison comparison = SampleComparison.of(SampleComparison.cause(
                new Outcome.Value(same + "before" + same), new Outcome.Value(same + "after" + same), "reading/long"));
        assertThat(text(comparison)).contains("xbeforex", "xafterx").doesNotContain("x".repeat(200));
    }

    @Test
    void needsAtMostTwelveLinesForACause() {
        List<String> lines = text(SampleComparison.large()).lines().toList();
        int first = lines.indexOf("1. binding/set-object-offset-date-time-into-timestamp-with-time-zone-0-0");
        int second = lines.indexOf("2. binding/set-object-offset-date-time-into-timestamp-with-time-zone-1-0");
        assertThat(first).isPositive();
        assertThat(second - first).isLessThanOrEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 100, 200})
    void keepsWithinTheWidthButForCode(int width) {
        assertThat(TextReport.render(everything, Map.of(), false, width).lines())
                .allMatch(line -> line.length() <= Math.min(120, width));
    }

    @Test
    void obeysNothingThatADriverSays() {
        Comparison hostile = SampleComparison.of(SampleComparison.cause(
                SampleComparison.ONE, new Outcome.Failure(Optional.empty(), "\u001B[31m\u202Ed"), "binding/hostile"));
        assertThat(text(hostile)).doesNotContain("\u001B", "\u202E").contains("\\u202Ed");
    }

    @Test
    void isColouredOnlyWhereAsked() {
        assertThat(text(everything)).doesNotContain("\u001B");
        String coloured = TextReport.render(everything, SampleComparison.probes(everything), true, 100);
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(text(everything));
        assertThat(Arrays.asList(coloured.split("\n", -1))).anyMatch(line -> line.startsWith("\u001B[1;31m"));
    }

    @Test
    void saysThatNothingDiffers() {
        assertThat(text(SampleComparison.of()))
                .contains("3,000 probes; none differs\n")
                .endsWith("\n\n  Nothing differs.\n")
                .doesNotContain("---");
    }

    private static String text(Comparison comparison) {
        return TextReport.render(comparison, SampleComparison.probes(comparison), false, 100);
    }
}
