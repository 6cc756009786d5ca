package dev.regauge.lint.settings;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.rules.Rules;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.route.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts findings by what a project asks: files that are left out, rules that are off or matter more or less than usual,
 * and findings that may stay. Nothing vanishes: what is left out is counted, what may stay is kept with its reason, and
 * a suppression that suppresses nothing, or cannot be followed, is a finding itself.
 */
public final class Suppressions {

    private final LintConfig config;
    private final List<Marker> markers;
    private final Map<String, Set<String>> used = new HashMap<>();
    private final List<Finding> open = new ArrayList<>();
    private final List<Suppressed> suppressed = new ArrayList<>();
    private int excluded;
    private int off;

    private Suppressions(LintConfig config, List<Marker> markers) {
        this.config = config;
        this.markers = markers;
    }

    /**
     * Sorts the findings of a project.
     *
     * @param findings as the linter gives them
     * @param scan what the linter looked at; its annotations and the comments in its statements count
     * @param config of the project
     * @param comments in the project's files
     */
    public static Sifted sift(List<Finding> findings, ScanResult scan, LintConfig config, FileComments comments) {
        Markers markers = Markers.of(scan, config, comments);
        Suppressions suppressions = new Suppressions(config, markers.all());
        findings.forEach(suppressions::sort);
        markers.problems().stream().distinct().forEach(suppressions::sort);
        suppressions.unused().forEach(suppressions::sort);
        scan.unmetSinks().forEach(unmet -> suppressions.sort(SinkProblem.of(unmet, config.file())));
        return new Sifted(
                suppressions.open.stream().sorted(Finding.WORST_FIRST).toList(),
                suppressions.suppressed,
                suppressions.excluded,
                suppressions.off);
    }

    private void sort(Finding finding) {
        Optional<Severity> severity = severity(finding);
        if (config.excludes(finding.location().file())) {
            excluded++;
        } else if (severity.isEmpty()) {
            off++;
        } else {
            Finding weighed = finding.withSeverity(severity.get());
            suppressedBy(finding)
                    .ifPresentOrElse(
                            marker -> suppressed.add(new Suppressed(weighed, marker.by())), () -> open.add(weighed));
        }
    }

    /** What is fixed by the change, or only worded otherwise, stays good to know whatever its rule amounts to. */
    private Optional<Severity> severity(Finding finding) {
        Optional<Severity> asked = config.severities().get(finding.rule());
        if (asked == null) {
            return Optional.of(finding.severity());
        }
        boolean nothingToDo = finding.change() == Change.FIXED || finding.change() == Change.COSMETIC;
        return nothingToDo && asked.isPresent() ? Optional.of(finding.severity()) : asked;
    }

    /** All that cover the finding are used, and the first is named. */
    private Optional<Marker> suppressedBy(Finding finding) {
        Optional<Marker> first = Optional.empty();
        for (Marker marker : markers) {
            if (marker.names(finding.rule()) && marker.covers().test(finding)) {
                used.computeIfAbsent(marker.key(), key -> new HashSet<>())
                        .add(marker.rules().contains(finding.rule()) ? finding.rule() : "*");
                first = first.isPresent() ? first : Optional.of(marker);
            }
        }
        return first;
    }

    /** Rule by rule, and once for what a compiler has copied. */
    private List<Finding> unused() {
        Map<String, Finding> unused = new LinkedHashMap<>();
        for (Marker marker : markers) {
            Set<String> known = used.getOrDefault(marker.key(), Set.of());
            for (String rule : marker.rules()) {
                boolean unasked = config.severities().containsKey(rule)
                        && config.severities().get(rule).isEmpty();
                boolean needsServer = rule.equals(Rules.REJECTED_BY_SERVER);
                if (!known.contains(rule) && !unasked && !needsServer) {
                    unused.putIfAbsent(marker.key() + "\0" + rule, SuppressionProblem.unused(marker, rule));
                }
            }
        }
        return List.copyOf(unused.values());
    }
}
