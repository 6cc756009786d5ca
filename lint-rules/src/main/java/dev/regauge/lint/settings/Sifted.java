package dev.regauge.lint.settings;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.Suppression;
import dev.regauge.page.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings, sorted out by what a project asks.
 *
 * @param open what a report is about, worst first; what is wrong with suppressions among them
 * @param suppressed what may stay, worst first
 * @param excluded how many were left out because of their file
 * @param off how many were left out because their rule is off
 */
public record Sifted(List<Finding> open, List<Suppressed> suppressed, int excluded, int off) {

    /** Copies the lists. */
    public Sifted {
        open = List.copyOf(open);
        suppressed = List.copyOf(suppressed);
    }

    /** What a reader of the report should know is not in it, a line each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!suppressed.isEmpty()) {
            Map<Suppression.Kind, Integer> counts = new TreeMap<>();
            suppressed.forEach(finding -> counts.merge(finding.by().kind(), 1, Integer::sum));
            List<String> parts = new ArrayList<>();
            counts.forEach((kind, count) -> parts.add(count + " by " + words(kind, count)));
            notes.add(Count.of(suppressed.size(), "finding is suppressed: ", "findings are suppressed: ")
                    + String.join(", ", parts) + ".");
        }
        if (excluded > 0) {
            notes.add(Count.of(excluded, "finding is", "findings are") + " left out: their files are excluded.");
        }
        if (off > 0) {
            notes.add(Count.of(off, "finding is", "findings are") + " left out: their rules are off.");
        }
        return notes;
    }

    private static String words(Suppression.Kind kind, int count) {
        return switch (kind) {
            case ANNOTATION -> count == 1 ? "an annotation" : "annotations";
            case COMMENT -> count == 1 ? "a comment" : "comments";
            case CONFIGURATION -> "the configuration";
            case BASELINE -> "the baseline";
        };
    }
}
