package dev.regauge.copy.encode;

import java.math.BigDecimal;

/**
 * The binary format of {@code numeric}: the number of groups of four decimal digits, the power of 10,000 of the first one,
 * the sign, the number of digits shown behind the point, the groups.
 */
public final class NumericWire {

    private static final int NEGATIVE = 0x4000;
    private static final int HEADER = 8;

    private NumericWire() {}

    /** Its scale is within the limits of numeric. */
    static void write(BigDecimal number, WireBuffer to) {
        if (number.precision() <= 18) {
            // The only way to the digits that creates no BigInteger.
            int scale = number.scale();
            write((scale == 0 ? number : number.scaleByPowerOfTen(scale)).longValue(), scale, to);
        } else {
            writeLarge(number, to);
        }
    }

    /** The number is {@code digits} by ten to the power of {@code -scale}; not for {@link Long#MIN_VALUE}. */
    public static void write(long digits, int scale, WireBuffer to) {
        if (digits == 0) {
            header(0, 0, 0, scale, to);
            return;
        }
        int power = Math.floorDiv(-scale, 4);
        int zeros = Math.floorMod(-scale, 4);
        long rest = Math.abs(digits);
        int lowest = -1; // the lowest group, where the digits do not fill it
        if (zeros > 0) {
            int part = (int) powerOfTen(4 - zeros);
            lowest = (int) (rest % part) * (int) powerOfTen(zeros);
            rest /= part;
        }
        int groups = groupsOf(rest) + (zeros > 0 ? 1 : 0);
        header(groups, power + groups - 1, digits < 0 ? NEGATIVE : 0, scale, to);
        groups(rest, lowest, groups, to);
    }

    /** The lowest ones first, because dividing yields them so. */
    private static void groups(long digits, int lowest, int groups, WireBuffer to) {
        int at = to.skip(2 * groups) + 2 * (groups - 1);
        int remaining = groups;
        if (lowest >= 0) {
            to.patchInt16(at, lowest);
            at -= 2;
            remaining--;
        }
        long rest = digits;
        for (; remaining > 0; remaining--) {
            long higher = rest / 10_000;
            to.patchInt16(at, (int) (rest - higher * 10_000));
            rest = higher;
            at -= 2;
        }
    }

    private static int groupsOf(long digits) {
        if (digits < 100_000_000L) {
            return digits == 0 ? 0 : digits < 10_000 ? 1 : 2;
        }
        return digits < 1_000_000_000_000L ? 3 : digits < 10_000_000_000_000_000L ? 4 : 5;
    }

    private static long powerOfTen(int exponent) {
        return switch (exponent) {
            case 1 -> 10;
            case 2 -> 100;
            default -> 1000;
        };
    }

    private static void writeLarge(BigDecimal number, WireBuffer to) {
        int scale = number.scale();
        int power = Math.floorDiv(-scale, 4);
        int zeros = Math.floorMod(-scale, 4);
        // The JDK's conversion of large numbers is faster than dividing by 10,000 again and again.
        String digits = number.unscaledValue().abs().toString() + "000".substring(0, zeros);
        int groups = (digits.length() + 3) / 4;
        header(groups, power + groups - 1, number.signum() < 0 ? NEGATIVE : 0, scale, to);
        int next = digits.length() - 4 * groups; // negative where the first group is not full
        for (; next < digits.length(); next += 4) {
            to.int16(Integer.parseInt(digits, Math.max(0, next), next + 4, 10));
        }
    }

    private static void header(int groups, int weight, int sign, int scale, WireBuffer to) {
        to.length(HEADER + 2 * groups);
        to.reserve(HEADER + 2 * groups);
        to.int16(groups);
        to.int16(weight);
        to.int16(sign);
        to.int16(Math.max(0, scale));
    }
}
