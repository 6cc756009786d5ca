package dev.regauge.copy.encode;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of any class as the whole number that they are exactly. */
final class Whole {

    private static final String TAKES =
            "a Long, Integer, Short, Byte or BigInteger, or a BigDecimal, Double or Float that is a whole number";

    private Whole() {}

    /** Whether it is one of the four classes that a {@code long} holds all of. */
    static boolean fitsLong(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    /**
     * The number as a {@code long}.
     *
     * @param range what the type holds, for the message
     * @throws Refusal when it is no whole number, or a larger one
     */
    static long exactly(Object value, PgType type, String range) {
        if (fitsLong(value)) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger number && number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        if (value instanceof BigDecimal number) {
            return exactly(number, type, range);
        }
        if (value instanceof Double || value instanceof Float) {
            return exactly(((Number) value).doubleValue(), value, type, range);
        }
        throw value instanceof BigInteger ? Refusal.range(type, value, range) : Refusal.kind(type, value, TAKES);
    }

    private static long exactly(double number, Object value, PgType type, String range) {
        if (number == Math.rint(number) && number >= -0x1p63 && number < 0x1p63) {
            return (long) number;
        }
        throw Double.isFinite(number) && number != Math.rint(number)
                ? fraction(type, value)
                : Refusal.range(type, value, range);
    }

    private static long exactly(BigDecimal number, PgType type, String range) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            throw hasFraction(number) ? fraction(type, number) : Refusal.range(type, number, range);
        }
    }

    private static boolean hasFraction(BigDecimal number) {
        return number.scale() > 0 && number.stripTrailingZeros().scale() > 0;
    }

    private static Refusal fraction(PgType type, Object value) {
        return new Refusal(
                Kind.of(value),
                "it has a fraction, and " + type.sql() + " holds whole numbers",
                "round it as you want it (the policy for decimals is for numeric and money only)");
    }
}
