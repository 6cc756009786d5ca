package dev.regauge.lint.project;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.report.Report;
import dev.regauge.page.Count;
import java.util.List;

/**
 * What came of a lint.
 *
 * @param report all that is to be shown
 * @param failOn from where on a finding counts
 */
public record LintResult(Report report, Severity failOn) {

    /** The findings that count, worst first; a build fails where there is one. */
    public List<Finding> counting() {
        return report.findings().stream()
                .filter(finding -> finding.severity().compareTo(failOn) <= 0)
                .toList();
    }

    /** Those of the report's notes that say why a finding may be missing, or out of date. */
    public List<String> warnings() {
        return report.notes().stream().filter(LintedPath::isLoss).toList();
    }

    /** How many of what, in a line. */
    public String summary() {
        int known = (int) report.suppressed().stream()
                .filter(kept -> kept.by().kind() == Suppression.Kind.BASELINE)
                .count();
        int suppressed = report.suppressed().size() - known;
        return Count.of(number(Severity.ERROR), "error", "errors") + ", "
                + Count.of(number(Severity.WARNING), "warning", "warnings") + ", " + number(Severity.INFO)
                + " good to know"
                + (suppressed == 0 ? "" : ", " + suppressed + " suppressed")
                + (known == 0 ? "" : ", " + known + " in the baseline");
    }

    private int number(Severity severity) {
        return (int) report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
