package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example in the package's description does what it says, and is this very code. */
class PackageExampleTest {

    private static final Path SOURCES = CheckedInEvidence.ROOT.resolve("core/src");

    @Test
    void comparesTwoJarFiles() {
        Path oldJar = DriverJars.of(Profile.parse("pgjdbc:42.2.5")).get(0);
        Path newJar = DriverJars.of(Profile.parse("pgjdbc:42.7.14")).get(0);
        Database database = Drivers.freshDatabase();
        try (LoadedDriver from = DriverLoader.load(Profile.parse("pgjdbc:42.2.5"), List.of(oldJar));
                LoadedDriver to = DriverLoader.load(Profile.parse("pgjdbc:42.7.14"), List.of(newJar))) {
            Probe limit = Probe.named("mine/limit")
                    .prepare("select 1 limit ?")
                    .setString(1, "1")
                    .query();
            Comparison comparison = Parity.compare(from, to, database, List.of(limit));
            List<Cause> worstFirst = comparison.causes();
            assertThat(comparison.probes()).isOne();
            assertThat(worstFirst).isEmpty();
        }
    }

    @Test
    void isTheCodeOfTheDescription() throws Exception {
        String here = code(Files.readString(SOURCES.resolve("test/java/dev/regauge/parity/PackageExampleTest.java")));
        String description = Files.readString(SOURCES.resolve("main/java/dev/regauge/parity/package-info.java"));
        String example = description.substring(description.indexOf("<pre>{@code") + 11, description.indexOf("}</pre>"));
        assertThat(example.lines().map(line -> line.replaceFirst("^ \\* ?", "")).collect(Collectors.joining()))
                .satisfies(text -> assertThat(here).contains(code(text).replaceFirst("}$", "")));
    }

    /** Without blanks: lines are broken otherwise here. */
    private static String code(String text) {
        return text.replaceAll("\\s", "");
    }
}
