package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.bjurr.violations.lib.ViolationsApi;
import se.bjurr.violations.lib.model.SEVERITY;
import se.bjurr.violations.lib.model.Violation;
import se.bjurr.violations.lib.reports.Parser;

/** What is written for other programs is read by the library with which build servers read them. */
class ReadBackTest {

    @TempDir
    private Path folder;

    record Format(Parser parser, Function<Report, String> rendering) {
        @Override
        public String toString() {
            return parser.name();
        }
    }

    static final List<Format> FORMATS = List.of(
            new Format(Parser.SARIF, SarifReport::render),
            new Format(Parser.CHECKSTYLE, CheckstyleReport::render),
            new Format(Parser.CODECLIMATE, GitlabReport::render));

    private List<Violation> readBack(Parser parser, String text) throws IOException {
        Files.writeString(folder.resolve("report.txt"), text);
        return List.copyOf(ViolationsApi.violationsApi()
                .withPattern(".*report\\.txt$")
                .inFolder(folder.toString())
                .findAll(parser)
                .violations());
    }

    @ParameterizedTest
    @FieldSource("FORMATS")
    void everyFindingIsReadWithItsPlaceAndRule(Format format) throws IOException {
        Report report = SampleReports.orders();
        assertThat(readBack(format.parser, format.rendering.apply(report)))
                .extracting(Violation::getFile, Violation::getStartLine, Violation::getSeverity)
                .containsExactlyInAnyOrderElementsOf(report.findings().stream()
                        .map(finding -> tuple(
                                finding.location().file(),
                                Math.max(1, finding.location().line()),
                                severity(finding)))
                        .toList());
    }

    private static SEVERITY severity(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> SEVERITY.ERROR;
            case WARNING -> SEVERITY.WARN;
            case INFO -> SEVERITY.INFO;
        };
    }

    @ParameterizedTest
    @FieldSource("FORMATS")
    void nothingIsReadWhereNothingWasFound(Format format) throws IOException {
        assertThat(readBack(format.parser, format.rendering.apply(SampleReports.empty())))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FORMATS")
    void whatAProgramHoldsBreaksNoFormat(Format format) throws IOException {
        String text = "\"<]]>&'\u0000\u0001\u001b\ud800 %0A::error::x\r\n\t\\\uFFFE😀";
        assertThat(readBack(format.parser, format.rendering.apply(SampleReports.hostile(text))))
                .hasSize(1);
    }

    /** That library reads only failures of JUnit's reports. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failuresAreReadAsFailedTests(boolean found) throws IOException {
        Report report = found ? SampleReports.orders() : SampleReports.empty();
        assertThat(readBack(Parser.JUNIT, JunitReport.render(report))).hasSize((int) report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .count());
    }
}
