package dev.regauge.lint.settings;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.rules.Rules;
import dev.regauge.lint.scan.UnmetSink;
import dev.regauge.route.Change;

/** Findings about sinks of a configuration. */
final class SinkProblem {

    private static final String UNSEEN =
            "A name with a slip in it declares nothing, and the SQL that the method takes is not looked at.";

    private SinkProblem() {}

    /** A sink that is no method which the program has or calls. */
    static Finding of(UnmetSink unmet, String file) {
        return SuppressionProblem.finding(
                Rules.SINK_NOT_FOUND,
                Change.UNKNOWN,
                Severity.WARNING,
                Location.inFile(file, 0),
                "No method that the program has or calls, and that takes SQL there, is "
                        + unmet.sink().written(),
                UNSEEN,
                unmet.nearest()
                        .map(near -> "The program has " + near + ": correct the name or its parameters.")
                        .orElse("Correct the name, or remove the sink."));
    }
}
