package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For tests of other packages: a class of package {@code app}, compiled by the JDK's compiler and scanned. */
public final class Compiled {

    private Compiled() {}

    /** Source files below {@code src/main/java} of a project in a folder, by their paths. */
    public static ScanResult scan(Path folder, Map<String, String> sources, List<SinkDeclaration> sinks) {
        Fixture fixture = new Fixture(folder);
        new TreeMap<>(sources).forEach(fixture::source);
        ScanResult result = ProjectScanner.scan(fixture.compile().root(), ArchiveLimits.STANDARD, sinks);
        assertThat(result.skipped()).isEmpty();
        return result;
    }

    /** The class {@code Examples}; its text may name the classes of java.sql and java.util by their simple names. */
    public static ScanResult scan(Path folder, String text, String... options) {
        return complete(new Fixture(folder).type("Examples", text).compile(options));
    }

    /** The same, compiled by another JDK's compiler. */
    public static ScanResult scanOf(Path javac, Path folder, String text, String... options) {
        return complete(new Fixture(folder).type("Examples", text).compileWith(javac, options));
    }

    /** The same class read from its source, which nobody compiles. */
    public static ScanResult sources(Path folder, String text) {
        return complete(new Fixture(folder).type("Examples", text));
    }

    private static ScanResult complete(Fixture fixture) {
        ScanResult result = fixture.scan();
        assertThat(result.skipped()).isEmpty();
        return result;
    }
}
