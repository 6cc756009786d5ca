package dev.regauge.lint.rules;

import dev.regauge.lint.Finding;
import dev.regauge.lint.scan.SqlSite;
import java.util.Comparator;
import java.util.List;

/** Weighs what is proposed for a finding: all of its matches have to be certain, or nothing is. */
final class Remedies {

    private Remedies() {}

    /** @param matches that the finding stands for, of all texts of the site */
    static Remedy of(Finding finding, SqlSite site, List<Match> matches) {
        String uncertain = uncertain(finding, site, matches);
        List<Replacement> replacements = matches.stream()
                .flatMap(match -> match.cure().replacements().stream())
                .distinct()
                .sorted(Comparator.comparingInt(Replacement::start))
                .toList();
        return new Remedy(finding, site, uncertain.isEmpty() ? replacements : List.of(), uncertain);
    }

    private static String uncertain(Finding finding, SqlSite site, List<Match> matches) {
        if (matches.stream().anyMatch(match -> match.correction() instanceof Correction.None)) {
            return "no correction is known that needs no thought";
        }
        if (site.templates().size() > 1) {
            return "the statement has several texts";
        }
        if (site.templates().get(0).constant().isEmpty()) {
            return "part of the text is known to the running program alone";
        }
        if (matches.stream().anyMatch(match -> match.cure().certainty() == Certainty.NONE)) {
            return matches.stream().anyMatch(match -> match.correction() instanceof Correction.Code)
                    ? "it is put right in the code and not in the SQL"
                    : "it is not proven that the corrected SQL means the same";
        }
        boolean repairs = matches.stream().anyMatch(match -> match.cure().certainty() == Certainty.REPAIRS);
        return repairs && finding.from().answered()
                ? "the program gets an answer today, which may not be the one that the corrected SQL gives"
                : "";
    }
}
