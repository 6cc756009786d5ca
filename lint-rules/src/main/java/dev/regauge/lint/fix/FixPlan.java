package dev.regauge.lint.fix;

import dev.regauge.lint.Finding;
import dev.regauge.url.rewrite.Edit;
import dev.regauge.url.rewrite.RewritePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What can be put right without a person: computed, and not written.
 *
 * @param edits of the files, to be shown or written
 * @param fixed findings that are gone with them, in the order they came in
 * @param left all others, in the order they came in
 */
public record FixPlan(RewritePlan edits, List<Fixed> fixed, List<Left> left) {

    /** Nothing was asked for. */
    public static final FixPlan NONE =
            new FixPlan(new RewritePlan(List.of(), List.of(), 0), List.of(), List.of());

    /**
     * A finding and the edits that put it right.
     *
     * @param finding as it came in
     * @param file that is edited, relative to the project's root
     * @param edits of that file, at least one; several findings may share some
     */
    public record Fixed(Finding finding, String file, List<Edit> edits) {

        /** Copies the list. */
        public Fixed {
            edits = List.copyOf(edits);
        }
    }

    /**
     * A finding that stays.
     *
     * @param finding as it came in
     * @param why a clause
     */
    public record Left(Finding finding, String why) {}

    /** Copies the lists. */
    public FixPlan {
        fixed = List.copyOf(fixed);
        left = List.copyOf(left);
    }

    /** How many findings are left for each reason, the most frequent first. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> counted = new TreeMap<>();
        left.forEach(one -> counted.merge(one.why(), 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counted.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** What puts a finding right, where anything does. */
    public Optional<Fixed> of(Finding finding) {
        return fixed.stream().filter(one -> one.finding().equals(finding)).findFirst();
    }
}
