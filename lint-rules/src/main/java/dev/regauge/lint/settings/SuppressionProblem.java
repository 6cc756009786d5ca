package dev.regauge.lint.settings;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.NearestName;
import dev.regauge.lint.Severity;
import dev.regauge.lint.Suppression.Kind;
import dev.regauge.lint.rules.Rules;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Findings about suppressions. */
final class SuppressionProblem {

    private static final String NOT_FOLLOWED = "It suppresses nothing as it stands, and nobody would notice.";

    private SuppressionProblem() {}

    /** Whether a rule may be suppressed under this name. */
    static boolean isKnown(Kind kind, String rule) {
        return Rules.ids().contains(rule) || (kind == Kind.CONFIGURATION && rule.equals("*"));
    }

    /** What is wrong with a suppression as it is written. */
    static List<Finding> of(Kind kind, Location place, IgnoreComment text) {
        List<Finding> problems = new ArrayList<>();
        if (text.rules().isEmpty()) {
            problems.add(bad(place, "A suppression names no rule", "Name the rules that it is about."));
        }
        for (String rule : text.rules()) {
            if (!isKnown(kind, rule)) {
                problems.add(unknown(place, rule));
            }
        }
        if (text.reason().isEmpty()) {
            problems.add(bad(
                    place,
                    "The suppression of " + String.join(", ", text.rules()) + " gives no reason",
                    kind == Kind.ANNOTATION
                            ? "Say why, as in reason = \"goes with the old export\"."
                            : "Say why, behind two dashes or a colon: regauge:ignore RULE -- reason."));
        }
        return problems;
    }

    private static Finding unknown(Location place, String rule) {
        if (rule.contains("*")) {
            return bad(
                    place,
                    "A suppression covers \"" + rule + "\" instead of rules",
                    "Name the rules one by one; all rules can be suppressed for a path, in " + LintConfig.FILE + ".");
        }
        return bad(
                place,
                "A suppression names " + rule + ", and there is no such rule" + NearestName.hint(rule, Rules.ids()),
                "Correct the name; `regauge lint --rules` lists them all.");
    }

    /** An annotation on a field of which no text is known, or on one of several methods that nothing tells apart. */
    static Finding noText(Location place) {
        return bad(
                place,
                "The annotation on " + place.method()
                        + " covers nothing: a field has to be a constant text, and methods of"
                        + " one name need lines in the class file, or SQL in an annotation, to be told apart",
                "Put it on the method or the class that uses the field, or on the class; or compile with line numbers.");
    }

    private static Finding bad(Location place, String message, String advice) {
        return finding(Rules.BAD_SUPPRESSION, Change.UNKNOWN, Severity.WARNING, place, message, NOT_FOLLOWED, advice);
    }

    /** A suppression of a rule that finds nothing there. */
    static Finding unused(Marker marker, String rule) {
        String what = rule.equals("*") ? "any rule" : rule;
        boolean inSource = marker.by().kind() == Kind.COMMENT
                && marker.by().place().className().isEmpty()
                && marker.by().place().file().matches(".*\\.(java|kt|scala|groovy)");
        return finding(
                Rules.UNUSED_SUPPRESSION,
                Change.UNCHANGED,
                Severity.INFO,
                marker.by().place(),
                "This " + marker.words() + " suppresses " + what + ", which finds nothing here on this route"
                        + (inSource
                                ? ": comments of a source count for connection URLs only; put the annotation"
                                        + " RegaugeIgnore on the method, or the comment into the SQL"
                                : "; remove it, unless another route needs it"),
                "",
                "Remove it.");
    }

    static Finding finding(
            String rule, Change change, Severity severity, Location place, String message, String why, String advice) {
        return new Finding(
                rule,
                change,
                severity,
                place,
                OptionalInt.empty(),
                "",
                "",
                OptionalInt.empty(),
                message,
                why,
                new Outcome.Unmeasured(),
                new Outcome.Unmeasured(),
                "",
                advice,
                Optional.empty(),
                false,
                List.of());
    }
}
