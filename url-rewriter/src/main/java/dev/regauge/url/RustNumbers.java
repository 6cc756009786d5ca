package dev.regauge.url;

import java.math.BigInteger;

/** Whole numbers as Rust's {@code parse} takes them: digits, and perhaps a plus in front. */
final class RustNumbers {

    static final BigInteger SIXTEEN_BITS = BigInteger.valueOf(0xFFFF);
    static final BigInteger SIXTY_FOUR_BITS = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private RustNumbers() {}

    static boolean isUpTo(BigInteger most, String text) {
        int start = text.startsWith("+") ? 1 : 0;
        int zeros = start;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
            zeros += zeros == i && text.charAt(i) == '0' ? 1 : 0;
        }
        // a number of many digits is not worth reading, and would take long
        boolean small = text.length() - zeros <= most.toString().length();
        return text.length() > start && small && new BigInteger("0" + text.substring(zeros)).compareTo(most) <= 0;
    }
}
