package dev.regauge.parity;

import dev.regauge.parity.probes.Probes;
import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The evidence files that the linter reads, and how they are measured. */
final class CheckedInEvidence {

    static final Path ROOT = Path.of(System.getProperty("regauge.root", ".."));

    /** The linter must not depend on core, nor core on the linter, so the files are found by their place. */
    static final Path FOLDER = ROOT.resolve("lint-rules/src/main/resources/dev/regauge/lint/evidence");

    private static final Map<Profile, EvidenceFile> FILES = new ConcurrentHashMap<>();

    private CheckedInEvidence() {}

    /** What the file says of one probe. */
    static Outcome outcome(Profile profile, String probe) throws IOException {
        EvidenceFile file = FILES.get(profile);
        if (file == null) {
            file = of(profile);
            FILES.put(profile, file);
        }
        return file.outcomes().getOrDefault(probe, new Outcome.Unmeasured());
    }

    static EvidenceFile of(Profile profile) throws IOException {
        return EvidenceFile.parse(Files.readString(FOLDER.resolve(EvidenceFile.fileName(profile))));
    }

    /** All probes, in another order each time: it must not matter. */
    static EvidenceFile measured(Profile profile, Database scratch) {
        return measured(profile, scratch, Probes.all(), driver -> {});
    }

    /** The same of some probes; the driver is shown before it is closed. */
    static EvidenceFile measured(Profile profile, Database scratch, List<Probe> some, Consumer<LoadedDriver> witness) {
        List<Probe> probes = new ArrayList<>(some);
        Collections.shuffle(probes);
        try (LoadedDriver driver = Drivers.load(profile)) {
            witness.accept(driver);
            return new EvidenceFile(
                    profile, Parity.serverVersion(driver, scratch), Parity.measure(driver, scratch, probes));
        }
    }

    /** Whether what is measured is to be written instead of compared; the difference is then a matter of review. */
    static boolean isUpdated() {
        return Boolean.getBoolean("regauge.updateEvidence");
    }
}
