package dev.regauge.lint.project;

import dev.regauge.lint.build.BuildReading;
import dev.regauge.lint.build.DriverUse;
import dev.regauge.route.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The driver of today, as far as the build files tell: where they leave a doubt, the user is asked. */
public final class DriverGuess {

    private DriverGuess() {}

    /**
     * The driver to assume when the user names none: pgjdbc-ng where it is in use, because it has to go.
     *
     * @param advice how the user can name one
     * @throws ProjectException when the build files name none, or several versions, or one whose version they leave open or
     *     that is no release
     */
    public static Profile of(BuildReading reading, Path project, Advice advice) {
        List<DriverUse> uses = candidates(reading.drivers());
        if (uses.isEmpty()) {
            throw ask("No build file of " + project + " names a PostgreSQL driver", uses, advice.from(Advice.EXAMPLE));
        }
        List<Profile> profiles =
                uses.stream().flatMap(use -> use.profile().stream()).distinct().toList();
        boolean allKnown = uses.stream().allMatch(use -> use.profile().isPresent());
        if (profiles.size() == 1 && allKnown) {
            return profiles.get(0);
        }
        String driver = uses.get(0).driver().orElse(Profile.PGJDBC);
        String example =
                profiles.isEmpty() ? driver + ":VERSION" : profiles.get(0).toString();
        throw ask(problem(uses), uses, advice.from(example));
    }

    private static String problem(List<DriverUse> uses) {
        List<String> versions =
                uses.stream().flatMap(use -> use.version().stream()).distinct().toList();
        if (versions.size() > 1) {
            return "The build files name several versions of the driver, and only you know which one is meant";
        }
        return uses.stream().allMatch(use -> use.version().isPresent())
                ? "The build files name a version of the driver that is no release of it, and only you know which one it"
                        + " behaves as"
                : "The build files do not say which version of the driver it is";
    }

    private static List<DriverUse> candidates(List<DriverUse> all) {
        List<DriverUse> always =
                all.stream().filter(use -> use.condition().isEmpty()).toList();
        List<DriverUse> uses = always.isEmpty() ? all : always;
        List<DriverUse> leaving = uses.stream()
                .filter(use -> use.driver().equals(Optional.of(Profile.PGJDBC_NG)))
                .toList();
        List<DriverUse> meant = leaving.isEmpty() ? uses : leaving;
        // a profile, even one that is active by default, may make another version of it
        return all.stream()
                .filter(use -> meant.stream().anyMatch(one -> one.driver().equals(use.driver())))
                .toList();
    }

    private static ProjectException ask(String what, List<DriverUse> uses, String answer) {
        String found = uses.stream().map(use -> "\n  found:  " + use).collect(Collectors.joining());
        return new ProjectException(what + found + "\n  to fix: say which one it runs on, as in " + answer);
    }
}
