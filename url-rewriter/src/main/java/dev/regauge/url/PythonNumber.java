package dev.regauge.url;

import java.math.BigInteger;
import java.util.Optional;

/** Whole numbers as Python's {@code int()} reads them. */
final class PythonNumber {

    /** Longer ones are refused since CVE-2020-10735. */
    private static final int MOST_DIGITS = 4300;

    /** Characters of which {@code isdigit()} is true and that are no decimal digit, superscripts for example. */
    private static final int[][] OTHER_DIGITS = {
        {0xB2, 0xB3},
        {0xB9, 0xB9},
        {0x1369, 0x1371},
        {0x19DA, 0x19DA},
        {0x2070, 0x2070},
        {0x2074, 0x2079},
        {0x2080, 0x2089},
        {0x2460, 0x2468},
        {0x2474, 0x247C},
        {0x2488, 0x2490},
        {0x24EA, 0x24EA},
        {0x24F5, 0x24FD},
        {0x24FF, 0x24FF},
        {0x2776, 0x277E},
        {0x2780, 0x2788},
        {0x278A, 0x2792},
        {0x10A40, 0x10A43},
        {0x10E60, 0x10E68},
        {0x11052, 0x1105A},
        {0x1F100, 0x1F10A}
    };

    private PythonNumber() {}

    /**
     * The number in plain digits; empty where {@code int()} refuses the text. Blanks around it, a sign, single
     * underscores between digits and the digits of every script are taken.
     */
    static Optional<String> read(String text) {
        String number = strip(text);
        boolean signed = number.startsWith("+") || number.startsWith("-");
        StringBuilder digits = new StringBuilder();
        boolean afterDigit = false;
        for (int i = signed ? 1 : 0; i < number.length(); i += Character.charCount(number.codePointAt(i))) {
            int c = number.codePointAt(i);
            boolean digit = Character.isDigit(c);
            if (!digit && !(c == '_' && afterDigit)) {
                return Optional.empty();
            }
            if (digit) {
                digits.append(Character.digit(c, 10));
            }
            afterDigit = digit;
        }
        return afterDigit && digits.length() <= MOST_DIGITS
                ? Optional.of(plain(digits, number.startsWith("-")))
                : Optional.empty();
    }

    private static String plain(StringBuilder digits, boolean negative) {
        BigInteger number = new BigInteger(digits.toString());
        return (negative ? number.negate() : number).toString();
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /** Whether {@code isdigit()} is true, which it is of a few texts that {@code int()} refuses. */
    static boolean isDigits(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(c -> Character.isDigit(c) || isOtherDigit(c));
    }

    private static boolean isOtherDigit(int c) {
        for (int[] range : OTHER_DIGITS) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
