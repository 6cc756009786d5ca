package dev.regauge.copy.value;

/**
 * An interval as PostgreSQL has it: three numbers that do not run over into each other, because a month has no fixed number
 * of days, nor a day of hours.
 *
 * @param months twelve of them a year
 * @param days of any length
 * @param microseconds hours, minutes and seconds
 */
public record Interval(int months, int days, long microseconds) {

    /** {@code infinity}, from PostgreSQL 17 on. */
    public static final Interval INFINITY = new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    /** {@code -infinity}, from PostgreSQL 17 on. */
    public static final Interval NEGATIVE_INFINITY = new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

    /** Whether it is one of the two. */
    public boolean isInfinite() {
        return equals(INFINITY) || equals(NEGATIVE_INFINITY);
    }
}
