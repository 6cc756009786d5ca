package dev.regauge.testing;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the machine that a test asks for, such as a browser or a pooler.
 *
 * <p>Where it is absent the test skips, and says so on standard error, because an assumption alone leaves no word in a
 * build's output. Where the environment has {@code REGAUGE_NO_SKIPS=true}, as in CI, the absence is a failure.
 */
public final class Program {

    /** Where Debian puts servers; a plain user's search path lacks them. */
    private static final List<String> BESIDE_THE_PATH = List.of("/usr/sbin", "/usr/local/sbin", "/usr/local/bin");

    private Program() {}

    /** The first of these programs that is installed, on the search path or where servers stand. */
    public static Optional<Path> find(String... names) {
        return Stream.of(names)
                .flatMap(Program::places)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The first of these programs that is installed; otherwise the test skips, or fails where nothing may skip.
     *
     * @param consequence what is not tested without it, such as {@code no statement goes through a pooler}
     */
    public static Path require(String consequence, String... names) {
        return require(
                consequence, List.of(names), Boolean.parseBoolean(System.getenv("REGAUGE_NO_SKIPS")), System.err);
    }

    /**
     * A program of the JDK 25 that {@code JAVA25_HOME} names; otherwise the test skips, or fails where nothing may skip.
     *
     * @param consequence what is not tested without it
     */
    public static Path requireOfJdk25(String consequence, String name) {
        return requireOfJdk25(
                consequence,
                name,
                Optional.ofNullable(System.getenv("JAVA25_HOME")),
                Boolean.parseBoolean(System.getenv("REGAUGE_NO_SKIPS")),
                System.err);
    }

    static Path requireOfJdk25(
            String consequence, String name, Optional<String> home, boolean noSkips, PrintStream err) {
        return home.map(jdk -> Path.of(jdk, "bin", name))
                .filter(Files::isExecutable)
                .orElseGet(() -> skip(
                        home.map(jdk -> "no " + name + " in JAVA25_HOME " + jdk).orElse("JAVA25_HOME names no JDK 25")
                                + ", so " + consequence,
                        noSkips,
                        err));
    }

    static Path require(String consequence, List<String> names, boolean noSkips, PrintStream err) {
        return find(names.toArray(String[]::new))
                .orElseGet(() ->
                        skip("not installed: " + String.join(" or ", names) + ", so " + consequence, noSkips, err));
    }

    private static Path skip(String missing, boolean noSkips, PrintStream err) {
        if (noSkips) {
            throw new AssertionError("Nothing may skip here (REGAUGE_NO_SKIPS), and " + missing);
        }
        err.println("SKIPPED, " + missing);
        return Assumptions.abort(missing);
    }

    private static Stream<Path> places(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), BESIDE_THE_PATH.stream())
                .map(folder -> Path.of(folder, name));
    }
}
