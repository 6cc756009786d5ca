package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.parity.probes.Probes;
import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What the linter's rules stand on is what the drivers do. With {@code -Dregauge.updateEvidence=true} the files are
 * written anew; the difference is then a matter of review.
 */
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
            Database scratch = Drivers.freshDatabaseForAll();
            List<Probe> probes = new ArrayList<>(Probes.all());
            // Their order must not matter: each run tries another one.
            Collections.shuffle(probes);
            measured = new EvidenceFile(
                    profile, Parity.serverVersion(driver, scratch), Parity.measure(driver, scratch, probes));
        }
        if (Boolean.getBoolean("regauge.updateEvidence")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, measured.text());
            Files.writeString(FOLDER.resolve("index.txt"), index());
        }
        assertThat(measured.text().lines()).containsExactlyElementsOf(Files.readAllLines(file));
    }

    @Test
    void hasAnIndexOfItsFiles() throws IOException {
        assertThat(FOLDER.resolve("index.txt")).hasContent(index());
    }

    private static String index() {
        return PROFILES.stream()
                .map(profile -> EvidenceFile.fileName(profile) + "\t" + profile + "\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
