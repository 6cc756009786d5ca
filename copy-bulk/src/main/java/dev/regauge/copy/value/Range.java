package dev.regauge.copy.value;

import java.util.Optional;

/**
 * A range of values, as PostgreSQL has them. The server itself brings ranges of whole numbers and dates into one form: it
 * stores {@code closed(1, 3)} as {@code [1,4)}.
 *
 * @param lower where it begins; empty when it has no beginning
 * @param includesLower whether the beginning belongs to it
 * @param upper where it ends; empty when it has no end
 * @param includesUpper whether the end belongs to it
 * @param isEmpty whether no value is in it; it has no bounds then
 */
public record Range<T>(
        Optional<T> lower, boolean includesLower, Optional<T> upper, boolean includesUpper, boolean isEmpty) {

    /** What is not there is not included. */
    public Range {
        includesLower = includesLower && lower.isPresent();
        includesUpper = includesUpper && upper.isPresent();
        if (isEmpty && (lower.isPresent() || upper.isPresent())) {
            throw new IllegalArgumentException("An empty range has no bounds");
        }
    }

    /** {@code [lower,upper]} */
    public static <T> Range<T> closed(T lower, T upper) {
        return between(lower, true, upper, true);
    }

    /** {@code [lower,upper)} */
    public static <T> Range<T> closedOpen(T lower, T upper) {
        return between(lower, true, upper, false);
    }

    /** {@code (lower,upper]} */
    public static <T> Range<T> openClosed(T lower, T upper) {
        return between(lower, false, upper, true);
    }

    /** {@code (lower,upper)} */
    public static <T> Range<T> open(T lower, T upper) {
        return between(lower, false, upper, false);
    }

    /** {@code [lower,)} */
    public static <T> Range<T> atLeast(T lower) {
        return new Range<>(Optional.of(lower), true, Optional.empty(), false, false);
    }

    /** {@code (lower,)} */
    public static <T> Range<T> greaterThan(T lower) {
        return new Range<>(Optional.of(lower), false, Optional.empty(), false, false);
    }

    /** {@code (,upper]} */
    public static <T> Range<T> atMost(T upper) {
        return new Range<>(Optional.empty(), false, Optional.of(upper), true, false);
    }

    /** {@code (,upper)} */
    public static <T> Range<T> lessThan(T upper) {
        return new Range<>(Optional.empty(), false, Optional.of(upper), false, false);
    }

    /** {@code (,)} */
    public static <T> Range<T> all() {
        return new Range<>(Optional.empty(), false, Optional.empty(), false, false);
    }

    /** {@code empty} */
    public static <T> Range<T> empty() {
        return new Range<>(Optional.empty(), false, Optional.empty(), false, true);
    }

    private static <T> Range<T> between(T lower, boolean includesLower, T upper, boolean includesUpper) {
        return new Range<>(Optional.of(lower), includesLower, Optional.of(upper), includesUpper, false);
    }
}
