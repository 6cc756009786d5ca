package dev.regauge.lint.build;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.rules.Description;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import java.util.Optional;

/** Drivers whose version the files of the project do not decide. */
final class Undecided {

    static final Description DESCRIPTION = DriverRules.description(
            "driver-version-undecided",
            "No file of the project says which version of the driver it takes",
            "A parent, a bill of materials or a plugin from elsewhere decides, and may decide otherwise tomorrow. What is"
                    + " known of versions was not looked at; nothing is guessed.",
            "<version>${managed.elsewhere}</version>",
            "<version>42.7.14</version>");

    private Undecided() {}

    static Optional<Finding> of(DriverUse use) {
        if (use.version().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(DriverRules.finding(
                DESCRIPTION,
                use,
                Change.UNKNOWN,
                Severity.INFO,
                "Which version of " + use.artifact() + " runs is not known here: " + use.undecided(),
                DESCRIPTION.why(),
                new Outcome.Unmeasured(),
                new Outcome.Unmeasured(),
                "the build files",
                "Ask the build (mvn dependency:tree, gradle dependencyInsight), and name it with --from.",
                Optional.empty()));
    }
}
