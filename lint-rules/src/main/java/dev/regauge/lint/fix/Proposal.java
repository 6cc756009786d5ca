package dev.regauge.lint.fix;

import dev.regauge.lint.Finding;
import dev.regauge.lint.rules.Replacement;
import dev.regauge.lint.scan.SqlSite;
import java.util.Comparator;
import java.util.List;

/**
 * What a site's text should become.
 *
 * @param site that has one text, known in full
 * @param sql that text
 * @param cures the findings it puts right, each with its replacements; none of them overlap
 */
record Proposal(SqlSite site, String sql, List<Cure> cures) {

    /** @param finding as the caller knows it */
    record Cure(Finding finding, List<Replacement> replacements) {}

    Proposal {
        cures = List.copyOf(cures);
    }

    List<Replacement> replacements() {
        return cures.stream()
                .flatMap(cure -> cure.replacements().stream())
                .sorted(Comparator.comparingInt(Replacement::start))
                .toList();
    }

    String corrected() {
        return Replacement.in(sql, replacements());
    }
}
