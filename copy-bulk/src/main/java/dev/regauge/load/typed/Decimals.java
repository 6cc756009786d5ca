package dev.regauge.load.typed;

import java.math.BigInteger;

/**
 * The double that is nearest to a decimal number, without making an object: Clinger's way for few digits, else that of Eisel
 * and Lemire (Number Parsing at a Gigabyte per Second, 2021), as Go's strconv has it. Neither answers always.
 */
final class Decimals {

    /** As many digits as 64 bits without a sign take. */
    static final int MOST_DIGITS = 19;

    private static final double[] EXACT = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final int BIAS = 1023;
    private static final int BEYOND_53_BITS = 0x1FF;

    private Decimals() {}

    /**
     * The double nearest to {@code digits} by ten to the power.
     *
     * @param digits without a sign
     * @return NaN where it takes more than this to know, or it would be no normal number
     */
    static double nearest(long digits, int power) {
        if (digits == 0) {
            return 0;
        }
        if (digits >>> 53 == 0 && power >= -22 && power <= 22) {
            return power < 0 ? digits / EXACT[-power] : digits * EXACT[power];
        }
        if (power < Powers.LEAST || power > Powers.MOST) {
            return Double.NaN;
        }
        return product(digits, power);
    }

    /** The same for a number with more digits behind those: the one that is nearest whatever they are. */
    static double nearestBetween(long digits, int power) {
        double lower = nearest(digits, power);
        return lower == nearest(digits + 1, power) ? lower : Double.NaN;
    }

    private static double product(long digits, int power) {
        int shift = Long.numberOfLeadingZeros(digits);
        long factor = digits << shift;
        long high = high(factor, Powers.HIGH[power - Powers.LEAST]);
        long low = factor * Powers.HIGH[power - Powers.LEAST];
        if ((high & BEYOND_53_BITS) == BEYOND_53_BITS && Long.compareUnsigned(low + factor, factor) < 0) {
            long more = low + high(factor, Powers.LOW[power - Powers.LEAST]);
            long rest = factor * Powers.LOW[power - Powers.LEAST];
            high += Long.compareUnsigned(more, low) < 0 ? 1 : 0;
            low = more;
            if ((high & BEYOND_53_BITS) == BEYOND_53_BITS
                    && low == -1
                    && Long.compareUnsigned(rest + factor, factor) < 0) {
                return Double.NaN;
            }
        }
        return rounded(high, low, ((217_706 * power) >> 16) + 64 + BIAS - shift);
    }

    private static double rounded(long high, long low, int exponentAtMost) {
        int top = (int) (high >>> 63);
        long mantissa = high >>> (top + 9);
        int exponent = exponentAtMost - (1 ^ top);
        if (low == 0 && (high & BEYOND_53_BITS) == 0 && (mantissa & 3) == 1) {
            return Double.NaN; // perhaps in the middle between two
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        if (mantissa >>> 53 != 0) {
            mantissa >>>= 1;
            exponent++;
        }
        return exponent < 1 || exponent > 2 * BIAS
                ? Double.NaN
                : Double.longBitsToDouble((long) exponent << 52 | (mantissa & 0xFFFFFFFFFFFFFL));
    }

    /** The upper half of the product of two numbers without signs. */
    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    /** The first 128 bits of the powers of ten, the rest cut off; made when a number first needs one. */
    private static final class Powers {

        static final int LEAST = -348;
        static final int MOST = 347;
        static final long[] HIGH = new long[MOST - LEAST + 1];
        static final long[] LOW = new long[MOST - LEAST + 1];

        static {
            for (int power = LEAST; power <= MOST; power++) {
                BigInteger bits = bits(BigInteger.TEN.pow(Math.abs(power)), power < 0);
                HIGH[power - LEAST] = bits.shiftRight(64).longValue();
                LOW[power - LEAST] = bits.longValue();
            }
        }

        private static BigInteger bits(BigInteger ten, boolean inverse) {
            int length = ten.bitLength();
            return inverse ? BigInteger.ONE.shiftLeft(length + 127).divide(ten) : ten.shiftLeft(128 - length);
        }
    }
}
