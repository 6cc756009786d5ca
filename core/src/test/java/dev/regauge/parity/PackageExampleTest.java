package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        List<Comparison> compared = new ArrayList<>();
        try (LoadedDriver from = DriverLoader.load(Profile.parse("pgjdbc:42.2.5"), List.of(oldJar));
                LoadedDriver to = DriverLoader.load(Profile.parse("pgjdbc:42.7.14"), List.of(newJar))) {
            Probe limit = Probe.named("mine/limit")
                    .prepare("select 1 limit ?")
                    .setString(1, "1")
                    .query();
            Comparison comparison = Parity.compare(from, to, database, List.of(limit));
            compared.add(comparison);
        }
        assertThat(compared).extracting(Comparison::probes).containsExactly(1);
        assertThat(compared.get(0).causes()).isEmpty();
    }

    @Test
    void isTheCodeOfTheDescription() throws Exception {
        String here = code(Files.readString(SOURCES.resolve("test/java/dev/regauge/parity/PackageExampleTest.java")));
        String description = Files.readString(SOURCES.resolve("main/java/dev/regauge/parity/package-info.java"));
        String example = description.substring(description.indexOf("<pre>{@code") + 11, description.indexOf("}</pre>"));
        assertThat(example.lines()
                        .map(line -> line.replaceFirst("^ \\* ?", ""))
                        .filter(line -> !line.isBlank() && !line.contains("System.out"))
                        .collect(Collectors.joining("\n")))
                .satisfies(text -> assertThat(here).contains(code(text)));
    }

    /** Without blanks, and without the one line that only this test has. */
    private static String code(String text) {
        return text.replaceAll("\\s", "").replace("compared.add(comparison);", "");
    }
}
