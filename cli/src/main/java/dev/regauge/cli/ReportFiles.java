package dev.regauge.cli;

import dev.regauge.lint.report.HtmlReport;
import dev.regauge.lint.report.JsonLinesReport;
import dev.regauge.lint.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a report: one page to read, and one JSON object a finding and line. */
final class ReportFiles {

    private ReportFiles() {}

    /** Writes both; gives back what was written where. */
    static String write(Report report, Path folder) {
        Path page = folder.resolve("report.html");
        Path json = folder.resolve("report.json");
        try {
            Files.createDirectories(folder);
            Files.writeString(page, HtmlReport.render(report));
            Files.writeString(json, JsonLinesReport.render(report));
            return page + ", " + json;
        } catch (IOException failed) {
            throw CommandException.wrongUse("Cannot write the report: " + failed
                    + "\n  to fix: name a folder that can be written with --report DIR");
        }
    }
}
