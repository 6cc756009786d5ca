package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.report.Report;
import dev.regauge.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a build's reports, and of no build's before. */
class ReportFormatTest {

    private static final List<ReportFormat> FORMATS = List.of(ReportFormat.sarif, ReportFormat.junit);

    @TempDir
    private Path folder;

    @Test
    void numbersTheReportsFromTheSecondOn() throws IOException {
        assertThat(ReportFormat.write(reports(3), FORMATS, folder))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "regauge.sarif",
                        "regauge-junit.xml",
                        "regauge-2.sarif",
                        "regauge-2-junit.xml",
                        "regauge-3.sarif",
                        "regauge-3-junit.xml");
    }

    @Test
    void removesWhatABuildBeforeHasReportedAndThisOneDoesNot() throws IOException {
        ReportFormat.write(reports(3), FORMATS, folder);
        ReportFormat.write(reports(2), List.of(ReportFormat.html), folder);
        Files.writeString(folder.resolve("result.bin"), "");
        ReportFormat.write(reports(1), FORMATS, folder);
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "regauge.sarif", "regauge-junit.xml", "regauge.html", "regauge-2.html", "result.bin");
        ReportFormat.write(List.of(), Arrays.asList(ReportFormat.values()), folder);
        assertThat(folder.toFile().list()).containsExactly("result.bin");
    }

    @Test
    void makesNoFolderForNothing() throws IOException {
        assertThat(ReportFormat.write(List.of(), FORMATS, folder.resolve("none")))
                .isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private static List<Report> reports(int number) {
        Route route = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");
        Report report = new Report("shop", route, "", List.of(), List.of(), List.of(), List.of(), "", false, List.of());
        return Collections.nCopies(number, report);
    }
}
