package dev.regauge.lint.report;

import dev.regauge.lint.Severity;
import dev.regauge.route.Change;

/** ANSI colours for a terminal, or none. */
record Paint(boolean colour) {

    private static final char ESCAPE = '\u001B';

    /** The whole palette: colours that every terminal has, and that its user has chosen. */
    enum Tone {
        PLAIN(""),
        STRONG("1"),
        FAINT("2"),
        RED("31"),
        LOUD_RED("1;31"),
        GREEN("32"),
        YELLOW("33"),
        CYAN("36");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /** The text in a tone; a text of nothing stays nothing. */
    String in(Tone tone, String text) {
        boolean plain = !colour || tone == Tone.PLAIN || text.isEmpty();
        return plain ? text : ESCAPE + "[" + tone.code + "m" + text + ESCAPE + "[0m";
    }

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
