package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.project.LintResult;
import dev.regauge.lint.report.Report;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The first line says what the change does, and of nothing else that it does. */
class FailureMessageTest {

    private static final Route ROUTE = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    private static final String CHANGE = "the change from pgjdbc-ng:0.8.9 to pgjdbc:42.7.14";

    @Test
    void countsPlacesAndNotFindings() {
        assertThat(head(finding("a", Change.BREAKS, 1), finding("b", Change.SILENTLY_CHANGES, 1)))
                .isEqualTo("1 place does not stand " + CHANGE + " (2 errors, 0 warnings, 0 good to know):");
    }

    @Test
    void tellsApartWhatIsNotKnownToBeCausedByTheChange() {
        assertThat(head(
                        finding("a", Change.BREAKS, 1),
                        finding("b", Change.BREAKS, 2),
                        finding("sink-not-found", Change.UNKNOWN, 3)))
                .startsWith("2 places do not stand " + CHANGE + ", and 1 finding counts besides (");
    }

    @Test
    void blamesNothingOnTheChangeWhereItCausesNothing() {
        assertThat(head(finding("a", Change.ALREADY_BROKEN, 1), finding("not-read", Change.UNKNOWN, 2)))
                .startsWith("For " + CHANGE + " 2 findings count, none of which it is known to cause (");
    }

    private static String head(Finding... findings) {
        Report report =
                new Report("shop", ROUTE, "", List.of(), List.of(findings), List.of(), List.of(), "", false, List.of());
        LintResult result = new LintResult(report, Severity.WARNING);
        return FailureMessage.of(result, List.of(), Path.of("b.txt"), new MavenAdvice(""))
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static Finding finding(String rule, Change change, int line) {
        return new Finding(
                rule,
                change,
                Severity.ERROR,
                new Location("A.java", line, "A", "a"),
                OptionalInt.empty(),
                "",
                "",
                OptionalInt.empty(),
                "message",
                "why",
                new Outcome.Unmeasured(),
                new Outcome.Unmeasured(),
                "",
                "advice",
                Optional.empty(),
                false,
                List.of());
    }
}
