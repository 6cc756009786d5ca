package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import java.util.StringJoiner;

/** A finding in lines of plain text, for formats that have room for one text. */
public final class Plain {

    private Plain() {}

    /**
     * What happens on each end, why, and what to do; the statement first, where there is one.
     *
     * @param route as {@link dev.regauge.route.Route#toString} writes it
     */
    public static String details(Finding finding, String route) {
        StringJoiner lines = new StringJoiner("\n");
        if (!finding.sql().isEmpty()) {
            lines.add(finding.sql()).add("");
        }
        lines.add(route + ": " + Words.title(finding.change()) + " (" + finding.source() + ")");
        lines.add("  from: " + finding.from().text())
                .add("  to:   " + finding.to().text());
        if (!finding.why().isEmpty()) {
            lines.add(finding.why());
        }
        lines.add("To fix: " + finding.advice());
        finding.corrected().ifPresent(code -> lines.add(code));
        return lines.toString();
    }
}
