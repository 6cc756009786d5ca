package dev.regauge.route;

import java.util.Optional;

/**
 * What one driver did with one piece of JDBC: it gave something back, it failed, it hung, or nobody has looked.
 *
 * <p>The text form ({@link #text} and {@link #parse}) is one line, and is what evidence files hold.
 */
public sealed interface Outcome {

    /** The text of {@link Value}s begins so. */
    String VALUE = "= ";

    /** The text of {@link Failure}s begins so. */
    String FAILURE = "! ";

    /** One line without tabs; {@link #parse} reads it back. */
    String text();

    /** Whether the driver gave an answer, right or wrong. */
    default boolean answered() {
        return this instanceof Value;
    }

    /** The driver gave something back: rows, an update count or a fact observed, in canonical form. */
    record Value(String canonical) implements Outcome {
        /** Escapes what would break a line of an evidence file. */
        public Value {
            canonical = oneLine(canonical);
        }

        @Override
        public String text() {
            return VALUE + canonical;
        }
    }

    /**
     * The driver refused, or the server did.
     *
     * @param sqlState five characters, or empty where the driver gave none
     * @param message the first line of the message, without its severity word
     */
    record Failure(Optional<String> sqlState, String message) implements Outcome {
        /** Escapes what would break a line of an evidence file. */
        public Failure {
            message = oneLine(message);
        }

        @Override
        public String text() {
            return FAILURE + sqlState.orElse("-----") + " " + message;
        }
    }

    /** No answer before the watchdog ended it. */
    record Hang() implements Outcome {
        @Override
        public String text() {
            return "hang";
        }
    }

    /** Not measured on this profile, and so nothing may be concluded. */
    record Unmeasured() implements Outcome {
        @Override
        public String text() {
            return "unmeasured";
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Outcome parse(String text) {
        if (text.startsWith(VALUE)) {
            return new Value(text.substring(VALUE.length()));
        }
        if (text.startsWith(FAILURE) && text.length() >= 8) {
            String state = text.substring(2, 7);
            return new Failure(
                    state.equals("-----") ? Optional.empty() : Optional.of(state),
                    text.substring(7).trim());
        }
        return switch (text) {
            case "hang" -> new Hang();
            case "unmeasured" -> new Unmeasured();
            default -> throw new IllegalArgumentException("Not an outcome: \"" + text + "\"");
        };
    }

    private static String oneLine(String text) {
        return text.replace("\r\n", "\\n")
                .replace('\r', ' ')
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }
}
