package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.Suppression;
import dev.regauge.page.Count;
import dev.regauge.route.Change;
import java.util.Locale;

/** The words that every report uses for the same things. */
final class Words {

    private Words() {}

    /** The heading of a class of difference. */
    static String title(Change change) {
        return switch (change) {
            case SILENTLY_CHANGES -> "Silently changes";
            case BREAKS -> "Breaks";
            case CHANGES_CLASS -> "Same value in another class (a cast fails)";
            case COSTS -> "Costs more or less";
            case UNKNOWN -> "Not measured";
            case ALREADY_BROKEN -> "Already broken on both (the change is not to blame)";
            case FIXED -> "Fixed by the change (nothing to do)";
            case COSMETIC -> "Worded differently (nothing to do)";
            case UNCHANGED -> "Same on both";
        };
    }

    /** The class in as few words as a table has room for. */
    static String shortTitle(Change change) {
        return switch (change) {
            case CHANGES_CLASS -> "Changes its class";
            case ALREADY_BROKEN -> "Already broken on both";
            case FIXED -> "Fixed by the change";
            case COSMETIC -> "Worded differently";
            default -> title(change);
        };
    }

    /** What the class means, one sentence. */
    static String meaning(Change change) {
        return switch (change) {
            case SILENTLY_CHANGES -> "Both drivers answer and the answers differ: nothing fails, and nobody is told.";
            case BREAKS -> "It works today and fails after the change.";
            case CHANGES_CLASS ->
                "The same value in another Java class: a cast that works today fails after the change.";
            case COSTS -> "The same answer for another price: round trips, messages, statements prepared.";
            case UNKNOWN -> "Not both drivers were measured here, so nothing is claimed.";
            case ALREADY_BROKEN -> "It fails today and fails after the change in the same place.";
            case FIXED -> "It fails today and works after the change.";
            case COSMETIC -> "Only a warning or the message of a caught error is worded differently.";
            case UNCHANGED -> "Both drivers give the same answer; worth knowing all the same.";
        };
    }

    /** Whether a reader has something to do about findings of this class. */
    static boolean needsWork(Change change) {
        return change != Change.FIXED && change != Change.COSMETIC && change != Change.UNCHANGED;
    }

    /** Where a finding is: {@code file}, {@code file:line} or {@code file:line:column}, as far as it is known. */
    static String place(Finding finding) {
        String place = place(finding.location());
        return finding.column().isPresent() ? place + ":" + finding.column().getAsInt() : place;
    }

    /** {@code file:line}, or only the file where a class file tells no lines. */
    static String place(Location location) {
        return location.line() > 0 ? location.toString() : location.file();
    }

    /** What became of the safe edits, one sentence. */
    static String edits(Report report, UnifiedDiff diff) {
        String files = Count.of(diff.files(), "file", "files");
        return report.written()
                ? "Made in " + files + "."
                : "Would be made in " + files + " with --write; nothing was written.";
    }

    /** What makes a safe edit, one sentence. */
    static String maker(Report report) {
        return report.diff().isEmpty()
                ? "`regauge lint --fix --write` makes this correction."
                : "--write makes this correction.";
    }

    /** A finding that may stay, in a line. */
    static String kept(Suppressed kept) {
        return place(kept.finding()) + " " + kept.finding().rule() + ", " + by(kept.by());
    }

    /** What says that a finding may stay, and why. */
    static String by(Suppression suppression) {
        return switch (suppression.kind()) {
                    case ANNOTATION -> "by an annotation: ";
                    case COMMENT -> "by a comment: ";
                    case CONFIGURATION, BASELINE -> "by " + place(suppression.place()) + ": ";
                }
                + suppression.reason();
    }

    /** A constant's name as it stands in machine-readable reports and in links: lower case with hyphens. */
    static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
