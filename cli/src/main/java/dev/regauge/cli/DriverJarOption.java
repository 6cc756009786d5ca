package dev.regauge.cli;

import dev.regauge.route.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option of every command that loads drivers: where their jars come from. */
final class DriverJarOption {

    @Option(
            names = "--driver-jar",
            paramLabel = "P=FILE",
            description = "The jar of a driver, as in pgjdbc:42.2.5=postgresql-42.2.5.jar, instead of Maven's.")
    private List<String> files = List.of();

    /**
     * The jars given, by {@code driver:version} whatever of a profile the user wrote, and Maven's for the others.
     *
     * @throws CommandException when a file is not there, or is given for what is no profile
     */
    Artifacts artifacts() {
        Map<String, Path> jars = new HashMap<>();
        for (String text : files) {
            // the settings of a profile hold equals signs too
            int equals = text.indexOf('?') < 0 ? text.indexOf('=') : text.lastIndexOf('=');
            if (equals < 0) {
                throw CommandException.wrongUse("--driver-jar does not say whose jar it is\n  to fix: write it as in"
                        + " --driver-jar pgjdbc:42.2.5=postgresql-42.2.5.jar");
            }
            String written = text.substring(0, equals);
            Path jar = Path.of(text.substring(equals + 1));
            if (!Files.isRegularFile(jar)) {
                throw CommandException.wrongUse("--driver-jar " + written + ": there is no file " + jar);
            }
            Profile profile = profile(written);
            jars.put(profile.driver() + ":" + profile.version(), jar);
        }
        return new Artifacts(jars);
    }

    /**
     * A profile as a user writes it.
     *
     * @throws CommandException when it is none, or a setting is a secret: a profile is shown whole
     */
    static Profile profile(String text) {
        try {
            return Profile.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw CommandException.wrongUse(String.valueOf(wrong.getMessage()));
        }
    }
}
