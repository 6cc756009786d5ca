package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.parity.probes.Probes;
import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What the linter's rules stand on is what the drivers do. With {@code -Dregauge.updateEvidence=true} the files are
 * written anew; the difference is then a matter of review. Where a profile only adds a setting, all that the setting
 * changes is measured again and an eighth of the rest; on another JDK each probe on the newest driver and on one of the
 * others; in {@code -Plong} everything.
 */
class EvidenceTest {

    /** The tests run once more on another JDK (adr/0039). */
    private static final boolean AGAIN = Boolean.getBoolean("regauge.again");

    /** Every one; there, every driver with its own settings. */
    static final List<Profile> PROFILES = DriverJars.PROFILES.stream()
            .filter(profile -> !AGAIN || profile.settings().isEmpty())
            .toList();

    private static final Profile NEWEST = Profile.parse("pgjdbc:42.7.14");

    private static final int ONE_IN = 8;

    private static final Path INDEX = CheckedInEvidence.FOLDER.resolve("index.txt");

    @ParameterizedTest
    @FieldSource("PROFILES")
    void isMeasuredAgainAsItIsCheckedIn(Profile profile) throws Exception {
        Collected classes = new Collected();
        EvidenceFile measured =
                CheckedInEvidence.measured(profile, Drivers.freshDatabaseForAll(), probes(profile), classes::watch);
        if (CheckedInEvidence.isUpdated()) {
            Files.writeString(CheckedInEvidence.FOLDER.resolve(EvidenceFile.fileName(profile)), measured.text());
            Files.writeString(INDEX, index());
        }
        EvidenceFile expected = only(measured.outcomes().keySet(), CheckedInEvidence.of(profile));
        assertThat(Parity.compare(expected.outcomes(), measured.outcomes()))
                .as("what %s does otherwise than its evidence file says", profile)
                .isEmpty();
        assertThat(expected).isEqualTo(measured);
        assertThat(profile.driver().equals(Profile.PGJDBC_NG) || classes.happens())
                .as("pgjdbc is collected after all probes")
                .isTrue();
    }

    @ParameterizedTest
    @FieldSource("PROFILES")
    void hasALineForEachProbe(Profile profile) throws IOException {
        assertThat(CheckedInEvidence.of(profile).outcomes())
                .containsOnlyKeys(Probes.all().stream().map(Probe::id).toArray(String[]::new));
    }

    private static List<Probe> probes(Profile profile) throws IOException {
        if (AGAIN && !profile.equals(NEWEST)) {
            return shareOf(profile);
        }
        if (profile.settings().isEmpty() || CheckedInEvidence.isUpdated() || Boolean.getBoolean("regauge.long")) {
            return Probes.all();
        }
        Random random = new Random(42);
        Map<String, Outcome> plain = CheckedInEvidence.of(
                        new Profile(profile.driver(), profile.version(), new TreeMap<>()))
                .outcomes();
        Map<String, Outcome> set = CheckedInEvidence.of(profile).outcomes();
        return Probes.all().stream()
                .filter(probe ->
                        random.nextInt(ONE_IN) == 0 || !Objects.equals(plain.get(probe.id()), set.get(probe.id())))
                .toList();
    }

    /** Together the others measure each probe once. */
    private static List<Probe> shareOf(Profile profile) {
        List<Profile> others =
                PROFILES.stream().filter(other -> !other.equals(NEWEST)).toList();
        List<Probe> all = Probes.all();
        return IntStream.range(0, all.size())
                .filter(i -> i % others.size() == others.indexOf(profile))
                .mapToObj(all::get)
                .toList();
    }

    private static EvidenceFile only(Set<String> probes, EvidenceFile file) {
        SortedMap<String, Outcome> outcomes = new TreeMap<>(file.outcomes());
        outcomes.keySet().retainAll(probes);
        return new EvidenceFile(file.profile(), file.server(), outcomes);
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
