package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Every one; when the tests run once more on another JDK (adr/0039), every driver with its own settings. */
    static final List<Profile> PROFILES = DriverJars.PROFILES.stream()
            .filter(profile ->
                    !Boolean.getBoolean("regauge.again") || profile.settings().isEmpty())
            .toList();

    private static final Path INDEX = CheckedInEvidence.FOLDER.resolve("index.txt");

    @ParameterizedTest
    @FieldSource("PROFILES")
    void isMeasuredAgainAsItIsCheckedIn(Profile profile) throws Exception {
        Collected classes = new Collected();
        EvidenceFile measured = CheckedInEvidence.measured(profile, Drivers.freshDatabaseForAll(), classes::watch);
        if (CheckedInEvidence.isUpdated()) {
            Files.writeString(CheckedInEvidence.FOLDER.resolve(EvidenceFile.fileName(profile)), measured.text());
            Files.writeString(INDEX, index());
        }
        assertThat(Parity.compare(CheckedInEvidence.of(profile).outcomes(), measured.outcomes()))
                .as("what %s does otherwise than its evidence file says", profile)
                .isEmpty();
        assertThat(CheckedInEvidence.of(profile)).isEqualTo(measured);
        assertThat(profile.driver().equals(Profile.PGJDBC_NG) || classes.happens())
                .as("pgjdbc is collected after all probes")
                .isTrue();
    }

    @Test
    void hasAnIndexOfItsFiles() throws IOException {
        assertThat(INDEX).hasContent(index());
    }

    private static String index() {
        return DriverJars.PROFILES.stream()
                .map(profile -> EvidenceFile.fileName(profile) + "\t" + profile + "\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
