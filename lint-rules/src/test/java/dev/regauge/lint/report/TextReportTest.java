package dev.regauge.lint.report;

import static dev.regauge.lint.report.SampleReports.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.page.Columns;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    @ParameterizedTest
    @ValueSource(ints = {40, 64, 80, 100, 120})
    void keepsToTheWidth(int width) {
        List<String> tooLong = TextReport.render(SampleReports.orders(), false, width)
                .lines()
                .filter(line -> Columns.of(line) > width)
                .toList();

        assertThat(tooLong).allMatch(TextReportTest::standsAsItIs);
    }

    /** Places, code to copy and edits are never wrapped. */
    private static boolean standsAsItIs(String line) {
        return line.strip().startsWith("src/main/")
                || line.startsWith("    | ")
                || line.startsWith("-  ")
                || line.startsWith("+  ")
                || line.startsWith("--- a/")
                || line.startsWith("+++ b/");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 10_000})
    void takesAnyWidth(int width) {
        assertThat(TextReport.render(SampleReports.orders(), false, width)).contains("Not ready");
    }

    @Test
    void putsALongProfileOnALineOfItsOwnWhereThereIsNoRoomBesideIt() {
        Report narrow = new Report(
                "p",
                Route.of("pgjdbc:42.2.5?preferQueryMode=simple", "pgjdbc"),
                "",
                List.of(),
                List.of(finding("r", Change.BREAKS)
                        .outcomes(new Outcome.Value("one two three four five six seven"), new Outcome.Hang(), "")
                        .build()),
                List.of(),
                List.of(),
                "",
                false);

        assertThat(TextReport.render(narrow, false, 40)).contains("""
                            pgjdbc:42.2.5?preferQueryMode=simple
                              answers: one two three four five
                              six seven
                            pgjdbc:42.7.14
                              hangs
                        """);
    }

    @Test
    void showsTheSameWithAndWithoutColour() {
        String colourful = TextReport.render(SampleReports.orders(), true, 100);

        assertThat(colourful).contains("\u001B[1;31m");
        assertThat(colourful.replaceAll("\u001B\\[[0-9;]*m", ""))
                .isEqualTo(TextReport.render(SampleReports.orders(), false, 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001B[2J\u001B]0;x\u0007", "\u009B31m", "a\r\nb\rc", "\u202Eabc", "\u0000\uD800", "", "\t"})
    void letsNoTextReachTheTerminalUnseen(String hostile) {
        String report = TextReport.render(SampleReports.hostile(hostile), false, 80);

        assertThat(report.replace("\n", "").replace("\t", ""))
                .matches(text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.CONTROL))
                .doesNotContain("\u202E", "\uD800");
    }

    @ParameterizedTest
    @EnumSource
    void namesTheClassOfAFinding(Change change) {
        assertThat(TextReport.render(
                        SampleReports.of(finding("some-rule", change).build()), false, 80))
                .contains(Words.title(change) + " ---")
                .contains("1. " + Words.shortTitle(change) + ": some-rule (");
    }

    @Test
    void asksForNothingWhereThereIsNothingToDo() {
        Finding fixed = finding("r", Change.FIXED).advice("Do something.").build();

        assertThat(TextReport.render(SampleReports.of(fixed), false, 80)).doesNotContain("Do something.");
    }

    @Test
    void namesEveryFindingHoweverMany() {
        String[] report =
                TextReport.render(SampleReports.large(5_000), true, 100).split("\n", -1);

        assertThat(Arrays.stream(report).map(line -> line.replaceAll("\u001B\\[[0-9;]*m", "")))
                .filteredOn(line -> line.matches("[0-9]+\\. .*"))
                .hasSize(5_000);
    }
}
