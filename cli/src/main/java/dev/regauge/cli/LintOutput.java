package dev.regauge.cli;

import dev.regauge.lint.report.CheckstyleReport;
import dev.regauge.lint.report.GithubReport;
import dev.regauge.lint.report.GitlabReport;
import dev.regauge.lint.report.HtmlReport;
import dev.regauge.lint.report.JsonLinesReport;
import dev.regauge.lint.report.JunitReport;
import dev.regauge.lint.report.Report;
import dev.regauge.lint.report.SarifReport;
import dev.regauge.lint.report.TextReport;
import dev.regauge.page.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a lint's report goes, and in which form.
 *
 * @param format of the report
 * @param file instead of standard output
 * @param withSuppressed whether JSON lists what is suppressed
 * @param out standard output
 * @param err standard error, for what is no result
 */
record LintOutput(
        LintCommand.Format format, Optional<Path> file, boolean withSuppressed, PrintWriter out, PrintWriter err) {

    private static final int WIDTH_OF_A_FILE = 100;

    /**
     * Makes sure that the file can be written, before anything else is done.
     *
     * @throws CommandException when it cannot
     */
    void requireWritable() {
        if (file.isEmpty()) {
            return;
        }
        Path path = file.get().toAbsolutePath();
        Path folder = path.getParent();
        if (Files.isDirectory(path)) {
            throw notWritable("it is a folder");
        } else if (folder == null || !Files.isDirectory(folder)) {
            throw notWritable("its folder is not there");
        } else if (!Files.isWritable(Files.exists(path) ? path : folder)) {
            throw notWritable("no permission");
        }
    }

    /**
     * Writes the report, and on standard error what came of it; what was read too, where the report does not say it.
     *
     * @param result what came of it, in a line
     */
    void write(Report report, String result) {
        if (file.isPresent()) {
            writeFile(report, file.get());
        } else {
            out.print(text(report, Terminal.colour(), Terminal.width()));
            out.flush();
        }
        if (file.isPresent() || format != LintCommand.Format.text) {
            sayRead(report);
        }
        say(result);
    }

    /**
     * Writes a text instead of the report, such as a diff, and says what a reader of the report would know: no findings in
     * what could not be read are none for that.
     */
    void writeInstead(String text, Report report, String result) {
        writeText(text);
        sayRead(report);
        say(result);
    }

    private void sayRead(Report report) {
        report.inventory().forEach(this::say);
        report.notes().forEach(this::say);
    }

    private void writeText(String text) {
        if (file.isEmpty()) {
            out.print(text);
            out.flush();
            return;
        }
        try {
            Files.writeString(file.get(), text);
        } catch (IOException failed) {
            throw notWritable(failed.toString());
        }
    }

    /** Says lines on standard error. */
    void say(List<String> lines) {
        lines.forEach(this::say);
    }

    private void say(String line) {
        err.println("lint: " + Visible.line(line));
    }

    private void writeFile(Report report, Path path) {
        try {
            Files.writeString(path, text(report, false, WIDTH_OF_A_FILE));
        } catch (IOException failed) {
            throw notWritable(failed.toString());
        }
        say("the report is in " + path);
    }

    private String text(Report report, boolean colour, int width) {
        return switch (format) {
            case text -> TextReport.render(report, colour, width);
            case json -> JsonLinesReport.render(report, withSuppressed);
            case sarif -> SarifReport.render(report);
            case junit -> JunitReport.render(report);
            case checkstyle -> CheckstyleReport.render(report);
            case github -> GithubReport.render(report);
            case gitlab -> GitlabReport.render(report);
            case html -> HtmlReport.render(report);
        };
    }

    private CommandException notWritable(String why) {
        return CommandException.wrongUse("Cannot write the report to " + file.orElseThrow() + ": " + why
                + "\n  to fix: name a file that can be written with --output FILE");
    }
}
