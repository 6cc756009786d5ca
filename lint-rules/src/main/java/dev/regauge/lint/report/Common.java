package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.report.Overview.Entry;
import java.util.List;
import java.util.function.Function;

/**
 * What several findings of a rule say alike, so that a page says it once above them; nothing where there is but one.
 *
 * @param outcomes what both drivers did, and what they were measured on
 */
record Common(boolean outcomes, boolean why, boolean advice) {

    static Common of(List<Entry> entries) {
        return new Common(
                alike(entries, finding -> List.of(finding.from(), finding.to(), finding.source())),
                alike(entries, Finding::why),
                alike(entries, Finding::advice));
    }

    private static boolean alike(List<Entry> entries, Function<Finding, Object> part) {
        return entries.size() > 1
                && entries.stream()
                                .map(entry -> part.apply(entry.finding()))
                                .distinct()
                                .limit(2)
                                .count()
                        == 1;
    }

    boolean anything() {
        return outcomes || why || advice;
    }
}
