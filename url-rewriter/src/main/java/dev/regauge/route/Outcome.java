package dev.regauge.route;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Stands between two observations of a value. */
    String SEPARATOR = " | ";

    /** One line without tabs; {@link #parse} reads it back. */
    String text();

    /** Whether the driver gave an answer, right or wrong. */
    default boolean answered() {
        return this instanceof Value;
    }

    /** What the driver did, in a word or two. */
    default String verb() {
        if (this instanceof Value) {
            return "answers";
        }
        if (this instanceof Failure) {
            return "fails";
        }
        return this instanceof Hang ? "hangs" : "not measured";
    }

    /** What the driver gave or said; empty where there is nothing to add to {@link #verb}. */
    default String detail() {
        if (this instanceof Value value) {
            return value.canonical().replace("\\u007c", "|");
        }
        return this instanceof Failure failure ? failure.message() : "";
    }

    /**
     * The driver gave something back.
     *
     * @param canonical what was observed, in order, each as its {@link Aspect} labels it, separated by {@code " | "}
     */
    record Value(String canonical) implements Outcome {
        /** Escapes what would break a line of an evidence file. */
        public Value {
            canonical = oneLine(canonical);
        }

        /** The value that these observations make. */
        public static Value of(List<Observation> observations) {
            return new Value(observations.stream().map(Observation::labelled).collect(Collectors.joining(SEPARATOR)));
        }

        /** The SQLSTATEs of the errors that the probe has caught, in order; five hyphens where a driver gave none. */
        public List<String> sqlStates() {
            return Change.errors(observations());
        }

        /** What was observed, in order. */
        public List<Observation> observations() {
            return Stream.of(canonical.split(" \\| ", -1))
                    .map(Observation::parse)
                    .toList();
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
            message = oneLine(message.strip());
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
            return new Failure(state.equals("-----") ? Optional.empty() : Optional.of(state), text.substring(7));
        }
        return switch (text) {
            case "hang" -> new Hang();
            case "unmeasured" -> new Unmeasured();
            default -> throw new IllegalArgumentException("Not an outcome: \"" + text + "\"");
        };
    }

    /** Control characters, and only these, as escapes. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return line.toString();
    }
}
