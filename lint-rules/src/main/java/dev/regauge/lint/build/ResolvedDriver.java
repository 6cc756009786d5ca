package dev.regauge.lint.build;

import dev.regauge.route.Profile;
import java.util.Optional;

/**
 * A driver that a build tool has decided on, itself.
 *
 * @param artifact {@code group:artifact}; what is no driver is passed over
 * @param version as it was resolved
 * @param aside whether only tests see it
 */
public record ResolvedDriver(String artifact, String version, boolean aside) {

    /** Whether a reading of build files has a word for such an artifact. */
    public static boolean isOne(String artifact) {
        return DriverUse.ARTIFACTS.containsKey(artifact);
    }

    /** Whether it is the PostgreSQL project's own, by its name of today. */
    public boolean isPgjdbc() {
        return artifact.equals(DriverUse.PGJDBC);
    }

    /** As {@link DriverUse#profile} has it. */
    public Optional<Profile> profile() {
        return DriverUse.profile(artifact, version);
    }
}
