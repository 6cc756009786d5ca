package dev.regauge.lint.build;

import dev.regauge.lint.Location;
import dev.regauge.route.Profile;
import java.util.Map;
import java.util.Optional;

/**
 * A driver, or a library of one, that a build brings.
 *
 * @param artifact {@code group:artifact}, one of {@link #ARTIFACTS}
 * @param version as the build decides it; empty where that is not known
 * @param undecided why the version is not known, as the end of a sentence; empty where it is known
 * @param location the file and line that bring it
 * @param classPath what it shares with others of the same class path: the module's folder, or the archive or folder of
 *     jars it lies in
 * @param aside whether only tests or build tools see it, not the program
 * @param condition when it counts, such as {@code profile legacy}; empty where it always does
 */
public record DriverUse(
        String artifact,
        Optional<String> version,
        String undecided,
        Location location,
        String classPath,
        boolean aside,
        String condition) {

    static final String PGJDBC = "org.postgresql:postgresql";
    static final String PGJDBC_BEFORE_2013 = "postgresql:postgresql";
    static final String PGJDBC_NG = "com.impossibl.pgjdbc-ng:pgjdbc-ng";

    /** What is looked for, and what driver it is; empty for what is none. */
    static final Map<String, String> ARTIFACTS = Map.of(
            PGJDBC,
            Profile.PGJDBC,
            PGJDBC_BEFORE_2013,
            Profile.PGJDBC,
            PGJDBC_NG,
            Profile.PGJDBC_NG,
            PGJDBC_NG + "-all",
            Profile.PGJDBC_NG,
            "com.ongres.scram:scram-client",
            "");

    static DriverUse of(String artifact, String version, Location location, String classPath) {
        return new DriverUse(artifact, Optional.of(version), "", location, classPath, false, "");
    }

    /** One whose version is known or not. */
    static DriverUse of(String artifact, Version version, Location location, String classPath) {
        return version.known()
                .map(known -> of(artifact, known, location, classPath))
                .orElseGet(() -> undecided(artifact, version.undecided(), location, classPath));
    }

    /** One whose version somebody else decides. */
    static DriverUse undecided(String artifact, String why, Location location, String classPath) {
        return new DriverUse(artifact, Optional.empty(), why, location, classPath, false, "");
    }

    /** The same for tests or tools only, where that is so. */
    DriverUse aside(boolean only) {
        return new DriverUse(artifact, version, undecided, location, classPath, aside || only, condition);
    }

    DriverUse when(String other) {
        return new DriverUse(artifact, version, undecided, location, classPath, aside, other);
    }

    DriverUse in(Location other) {
        return new DriverUse(artifact, version, undecided, other, classPath, aside, condition);
    }

    DriverUse at(String locked) {
        return new DriverUse(artifact, Optional.of(locked), "", location, classPath, aside, condition);
    }

    /** The same as a build tool decided it. */
    DriverUse resolved(ResolvedDriver driver) {
        return new DriverUse(artifact, Optional.of(driver.version()), "", location, classPath, driver.aside(), "");
    }

    /** The driver as profiles name it; empty for a library of drivers. */
    public Optional<String> driver() {
        return driver(artifact);
    }

    private static Optional<String> driver(String artifact) {
        return Optional.of(ARTIFACTS.getOrDefault(artifact, "")).filter(name -> !name.isEmpty());
    }

    /**
     * The driver at its version; empty where the version is not known, or is one that somebody made himself and no profile
     * can name, and for a library of drivers.
     */
    public Optional<Profile> profile() {
        return version.flatMap(known -> profile(artifact, known));
    }

    static Optional<Profile> profile(String artifact, String version) {
        try {
            return driver(artifact).map(name -> Profile.parse(name + ":" + version));
        } catch (IllegalArgumentException ownVersion) {
            return Optional.empty();
        }
    }

    /** {@code pgjdbc:42.2.5 (pom.xml:12)}. */
    @Override
    public String toString() {
        String name =
                driver().orElse(artifact) + version.map(known -> ":" + known).orElse("");
        String when = condition.isEmpty() ? "" : ", " + condition;
        String why = undecided.isEmpty() ? "" : ": " + undecided;
        return name + " (" + location + (aside ? ", for tests or tools" : "") + when + why + ")";
    }
}
