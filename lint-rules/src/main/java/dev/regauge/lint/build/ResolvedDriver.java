package dev.regauge.lint.build;

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
}
