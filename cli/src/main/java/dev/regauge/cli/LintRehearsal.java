package dev.regauge.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A lint in the formats that builds ask for. The root script runs it once behind each build, so that the JVM writes the
 * classes that a lint needs into an archive ({@code -XX:ArchiveClassesAtExit}).
 */
final class LintRehearsal {

    private LintRehearsal() {}

    /**
     * Exits with 0 where every lint came to its end, whatever it has found.
     *
     * @param paths to be linted
     */
    public static void main(String[] paths) {
        int worst = ExitCode.CLEAN;
        for (String format : List.of("text", "json", "sarif")) {
            worst = Math.max(worst, lint(format, List.of(paths)));
        }
        System.exit(worst == ExitCode.FINDINGS ? ExitCode.CLEAN : worst);
    }

    private static int lint(String format, List<String> paths) {
        List<String> arguments = new ArrayList<>(List.of("lint", "--from", "pgjdbc-ng:0.8.9", "--format", format));
        arguments.addAll(paths);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Regauge.run(InputStream.nullInputStream(), nowhere, nowhere, arguments.toArray(String[]::new));
    }
}
