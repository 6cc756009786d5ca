package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import dev.regauge.testing.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What another major of the server does otherwise with the same driver, as {@code postgresql-14.txt} and its like beside
 * the evidence say: a line a probe and outcome, then the profiles it holds for, {@code every profile} where the server
 * alone is the reason. Whatever stands in none of these files differs between drivers and not between servers.
 */
@Tag("long")
class ServerMajorsTest {

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void differAsIsCheckedIn(int major) throws IOException {
        Path file = CheckedInEvidence.FOLDER.resolve("postgresql-" + major + ".txt");
        String found = differences(EmbeddedServer.start(major));
        if (CheckedInEvidence.isUpdated()) {
            Files.writeString(file, found);
        }
        assertThat(found.lines()).containsExactlyElementsOf(Files.readAllLines(file));
    }

    private static String differences(EmbeddedServer server) throws IOException {
        Map<String, Set<String>> profilesByLine = new TreeMap<>();
        Set<String> versions = new HashSet<>();
        for (Profile profile : DriverJars.PROFILES) {
            EvidenceFile measured = CheckedInEvidence.measured(
                    profile, Drivers.database(server.newDatabase().withOldLogin()));
            versions.add(measured.server());
            Map<String, Outcome> known = CheckedInEvidence.of(profile).outcomes();
            for (Difference difference : Parity.compare(known, measured.outcomes())) {
                profilesByLine
                        .computeIfAbsent(
                                difference.probe() + "\t" + difference.to().text(), line -> new TreeSet<>())
                        .add(profile.toString());
            }
        }
        StringBuilder text = new StringBuilder("# server: " + String.join(", ", versions) + "\n");
        profilesByLine.forEach((line, profiles) -> text.append(line)
                .append('\t')
                .append(profiles.size() == DriverJars.PROFILES.size() ? "every profile" : String.join(" ", profiles))
                .append('\n'));
        return text.toString();
    }
}
