package dev.regauge.lint.report;

import dev.regauge.lint.Severity;
import dev.regauge.page.Paint.Tone;
import dev.regauge.route.Change;

/** The colours of what a finding says. */
final class Tones {

    private Tones() {}

    static Tone of(Change change) {
        return switch (change) {
            case SILENTLY_CHANGES -> Tone.LOUD_RED;
            case BREAKS, CHANGES_CLASS -> Tone.RED;
            case COSTS, UNKNOWN -> Tone.YELLOW;
            case FIXED -> Tone.GREEN;
            case ALREADY_BROKEN, COSMETIC, UNCHANGED -> Tone.PLAIN;
        };
    }

    static Tone of(Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.RED;
            case WARNING -> Tone.YELLOW;
            case INFO -> Tone.PLAIN;
        };
    }

    static Tone of(UnifiedDiff.Kind kind) {
        return switch (kind) {
            case FILE -> Tone.STRONG;
            case HUNK -> Tone.CYAN;
            case ADDED -> Tone.GREEN;
            case REMOVED -> Tone.RED;
            case CONTEXT -> Tone.PLAIN;
        };
    }
}
