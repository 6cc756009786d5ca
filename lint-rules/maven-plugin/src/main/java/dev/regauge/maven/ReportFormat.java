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
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
     * Writes reports in all forms: the first as {@code regauge.*}, the second as {@code regauge-2.*}, and so on. What builds
     * before have left of these forms is removed where there is no such report now: nobody could tell it from today's.
     *
     * @return the files
     */
    static List<Path> write(List<Report> reports, List<ReportFormat> formats, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Report report : reports) {
            Files.createDirectories(folder);
            String base = files.isEmpty() ? "regauge" : "regauge-" + (files.size() / formats.size() + 1);
            for (ReportFormat format : formats) {
                Path file = folder.resolve(base + format.ending);
                WholeFile.write(file, format.render(report).getBytes(StandardCharsets.UTF_8));
                files.add(file);
            }
        }
        removeOthers(files, formats, folder);
        return files;
    }

    private static void removeOthers(List<Path> written, List<ReportFormat> formats, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> old;
        try (Stream<Path> all = Files.list(folder)) {
            old = all.filter(file -> formats.stream().anyMatch(format -> format.isNameOf(file)))
                    .filter(file -> !written.contains(file))
                    .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    private boolean isNameOf(Path file) {
        return String.valueOf(file.getFileName()).matches("regauge(-\\d+)?" + Pattern.quote(ending));
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
