package dev.regauge.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A command as a user gives it, in this JVM, with all that it said. */
record CommandLineRun(int exitCode, String out, String err) {

    static final Path ROOT = Path.of(System.getProperty("regauge.root"));

    static final Path LEGACY_ORDERS = ROOT.resolve("cli/examples/legacy-orders");

    static final Path ORDERS_UPGRADED = ROOT.resolve("cli/examples/orders-upgraded");

    static CommandLineRun of(Object... arguments) {
        return reading(InputStream.nullInputStream(), arguments);
    }

    /** With something on standard input. */
    static CommandLineRun reading(String input, Object... arguments) {
        return reading(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    /** With something on standard input. */
    static CommandLineRun reading(InputStream input, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        int exitCode = Regauge.run(input, new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    /** A copy of a project, its compiled classes included. */
    static Path copy(Path project, Path target) {
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copied = target.resolve(project.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
            return target;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<String> resource(String name) {
        return lines(ROOT.resolve("cli/src/test/resources/dev/regauge/cli").resolve(name));
    }

    /** The report's findings. */
    static List<ReportedFinding> findings(Path reportFolder) {
        return lines(reportFolder.resolve("report.json")).stream()
                .map(ReportedFinding::parse)
                .toList();
    }
}
