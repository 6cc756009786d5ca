package dev.regauge.lint.build;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.rules.Description;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Two drivers on one class path, or the same one twice. */
final class Duplicates {

    static final Description DESCRIPTION = DriverRules.description(
            "duplicate-driver",
            "One class path holds two drivers, or one driver twice",
            "Where two jars hold the same classes, the order of the class path decides which version runs, and it differs"
                    + " between machines and builds. Where two drivers are there, code and configuration decide place by"
                    + " place which one runs.",
            "org.postgresql:postgresql:42.7.14 beside postgresql:postgresql:9.1-901.jdbc4",
            "org.postgresql:postgresql:42.7.14");

    private final Route route;

    private Duplicates(Route route) {
        this.route = route;
    }

    static List<Finding> of(List<DriverUse> uses, Route route) {
        Map<String, List<DriverUse>> byClassPath = new TreeMap<>();
        uses.stream()
                .filter(use -> use.driver().isPresent()
                        && !use.aside()
                        && use.condition().isEmpty())
                .forEach(use -> byClassPath
                        .computeIfAbsent(use.classPath(), path -> new ArrayList<>())
                        .add(use));
        Duplicates duplicates = new Duplicates(route);
        return byClassPath.values().stream()
                .flatMap(together -> duplicates.among(together).stream())
                .toList();
    }

    /** The first two that do not go together: about the others the same would have to be said. */
    private Optional<Finding> among(List<DriverUse> together) {
        for (int i = 1; i < together.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (clash(together.get(j), together.get(i))) {
                    return Optional.of(finding(together.get(j), together.get(i)));
                }
            }
        }
        return Optional.empty();
    }

    private boolean clash(DriverUse one, DriverUse other) {
        if (!one.driver().equals(other.driver())) {
            // of the driver that goes away, the rule driver-dependency speaks
            return route.from().driver().equals(route.to().driver());
        }
        boolean otherCoordinates = !one.artifact().equals(other.artifact());
        return otherCoordinates
                || (isJar(one)
                        && isJar(other)
                        && isClassPath(one.classPath())
                        && !one.version().equals(other.version()));
    }

    private static boolean isJar(DriverUse use) {
        return use.location().line() == 0;
    }

    /** Folders of jars may hold drivers to choose from; those called lib, and archives, are class paths. */
    private static boolean isClassPath(String name) {
        return !name.startsWith("jars in ") || name.endsWith("/lib") || name.equals("jars in lib");
    }

    private static Finding finding(DriverUse one, DriverUse other) {
        boolean twice = one.driver().equals(other.driver());
        Outcome both = new Outcome.Value("both on one class path");
        return DriverRules.finding(
                DESCRIPTION,
                other,
                Change.ALREADY_BROKEN,
                Severity.WARNING,
                written(other) + " stands beside " + written(one) + " (" + one.location() + ")"
                        + (twice ? ": the same classes twice" : ": two drivers on one class path"),
                DESCRIPTION.why(),
                both,
                both,
                "the build files",
                "Keep one of them: " + (twice ? "the newer one" : "remove " + removed(one, other)) + ".",
                Optional.empty());
    }

    private static String removed(DriverUse one, DriverUse other) {
        return one.driver().equals(Optional.of(Profile.PGJDBC_NG)) ? one.artifact() : other.artifact();
    }

    private static String written(DriverUse use) {
        return use.artifact() + use.version().map(":"::concat).orElse("");
    }
}
