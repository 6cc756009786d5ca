package dev.regauge.cli;

import dev.regauge.route.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option of every command that loads drivers: where their jars come from. */
final class DriverJarOption {

    @Option(
            names = "--driver-jar",
            paramLabel = "P=FILE",
            description = "The jar of a driver, as in pgjdbc:42.2.5=postgresql-42.2.5.jar, instead of Maven's.")
    private Map<String, Path> files = Map.of();

    /**
     * The jars given, by {@code driver:version} whatever of a profile the user wrote, and Maven's for the others.
     *
     * @throws CommandException when a file is not there, or is given for what is no profile
     */
    Artifacts artifacts() {
        Map<String, Path> jars = new HashMap<>();
        files.forEach((text, jar) -> {
            if (!Files.isRegularFile(jar)) {
                throw CommandException.wrongUse("--driver-jar " + text + ": there is no file " + jar);
            }
            Profile profile = profile(text);
            jars.put(profile.driver() + ":" + profile.version(), jar);
        });
        return new Artifacts(jars);
    }

    /**
     * A profile as a user writes it.
     *
     * @throws CommandException when it is none
     */
    static Profile profile(String text) {
        try {
            return Profile.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw CommandException.wrongUse(String.valueOf(wrong.getMessage()));
        }
    }
}
