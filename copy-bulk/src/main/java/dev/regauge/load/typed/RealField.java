package dev.regauge.load.typed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.regauge.copy.encode.WireBuffer;

/**
 * {@code real} and {@code double precision}: decimal digits with or without a point and an exponent, as the number that is
 * nearest to them. What becomes infinite or zero the server refuses.
 */
final class RealField extends TypedField {

    private static final int NO_EXPONENT = Integer.MIN_VALUE;
    private static final int MOST_EXPONENT_DIGITS = 5;

    /** What a double has more than a float, and half of the last place of a float. */
    private static final long BELOW_FLOAT = (1L << 29) - 1;

    private static final long HALF_FLOAT = 1L << 28;

    private final boolean single;

    RealField(boolean single) {
        this.single = single;
    }

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        boolean signed = start < end && (text[start] == '-' || text[start] == '+');
        int at = signed ? start + 1 : start;
        int firstDigit = at;
        long mantissa = 0;
        int significant = 0;
        int power = 0;
        int point = -1;
        boolean cut = false;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit == '.' - '0' && point < 0) {
                point = at;
                continue;
            }
            if (digit < 0 || digit > 9) {
                break;
            }
            if (significant < Decimals.MOST_DIGITS) {
                mantissa = mantissa * 10 + digit;
                significant += mantissa == 0 ? 0 : 1;
                power -= point < 0 ? 0 : 1;
            } else {
                cut |= digit != 0;
                power += point < 0 ? 1 : 0;
            }
        }
        int exponent = at == end ? 0 : exponent(text, at, end);
        if (at - firstDigit <= (point < 0 ? 0 : 1) || exponent == NO_EXPONENT) {
            return false;
        }
        double value = cut
                ? Decimals.nearestBetween(mantissa, power + exponent)
                : Decimals.nearest(mantissa, power + exponent);
        boolean negative = text[start] == '-';
        return single
                ? appendSingle(value, negative, mantissa == 0, text, start, end, to)
                : appendDouble(value, negative, mantissa == 0, text, start, end, to);
    }

    /** @return the number behind the {@code e} */
    private static int exponent(byte[] text, int start, int end) {
        int at = start + 1;
        if ((text[start] | 0x20) != 'e' || at == end) {
            return NO_EXPONENT;
        }
        boolean negative = text[at] == '-';
        at += negative || text[at] == '+' ? 1 : 0;
        if (at == end || end - at > MOST_EXPONENT_DIGITS) {
            return NO_EXPONENT;
        }
        int value = 0;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return NO_EXPONENT;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    private static boolean appendDouble(
            double nearest, boolean negative, boolean zero, byte[] text, int start, int end, WireBuffer to) {
        double value = nearest;
        if (Double.isNaN(value)) {
            value = Math.abs(Double.parseDouble(new String(text, start, end - start, ISO_8859_1)));
        }
        to.length(8);
        to.int64(Double.doubleToRawLongBits(negative ? -value : value));
        return value <= Double.MAX_VALUE && (value != 0 || zero);
    }

    /** Rounds once: by way of the nearest double only where that is not in the middle between two floats. */
    private static boolean appendSingle(
            double nearest, boolean negative, boolean zero, byte[] text, int start, int end, WireBuffer to) {
        float value = (float) nearest;
        boolean plain = nearest >= Float.MIN_NORMAL
                && nearest < Float.MAX_VALUE
                && (Double.doubleToRawLongBits(nearest) & BELOW_FLOAT) != HALF_FLOAT;
        if (!plain && !zero) {
            value = Math.abs(Float.parseFloat(new String(text, start, end - start, ISO_8859_1)));
        }
        to.length(4);
        to.int32(Float.floatToRawIntBits(negative ? -value : value));
        return value <= Float.MAX_VALUE && (value != 0 || zero);
    }
}
