package dev.regauge.cli;

import dev.regauge.cli.ParityCommand.Format;
import dev.regauge.page.Visible;
import dev.regauge.parity.Comparison;
import dev.regauge.parity.Difference;
import dev.regauge.parity.Probe;
import dev.regauge.parity.report.HtmlReport;
import dev.regauge.parity.report.TextReport;
import dev.regauge.parity.report.TsvReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the result of a comparison goes, and in which form.
 *
 * @param output empty for standard output
 * @param err says where a report that is not on standard output is
 */
record ParityReport(Format format, Optional<Path> output, PrintWriter out, PrintWriter err) {

    /** Columns of a text that goes into a file. */
    private static final int WIDTH_OF_FILES = 100;

    /**
     * Makes sure that the file can be written, before anything is measured.
     *
     * @throws CommandException when it cannot
     */
    void requireWritable() {
        if (output.isEmpty()) {
            if (format == Format.html && Boolean.getBoolean("regauge.terminal")) {
                throw CommandException.wrongUse("A page of HTML is not for a terminal; name a file for it, as in"
                        + " --format html --output parity.html");
            }
            return;
        }
        Path file = output.get();
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw notWritable(file, "it is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw notWritable(file, "there is no folder " + folder);
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw notWritable(file, "no permission");
        }
    }

    /** Writes it, and gives back the exit code. */
    int write(Comparison comparison, List<Probe> probes) {
        Map<String, Probe> byId = probes.stream().collect(Collectors.toMap(Probe::id, Function.identity()));
        String report = switch (format) {
            case text -> text(comparison, byId);
            case tsv -> TsvReport.render(comparison, byId);
            case html -> HtmlReport.render(comparison, byId);
        };
        if (output.isPresent()) {
            write(output.get(), report);
            long silent = comparison.causes().stream()
                    .filter(cause -> cause.kind() == Difference.Kind.SILENT)
                    .count();
            err.println(silent + (silent == 1 ? " thing" : " things") + " will silently change; the report is in "
                    + Visible.line(output.get().toString()));
        } else {
            out.print(report);
            out.flush();
        }
        return comparison.matters() ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private String text(Comparison comparison, Map<String, Probe> probes) {
        boolean file = output.isPresent();
        return TextReport.render(
                comparison, probes, !file && Terminal.colour(), file ? WIDTH_OF_FILES : Terminal.width());
    }

    private static void write(Path file, String report) {
        try {
            Files.writeString(file, report);
        } catch (IOException failed) {
            throw notWritable(file, failed.toString());
        }
    }

    private static CommandException notWritable(Path file, String why) {
        return CommandException.wrongUse("Cannot write the report to " + file + ": " + why
                + "\n  to fix: name a file that can be written with --output FILE");
    }
}
