package dev.regauge.lint.build;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.rules.Description;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.util.Optional;
import java.util.Set;

/** Builds of pgjdbc for Java 5 to 7, on a Java that is newer. */
final class Editions {

    static final Description DESCRIPTION = DriverRules.description(
            "jre6-7-classifier",
            "The build brings a driver that was built for Java 7 or older",
            "Such a build leaves out what came with JDBC 4.2: java.time in setObject and getObject, large update counts."
                    + " The editions for Java 6 and 7 ended with the line 42.2 and get no fixes any more.",
            "org.postgresql:postgresql:42.2.5.jre7",
            "org.postgresql:postgresql:42.7.14");

    private static final Set<String> OLD = Set.of("jre5", "jre6", "jre7", "jdbc3", "jdbc4", "jdbc41");

    private Editions() {}

    static Optional<Finding> of(DriverUse use, Route route) {
        Optional<DriverVersion> today =
                use.version().flatMap(DriverVersion::parse).filter(version -> OLD.contains(version.edition()));
        return today.flatMap(version -> Vulnerabilities.tomorrow(use, version, route)
                .map(tomorrow -> finding(use, version, OLD.contains(tomorrow.edition()), route)));
    }

    private static Finding finding(DriverUse use, DriverVersion today, boolean stays, Route route) {
        Outcome old = new Outcome.Value(today + " is built for " + today.edition());
        return DriverRules.finding(
                DESCRIPTION,
                use,
                stays ? Change.ALREADY_BROKEN : Change.FIXED,
                stays ? Severity.WARNING : Severity.INFO,
                use.artifact() + ":" + today + " was built for " + today.edition() + ", without java.time",
                DESCRIPTION.why(),
                old,
                stays ? old : new Outcome.Value(route.to().version() + " is built for Java 8 and newer"),
                "the version's own name",
                stays
                        ? "Take the version without " + today.edition() + " where the program runs on Java 8 or newer."
                        : "Nothing beyond the change itself: " + route.to() + " is for Java 8 and newer.",
                Optional.empty());
    }
}
