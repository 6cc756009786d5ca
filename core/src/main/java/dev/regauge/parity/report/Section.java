package dev.regauge.parity.report;

import dev.regauge.parity.Cause;
import dev.regauge.route.Change;
import java.util.Locale;

/** A part of a report: what means the same to a reader, worst first. */
enum Section {
    SILENT(
            "Silently different",
            "silent",
            "≠",
            "Both drivers answer, and what is read or stored is not the same: no error tells anybody."),
    BREAKS("Works today, fails afterwards", "breaks", "×", "The driver of tomorrow refuses, fails or hangs."),
    CHANGES_CLASS(
            "Same value in another class: casts fail",
            "class",
            "≈",
            "A program that casts what it gets to the class of today gets a ClassCastException."),
    ALREADY_BROKEN(
            "Fails on both, differently",
            "both fail",
            "=",
            "The change is not to blame; a program that looks at the error will see another one."),
    FIXED("Fails today, works afterwards", "fixed", "✓", "Nothing to do."),
    PERFORMANCE("Same answer, another price", "price", "±", "Round trips, messages, statements prepared."),
    COSMETIC("Only worded differently", "wording", "~", "Warnings, messages, and errors that programs treat alike."),
    UNMEASURED(
            "Not measured on both", "unmeasured", "?", "One end could not run the probe's set-up: nothing is claimed.");

    private final String title;
    private final String head;
    private final String sign;
    private final String meaning;

    Section(String title, String head, String sign, String meaning) {
        this.title = title;
        this.head = head;
        this.sign = sign;
        this.meaning = meaning;
    }

    static Section of(Cause cause) {
        return switch (cause.kind()) {
            case SILENT -> SILENT;
            case FAILURE -> ofFailure(cause.change());
            case PERFORMANCE -> PERFORMANCE;
            case COSMETIC -> COSMETIC;
            case UNMEASURED -> UNMEASURED;
        };
    }

    private static Section ofFailure(Change change) {
        return switch (change) {
            case CHANGES_CLASS -> CHANGES_CLASS;
            case ALREADY_BROKEN -> ALREADY_BROKEN;
            case FIXED -> FIXED;
            default -> BREAKS;
        };
    }

    String title() {
        return title;
    }

    /** The title in a word, for the head of a column. */
    String head() {
        return head;
    }

    /** A shape beside each colour, for those who do not see colours. */
    String sign() {
        return sign;
    }

    /** What it means to a program, one sentence. */
    String meaning() {
        return meaning;
    }

    /** As it stands in links and style sheets. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
