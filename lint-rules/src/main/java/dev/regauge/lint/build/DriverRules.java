package dev.regauge.lint.build;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.rules.Description;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the drivers that a build brings mean on a route: known vulnerabilities, two drivers on one class path, builds for
 * a Java of long ago, and versions that nobody can tell. Rests on dated data, not on measurements.
 */
public final class DriverRules {

    private DriverRules() {}

    /**
     * The findings, each once, in no order.
     *
     * @param route the change that is planned
     * @param reading what the build files say
     * @param known what is known to be wrong with versions
     */
    public static List<Finding> lint(Route route, BuildReading reading, KnownProblems known) {
        List<Finding> findings = new ArrayList<>();
        for (DriverUse use : reading.uses()) {
            findings.addAll(Vulnerabilities.of(use, route, known));
            Editions.of(use, route).ifPresent(findings::add);
            Undecided.of(use).ifPresent(findings::add);
        }
        findings.addAll(Duplicates.of(reading.uses(), route));
        return findings.stream().distinct().toList();
    }

    /** Whether a finding is about a driver that a module gets without naming it, so that others may get it the same way. */
    public static boolean isUnnamed(Finding finding) {
        return finding.location().line() == BuildReading.UNNAMED
                && descriptions().stream().anyMatch(rule -> rule.id().equals(finding.rule()));
    }

    /** That the end of the route has known vulnerabilities itself, in a sentence or two, whatever a build file brings. */
    public static Optional<String> aboutTarget(Route route, KnownProblems known) {
        return TargetProblems.of(route.to(), known);
    }

    /** What a reader needs to know about these rules. */
    public static List<Description> descriptions() {
        return Stream.of(
                        Vulnerabilities.DESCRIPTION,
                        Duplicates.DESCRIPTION,
                        Editions.DESCRIPTION,
                        Undecided.DESCRIPTION)
                .toList();
    }

    static Description description(String id, String title, String why, String bad, String good) {
        return new Description(id, title, why, bad, good, List.of(), "Looks at no SQL.", false);
    }

    /**
     * A finding about a driver in a build file.
     *
     * @param severity what it matters; where only tests or tools see the driver, it is good to know
     */
    static Finding finding(
            Description rule,
            DriverUse use,
            Change change,
            Severity severity,
            String message,
            String why,
            Outcome from,
            Outcome to,
            String source,
            String advice,
            Optional<String> corrected) {
        return new Finding(
                rule.id(),
                change,
                use.aside() ? Severity.INFO : severity,
                use.location(),
                OptionalInt.empty(),
                "",
                use.artifact() + use.version().map(":"::concat).orElse(""),
                OptionalInt.empty(),
                message,
                why,
                from,
                to,
                source,
                advice,
                corrected,
                false,
                List.of());
    }
}
