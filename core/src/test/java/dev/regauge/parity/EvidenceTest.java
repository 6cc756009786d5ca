package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the linter's rules stand on is what the drivers do. */
class EvidenceTest {

    static final List<Profile> PROFILES = DriverJars.PROFILES;

    /** The linter must not depend on core, nor core on the linter, so the files are found by their place. */
    private static final Path FOLDER = Path.of(System.getProperty("regauge.root", ".."))
            .resolve("lint-rules/src/main/resources/dev/regauge/lint/evidence");

    @ParameterizedTest
    @FieldSource("PROFILES")
    void isMeasuredAgainAsItIsCheckedIn(Profile profile) throws IOException {
        Path file = FOLDER.resolve(EvidenceFile.fileName(profile));
        EvidenceFile measured;
        try (LoadedDriver driver = Drivers.load(profile)) {
            measured = EvidenceFile.measure(driver, Drivers.freshDatabase());
        }
        if (Boolean.getBoolean("regauge.updateEvidence")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, measured.text());
        }
        assertThat(measured.text().lines()).containsExactlyElementsOf(Files.readAllLines(file));
    }

    @Test
    void hasAnIndexOfItsFiles() throws IOException {
        assertThat(FOLDER.resolve("index.txt"))
                .hasContent(String.join(
                        "\n",
                        PROFILES.stream().map(EvidenceFile::fileName).sorted().toList()));
    }
}
