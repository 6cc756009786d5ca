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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Known vulnerabilities of a driver, in as many findings as there are answers to what the route does about them: those
 * that it fixes, those that stay, those that it brings.
 */
final class Vulnerabilities {

    static final Description DESCRIPTION = DriverRules.description(
            "driver-cve",
            "The build brings a driver with known vulnerabilities",
            "A vulnerability of a driver is one of every program that runs on it. Those that the change fixes are good to"
                    + " know; those that stay, or come with it, are to be looked at. The table is of a day, which each"
                    + " finding says; no network is asked.",
            "org.postgresql:postgresql:42.2.5",
            "org.postgresql:postgresql, at the newest release of the table below");

    private final DriverUse use;
    private final Route route;
    private final KnownProblems known;
    private final DriverVersion today;
    private final DriverVersion tomorrow;

    private Vulnerabilities(
            DriverUse use, Route route, KnownProblems known, DriverVersion today, DriverVersion tomorrow) {
        this.use = use;
        this.route = route;
        this.known = known;
        this.today = today;
        this.tomorrow = tomorrow;
    }

    static List<Finding> of(DriverUse use, Route route, KnownProblems known) {
        Optional<DriverVersion> today = use.version().flatMap(DriverVersion::parse);
        Optional<DriverVersion> tomorrow = today.flatMap(version -> tomorrow(use, version, route));
        return tomorrow.isEmpty()
                ? List.of()
                : new Vulnerabilities(use, route, known, today.get(), tomorrow.get()).findings();
    }

    /**
     * What the change makes of it: never an older version. What the route does not leave stays as it is: a library of
     * drivers, and another driver that stands beside.
     */
    static Optional<DriverVersion> tomorrow(DriverUse use, DriverVersion today, Route route) {
        boolean left = use.driver().equals(Optional.of(route.from().driver()));
        if (!left || !route.to().driver().equals(Profile.PGJDBC)) {
            return Optional.of(today);
        }
        boolean sameDriver = route.from().driver().equals(Profile.PGJDBC);
        return DriverVersion.parse(route.to().version()).map(to -> sameDriver && !today.isBefore(to) ? today : to);
    }

    private List<Finding> findings() {
        if (today.foreign() || tomorrow.foreign()) {
            return List.of(unknown());
        }
        List<KnownProblem> before = known.of(use.artifact(), today);
        List<KnownProblem> after = known.of(today.equals(tomorrow) ? use.artifact() : DriverUse.PGJDBC, tomorrow);
        List<Finding> findings = new ArrayList<>();
        add(Change.FIXED, without(before, after), findings);
        add(Change.ALREADY_BROKEN, before.stream().filter(after::contains).toList(), findings);
        // of a driver in tests or tools the program sees nothing, so nothing comes to it
        add(Change.COSTS, use.aside() ? List.of() : without(after, before), findings);
        return findings;
    }

    /** What others built may have been mended or not, so it is on neither side of a comparison. */
    private Finding unknown() {
        DriverVersion foreign = today.foreign() ? today : tomorrow;
        return DriverRules.finding(
                DESCRIPTION,
                use,
                Change.UNKNOWN,
                Severity.INFO,
                "Which known vulnerabilities " + name(foreign) + " has is not known",
                "Somebody else than the driver's project built it, so its number does not tell what was mended in it.",
                new Outcome.Unmeasured(),
                new Outcome.Unmeasured(),
                "known vulnerabilities as of " + known.date(),
                "Ask who built it which vulnerabilities it fixes.",
                Optional.empty());
    }

    private static List<KnownProblem> without(List<KnownProblem> problems, List<KnownProblem> others) {
        return problems.stream().filter(problem -> !others.contains(problem)).toList();
    }

    private void add(Change change, List<KnownProblem> group, List<Finding> findings) {
        if (!group.isEmpty()) {
            findings.add(DriverRules.finding(
                    DESCRIPTION,
                    use,
                    change,
                    severity(change, group),
                    message(change, group),
                    group.stream().map(this::line).collect(Collectors.joining(". ", "", ".")),
                    outcome(name(today), change == Change.COSTS ? List.of() : group),
                    outcome(name(tomorrow), change == Change.FIXED ? List.of() : group),
                    "known vulnerabilities as of " + known.date(),
                    advice(change, group),
                    Optional.empty()));
        }
    }

    /** One that nobody can get rid of by a version that was measured here does not keep a project from being clean. */
    private Severity severity(Change change, List<KnownProblem> group) {
        boolean avoidable = group.stream()
                .filter(this::isExposed)
                .anyMatch(problem -> newestMeasured().filter(problem::isFixedBy).isPresent());
        return change == Change.FIXED || !avoidable ? Severity.INFO : Severity.WARNING;
    }

    /** Whether the end of the route has the setting that it needs, as far as a profile can tell. */
    private boolean isExposed(KnownProblem problem) {
        return !problem.needs().equals("preferQueryMode=simple") || route.to().simpleMode();
    }

    private static Optional<DriverVersion> newestMeasured() {
        return DriverVersion.parse(Profile.parse(Profile.PGJDBC).version());
    }

    private String message(Change change, List<KnownProblem> group) {
        String ids = group.stream().map(KnownProblem::id).collect(Collectors.joining(", "));
        String count = group.size() + (group.size() == 1 ? " known vulnerability" : " known vulnerabilities");
        return switch (change) {
            case FIXED -> name() + " has " + count + ", which " + route.to() + " fixes: " + ids;
            case COSTS -> route.to() + " comes with " + count + " that " + name() + " does not have: " + ids;
            default ->
                name() + " has " + count + (today.equals(tomorrow) ? "" : ", which " + route.to() + " has as well")
                        + ": " + ids;
        };
    }

    private String name() {
        return name(today);
    }

    /** What changes becomes what the route leads to; what stays keeps its name. */
    private String name(DriverVersion version) {
        return version.equals(today)
                ? use.driver().orElse(use.artifact()) + ":" + today
                : route.to().driver() + ":" + tomorrow;
    }

    private String line(KnownProblem problem) {
        return problem.id() + ": " + problem.sentence()
                + (problem.needs().isEmpty() ? "" : " (only with " + problem.needs() + ")")
                + problem.firstFixAfter(today).map(fix -> "; fixed in " + fix).orElse("; no fixed release is known");
    }

    /** With its own name, because another driver than those of the route may stand in a build file. */
    private static Outcome outcome(String name, List<KnownProblem> group) {
        String ids = group.stream().map(KnownProblem::id).collect(Collectors.joining(", "));
        return new Outcome.Value(name + " has " + (ids.isEmpty() ? "none of them" : ids));
    }

    private String advice(Change change, List<KnownProblem> group) {
        if (change == Change.FIXED) {
            return "Nothing beyond the change itself." + withinLine(group);
        }
        Optional<DriverVersion> newest = known.newest(group.get(0).artifact());
        if (newest.isEmpty()) {
            return "Look for a release newer than this table, or do without what it needs.";
        }
        boolean measured = newestMeasured()
                .filter(version -> !version.isBefore(newest.get()))
                .isPresent();
        return "Take " + newest.get() + " or newer, which fixes all that is known." + withinLine(group)
                + (measured
                        ? ""
                        : " What changes up to "
                                + newestMeasured().map(Object::toString).orElse("")
                                + " was measured here, what changes behind it was not.");
    }

    /** The smallest step within the line, where one fixes all of them. */
    private String withinLine(List<KnownProblem> group) {
        List<DriverVersion> fixes = group.stream()
                .flatMap(problem -> problem.fixedInLineOf(today).stream())
                .sorted()
                .toList();
        return fixes.size() < group.size()
                ? ""
                : " Without leaving its line, " + fixes.get(fixes.size() - 1) + " fixes "
                        + (group.size() == 1 ? "it." : "all of them.");
    }
}
