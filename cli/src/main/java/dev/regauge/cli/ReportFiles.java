package dev.regauge.cli;

import dev.regauge.lint.report.HtmlReport;
import dev.regauge.lint.report.JsonLinesReport;
import dev.regauge.lint.report.Report;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a report: one page to read, and one JSON object a finding and line. */
final class ReportFiles {

    private ReportFiles() {}

    /**
     * Makes sure that a report can be written, before anything else is.
     *
     * @throws CommandException when it cannot
     */
    static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException isFile) {
            throw notWritable(folder, "it is a file");
        } catch (IOException failed) {
            throw notWritable(folder, failed.toString());
        }
        if (!Files.isWritable(folder)) {
            throw notWritable(folder, "no permission");
        }
    }

    /** Writes both; gives back what was written where. */
    static String write(Report report, Path folder) {
        Path page = folder.resolve("report.html");
        Path json = folder.resolve("report.json");
        try {
            Files.writeString(page, HtmlReport.render(report));
            Files.writeString(json, JsonLinesReport.render(report));
            return page + ", " + json;
        } catch (IOException failed) {
            throw notWritable(folder, failed.toString());
        }
    }

    private static CommandException notWritable(Path folder, String why) {
        return CommandException.wrongUse("Cannot write the report to " + folder + ": " + why
                + "\n  to fix: name a folder that can be written with --report DIR");
    }
}
