package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.page.Count;
import dev.regauge.route.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a report comes to. Findings of severity info and corrections that were made do not count.
 *
 * @param verdict one sentence
 * @param next what to do, a sentence each, in this order
 * @param ready whether nothing stands against the change, as far as was seen
 */
record Conclusion(String verdict, List<String> next, boolean ready) {

    static Conclusion of(Report report) {
        Map<Change, Integer> open = new TreeMap<>();
        for (Finding finding : report.findings()) {
            if (finding.severity() != Severity.INFO && !(finding.safeEdit() && report.written())) {
                open.merge(finding.change(), 1, Integer::sum);
            }
        }
        int silent = open.getOrDefault(Change.SILENTLY_CHANGES, 0);
        int breaking = open.getOrDefault(Change.BREAKS, 0) + open.getOrDefault(Change.CHANGES_CLASS, 0);
        int unknown = open.getOrDefault(Change.UNKNOWN, 0);
        int broken = open.getOrDefault(Change.ALREADY_BROKEN, 0);
        return new Conclusion(
                verdict(report, silent, breaking, unknown, broken),
                next(report, silent + breaking, unknown, broken),
                silent + breaking + unknown == 0 && !nothingSeen(report));
    }

    private static String verdict(Report report, int silent, int breaking, int unknown, int broken) {
        if (silent + breaking > 0) {
            return "Not ready: " + blame(silent, breaking) + ".";
        }
        if (unknown > 0) {
            return "Not proven: " + Count.of(unknown, "place was", "places were") + " not measured.";
        }
        if (nothingSeen(report)) {
            return "Nothing was looked at, so nothing can be said.";
        }
        if (broken > 0) {
            return "Ready, as far as was seen: the change breaks nothing, but "
                    + Count.of(broken, "place fails", "places fail") + " today and will go on failing.";
        }
        return report.findings().isEmpty() && report.suppressed().isEmpty()
                ? "Nothing was found that the change would break."
                : "Ready, as far as was seen: nothing is left that the change would break" + but(report) + ".";
    }

    /** A verdict is about what is open. */
    private static String but(Report report) {
        int suppressed = report.suppressed().size();
        return suppressed == 0 ? "" : " but " + Count.of(suppressed, "finding", "findings") + " that may stay";
    }

    private static boolean nothingSeen(Report report) {
        return report.inventory().isEmpty()
                && report.findings().isEmpty()
                && report.suppressed().isEmpty();
    }

    private static String blame(int silent, int breaking) {
        String silently = Count.of(silent, "place silently changes", "places silently change");
        String breaks = Count.of(breaking, "place breaks", "places break");
        if (silent == 0 || breaking == 0) {
            return silent == 0 ? breaks : silently;
        }
        return silently + " and " + breaking + (breaking == 1 ? " breaks" : " break");
    }

    private static List<String> next(Report report, int blocking, int unknown, int broken) {
        List<String> next = new ArrayList<>();
        if (!report.diff().isEmpty()) {
            next.add(
                    report.written()
                            ? "Review the edits that were made, and rebuild."
                            : "Run again with --write to make the safe edits.");
        }
        if (blocking > 0) {
            next.add("Correct what silently changes and what breaks, worst first, then run this again.");
        }
        if (unknown > 0) {
            next.add("Try what was not measured on both drivers.");
        }
        if (broken > 0) {
            next.add("What is already broken can be corrected before or after the change.");
        }
        if (!report.unverified().isEmpty()) {
            next.add("Test the statements that were not verified.");
        }
        if (report.server().isEmpty()) {
            next.add("Have the statements verified on a server: none was asked.");
        }
        return next;
    }
}
