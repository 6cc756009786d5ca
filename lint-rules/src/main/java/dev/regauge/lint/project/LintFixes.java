package dev.regauge.lint.project;

import dev.regauge.lint.fix.FixPlan;
import dev.regauge.page.Count;
import dev.regauge.url.rewrite.Refusal;
import dev.regauge.url.rewrite.RewritePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a lint can put right without a person.
 *
 * @param parts of the paths that have findings
 */
public record LintFixes(List<Part> parts) {

    /**
     * The fixes of one path.
     *
     * @param root its folder
     * @param prefix in front of its files
     * @param plan what is fixed there and what is left
     */
    public record Part(Path root, String prefix, FixPlan plan) {}

    /** Copies the list. */
    public LintFixes {
        parts = List.copyOf(parts);
    }

    /** All edits as one unified diff. Files are called as the report calls them. */
    public String diff() {
        return parts.stream()
                .map(part -> part.plan().edits().diff(part.root(), part.prefix()))
                .collect(Collectors.joining());
    }

    /** Applies the edits, all files of all paths or none, and answers what is really fixed. */
    public LintFixes write() {
        List<List<Refusal>> refusals = RewritePlan.writeAll(parts.stream()
                .map(part -> new RewritePlan.Rooted(part.root(), part.plan().edits()))
                .toList());
        return new LintFixes(IntStream.range(0, parts.size())
                .mapToObj(i -> new Part(
                        parts.get(i).root(),
                        parts.get(i).prefix(),
                        parts.get(i).plan().without(refusals.get(i))))
                .toList());
    }

    /** What is fixed, path by path. */
    public List<FixPlan.Fixed> fixed() {
        return parts.stream().flatMap(part -> part.plan().fixed().stream()).toList();
    }

    /** What is left, path by path. */
    public List<FixPlan.Left> left() {
        return parts.stream().flatMap(part -> part.plan().left().stream()).toList();
    }

    /** How many findings can be fixed, how many are left, and why, a line each; the most frequent reason first. */
    public List<String> plannedLines() {
        return lines("can be fixed");
    }

    /** The same of what was written. */
    public List<String> writtenLines() {
        return lines("fixed");
    }

    private List<String> lines(String what) {
        long files = parts.stream()
                .mapToLong(part -> part.plan().fixed().stream()
                        .map(FixPlan.Fixed::file)
                        .distinct()
                        .count())
                .sum();
        List<String> lines = new ArrayList<>();
        lines.add(Count.of(fixed().size(), "finding", "findings") + " " + what + " in "
                + Count.of((int) files, "file", "files") + ", " + left().size() + " left"
                + (left().isEmpty() ? "" : ":"));
        Map<String, Integer> reasons = new TreeMap<>();
        left().forEach(one -> reasons.merge(one.why(), 1, Integer::sum));
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(reason -> lines.add("%5d  %s".formatted(reason.getValue(), reason.getKey())));
        return lines;
    }
}
