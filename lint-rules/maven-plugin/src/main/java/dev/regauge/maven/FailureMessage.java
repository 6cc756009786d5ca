package dev.regauge.maven;

import dev.regauge.lint.Finding;
import dev.regauge.lint.project.Advice;
import dev.regauge.lint.project.LintResult;
import dev.regauge.page.Count;
import dev.regauge.page.Visible;
import dev.regauge.route.Change;
import dev.regauge.route.Route;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Why a build ends: how many, the worst, where all of them stand, and what to do if they have to stay. */
final class FailureMessage {

    private static final int WORST = 3;

    private static final int LONGEST = 160;

    private static final Set<Change> BY_CHANGE =
            EnumSet.of(Change.SILENTLY_CHANGES, Change.BREAKS, Change.CHANGES_CLASS, Change.COSTS);

    private FailureMessage() {}

    /**
     * The message.
     *
     * @param reports the files to read on in
     * @param baseline that what is known may go into
     * @param advice how to keep what is known
     */
    static String of(LintResult result, List<Path> reports, Path baseline, Advice advice) {
        List<Finding> counting = result.counting();
        StringBuilder text = new StringBuilder();
        text.append(head(counting, result.report().route()))
                .append(" (")
                .append(result.summary())
                .append(counting.size() > WORST ? "). The worst " + WORST + ":\n" : "):\n");
        counting.stream().limit(WORST).forEach(finding -> append(finding, text));
        text.append('\n');
        reports.stream().limit(1).forEach(file -> line(text, "report", file.toString()));
        line(text, "mend", "correct them and build again");
        line(
                text,
                "or keep",
                advice.updateBaseline() + "   writes " + baseline.getFileName()
                        + "; what is in it fails no build, what is new does");
        return text.toString();
    }

    /** What fails today already, or is not known, is not said to fail by the change. */
    private static String head(List<Finding> counting, Route route) {
        List<Finding> byChange = counting.stream()
                .filter(finding -> BY_CHANGE.contains(finding.change()))
                .toList();
        long places = byChange.stream().map(FailureMessage::place).distinct().count();
        int besides = counting.size() - byChange.size();
        String change = "the change from " + route.from() + " to " + route.to();
        if (places == 0) {
            return "For " + change + " " + Count.of(besides, "finding counts", "findings count")
                    + ", none of which it is known to cause";
        }
        return Count.of((int) places, "place does", "places do") + " not stand " + change
                + (besides == 0 ? "" : ", and " + Count.of(besides, "finding counts", "findings count") + " besides");
    }

    private static void append(Finding finding, StringBuilder text) {
        text.append('\n').append("  ").append(place(finding)).append("  ");
        text.append(words(finding.change())).append(": ").append(finding.rule()).append('\n');
        text.append("      ").append(cut(finding.message())).append('\n');
        text.append("      ")
                .append(finding.corrected()
                        .map(corrected -> "write: " + cut(corrected))
                        .orElseGet(() -> "do: " + cut(finding.advice())))
                .append('\n');
    }

    private static String place(Finding finding) {
        String column = finding.column().isPresent() ? ":" + finding.column().getAsInt() : "";
        return Visible.line(finding.location() + column);
    }

    private static String words(Change change) {
        return change.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(String.format("%-9s", name)).append(value).append('\n');
    }

    private static String cut(String text) {
        String line = Visible.line(text.strip().replaceAll("\\s+", " "));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }
}
