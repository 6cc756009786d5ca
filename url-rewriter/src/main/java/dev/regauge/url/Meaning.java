package dev.regauge.url;

import java.util.Optional;

/**
 * How a dialect's value says what it means. Values meet in a neutral form: times in milliseconds, booleans as
 * {@code true} and {@code false}, prepare thresholds as the number of the execution that is the first to use a prepared
 * statement with 0 for never, and words as PostgreSQL's own.
 */
public abstract class Meaning {

    private final String unit;

    Meaning(String unit) {
        this.unit = unit;
    }

    /** What a number counts, for an explanation; empty where there is nothing to say. */
    public final String unit() {
        return unit;
    }

    /** Whether values are whole numbers. */
    boolean isNumber() {
        return false;
    }

    /** Whether they count time. */
    boolean isTime() {
        return false;
    }

    /** The neutral form; empty for a value that the dialect does not take. */
    abstract Optional<String> read(String written);

    /** The value that says a neutral form; empty where the dialect has none. */
    abstract Optional<Saying> say(String neutral);

    /**
     * What to write, and whether it says the same.
     *
     * @param text the value in the dialect
     * @param exact whether it means just what the neutral form means; a time that had to be rounded up does not
     */
    record Saying(String text, boolean exact) {
        static Optional<Saying> exactly(String text) {
            return Optional.of(new Saying(text, true));
        }
    }
}
