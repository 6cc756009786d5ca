package dev.regauge.maven;

import dev.regauge.lint.project.WholeFile;
import dev.regauge.lint.report.CheckstyleReport;
import dev.regauge.lint.report.GitlabReport;
import dev.regauge.lint.report.HtmlReport;
import dev.regauge.lint.report.JsonLinesReport;
import dev.regauge.lint.report.JunitReport;
import dev.regauge.lint.report.Report;
import dev.regauge.lint.report.SarifReport;
import dev.regauge.lint.report.TextReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A form of a report, and the end of the name of its file. */
enum ReportFormat {
    html(".html"),
    text(".txt"),
    json(".jsonl"),
    sarif(".sarif"),
    junit("-junit.xml"),
    checkstyle("-checkstyle.xml"),
    gitlab("-gitlab.json");

    private static final int WIDTH = 100;

    private final String ending;

    ReportFormat(String ending) {
        this.ending = ending;
    }

    /**
     * Writes a report in all forms.
     *
     * @param base the name of the files, without its end
     * @return the files
     */
    static List<Path> write(Report report, List<ReportFormat> formats, Path folder, String base) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (ReportFormat format : formats) {
            Path file = folder.resolve(base + format.ending);
            WholeFile.write(file, format.render(report).getBytes(StandardCharsets.UTF_8));
            files.add(file);
        }
        return files;
    }

    private String render(Report report) {
        return switch (this) {
            case html -> HtmlReport.render(report);
            case text -> TextReport.render(report, false, WIDTH);
            case json -> JsonLinesReport.render(report, true);
            case sarif -> SarifReport.render(report);
            case junit -> JunitReport.render(report);
            case checkstyle -> CheckstyleReport.render(report);
            case gitlab -> GitlabReport.render(report);
        };
    }
}
