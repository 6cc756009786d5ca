package dev.regauge.testing;

import dev.regauge.route.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jar files of drivers that the build of core sets aside for tests; none of them is on the class path. */
public final class DriverJars {

    /** The profiles whose evidence is checked in. */
    public static final List<Profile> PROFILES = Stream.of(
                    "pgjdbc-ng:0.8.9",
                    "pgjdbc:42.7.14",
                    "pgjdbc:42.7.14?preferQueryMode=simple",
                    "pgjdbc:42.7.14?prepareThreshold=0",
                    "pgjdbc:42.7.14?stringtype=unspecified",
                    "pgjdbc:42.7.14?autosave=always",
                    "pgjdbc:42.7.14?reWriteBatchedInserts=true",
                    "pgjdbc:42.2.5",
                    "pgjdbc:42.2.5?preferQueryMode=simple",
                    "pgjdbc:9.4.1212")
            .map(Profile::parse)
            .toList();

    private DriverJars() {}

    /**
     * All that the driver of a profile needs, as files.
     *
     * @throws IllegalStateException when the build did not set that version aside; the message says where it looked
     */
    public static List<Path> of(Profile profile) {
        Path jar = folder().resolve(fileName(profile));
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("No driver for " + profile + ": " + jar
                    + " is missing; core/pom.xml lists what the build copies there in generate-test-resources");
        }
        return List.of(jar);
    }

    private static String fileName(Profile profile) {
        String artifact = profile.driver().equals(Profile.PGJDBC) ? "postgresql" : "pgjdbc-ng-all";
        return artifact + "-" + profile.version() + ".jar";
    }

    /** Tests run in the folder of their module, from Maven or from an editor that knows no property of ours. */
    private static Path folder() {
        String root = System.getProperty("regauge.root", "");
        Stream<Path> candidates = Stream.of(
                root.isEmpty() ? Path.of("target/drivers") : Path.of(root, "core/target/drivers"),
                Path.of("target/drivers"),
                Path.of("../core/target/drivers"),
                Path.of("core/target/drivers"));
        return candidates
                .map(Path::toAbsolutePath)
                .map(Path::normalize)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No folder core/target/drivers: build core first,"
                        + " for example with ./mvnw -pl core generate-test-resources"));
    }
}
