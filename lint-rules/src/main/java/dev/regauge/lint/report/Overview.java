package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.baseline.Fingerprints;
import dev.regauge.lint.report.Report.Unverified;
import dev.regauge.route.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report's findings in the order in which a person reads them: by class, then by severity, otherwise as they came.
 *
 * @param groups one a class that has findings, worst first
 */
record Overview(List<Group> groups) {

    /**
     * A finding with its names.
     *
     * @param number counted from 1 in reading order, the same in every report for people
     * @param fingerprint the name that stays when lines move
     */
    record Entry(int number, Finding finding, String fingerprint) {}

    /** The findings of one class, never empty. */
    record Group(Change change, List<Entry> entries) {

        List<Entry> of(Severity severity) {
            return entries.stream()
                    .filter(entry -> entry.finding().severity() == severity)
                    .toList();
        }
    }

    /** Statements about which nothing could be said for the same reason. */
    record Reason(String reason, List<Unverified> statements) {}

    /** All findings in reading order. */
    List<Entry> entries() {
        return groups.stream().flatMap(group -> group.entries().stream()).toList();
    }

    static Overview of(Report report) {
        List<String> fingerprints = Fingerprints.of(report.findings());
        Map<Change, List<Entry>> byChange = new EnumMap<>(Change.class);
        for (int i = 0; i < fingerprints.size(); i++) {
            Finding finding = report.findings().get(i);
            byChange.computeIfAbsent(finding.change(), change -> new ArrayList<>())
                    .add(new Entry(0, finding, fingerprints.get(i)));
        }
        return new Overview(numbered(byChange));
    }

    private static List<Group> numbered(Map<Change, List<Entry>> byChange) {
        List<Group> groups = new ArrayList<>();
        int number = 0;
        for (Map.Entry<Change, List<Entry>> group : byChange.entrySet()) {
            List<Entry> entries = new ArrayList<>();
            group.getValue().sort(Comparator.comparing(entry -> entry.finding().severity()));
            for (Entry entry : group.getValue()) {
                entries.add(new Entry(++number, entry.finding(), entry.fingerprint()));
            }
            groups.add(new Group(group.getKey(), entries));
        }
        return groups;
    }

    /** The reasons why nothing could be said, the most frequent first. */
    static List<Reason> reasons(Report report) {
        Map<String, List<Unverified>> byReason = new LinkedHashMap<>();
        for (Unverified statement : report.unverified()) {
            byReason.computeIfAbsent(statement.reason(), reason -> new ArrayList<>())
                    .add(statement);
        }
        return byReason.entrySet().stream()
                .map(reason -> new Reason(reason.getKey(), reason.getValue()))
                .sorted(Comparator.comparingInt(
                        (Reason reason) -> -reason.statements().size()))
                .toList();
    }
}
