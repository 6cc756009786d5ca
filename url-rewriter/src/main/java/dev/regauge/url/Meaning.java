package dev.regauge.url;

/**
 * How a dialect's value says what it means. Numbers meet in a neutral form: times in milliseconds, prepare thresholds as
 * the number of the execution that is the first to use a prepared statement, 0 for never.
 */
enum Meaning {
    /** The value is the meaning. */
    TEXT(""),
    /** {@code true} in capitals or not; anything else is false. */
    BOOLEAN(""),
    MILLISECONDS("milliseconds"),
    SECONDS("seconds"),
    /** 0 and every other threshold as pgjdbc-ng counts: measured, 0 prepares at once, 1 and 2 both at the second time. */
    PREPARED_ALWAYS_AT_ZERO("executions with 0 for always"),
    /** A threshold as pgjdbc counts: 1 prepares at once, 0 never. */
    PREPARED_NEVER_AT_ZERO("executions with 0 for never");

    private final String unit;

    Meaning(String unit) {
        this.unit = unit;
    }

    /** What the number counts, for an explanation; empty where there is nothing to say. */
    String unit() {
        return unit;
    }

    boolean isNumber() {
        return !unit.isEmpty();
    }

    boolean isTime() {
        return this == MILLISECONDS || this == SECONDS;
    }

    long toNeutral(long value) {
        return switch (this) {
            case SECONDS -> Math.multiplyExact(value, 1000L);
            case PREPARED_ALWAYS_AT_ZERO -> value < 2 ? value + 1 : value;
            case TEXT, BOOLEAN, MILLISECONDS, PREPARED_NEVER_AT_ZERO -> value;
        };
    }

    /** Parts of a second round up, so that a timeout never becomes 0, which is none. */
    long fromNeutral(long neutral) {
        return switch (this) {
            case SECONDS -> neutral / 1000 + (neutral % 1000 == 0 ? 0 : 1);
            case PREPARED_ALWAYS_AT_ZERO -> neutral == 1 ? 0 : neutral;
            case TEXT, BOOLEAN, MILLISECONDS, PREPARED_NEVER_AT_ZERO -> neutral;
        };
    }
}
