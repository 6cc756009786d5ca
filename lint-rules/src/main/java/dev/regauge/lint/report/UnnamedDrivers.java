package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.build.DriverRules;
import dev.regauge.page.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Drivers that modules of one build get from each other, or from a library: what is wrong with one is said once. */
final class UnnamedDrivers {

    private static final Location NOWHERE = Location.inFile("", 0);

    private UnnamedDrivers() {}

    /**
     * Leaves one of the findings that say the same of a driver that modules get without naming it: where a module names it,
     * or in the first that gets it.
     *
     * @param findings of all modules, which are changed
     * @return where the others were, a line for each that is left
     */
    static List<String> foldedIn(List<Finding> findings) {
        Map<Finding, Finding> left = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> !DriverRules.isUnnamed(finding))
                .forEach(finding -> left.putIfAbsent(unplaced(finding), finding));
        Map<Finding, List<String>> others = new LinkedHashMap<>();
        List<Finding> all = List.copyOf(findings);
        findings.clear();
        for (Finding finding : all) {
            Finding first = DriverRules.isUnnamed(finding) ? left.putIfAbsent(unplaced(finding), finding) : null;
            if (first == null) {
                findings.add(finding);
            } else {
                others.computeIfAbsent(first, key -> new ArrayList<>())
                        .add(finding.location().file());
            }
        }
        return others.entrySet().stream()
                .map(told -> note(told.getKey(), told.getValue()))
                .collect(Collectors.toList());
    }

    private static Finding unplaced(Finding finding) {
        return finding.at(place -> NOWHERE);
    }

    private static String note(Finding told, List<String> others) {
        return told.rule() + " of " + told.sql() + " stands once, at " + told.location() + ", and is true of "
                + Count.of(others.size(), "module", "modules") + " more that "
                + (others.size() == 1 ? "gets" : "get") + " it without naming it: " + String.join(", ", others);
    }
}
