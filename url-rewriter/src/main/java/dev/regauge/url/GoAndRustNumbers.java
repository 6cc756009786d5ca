package dev.regauge.url;

import java.math.BigInteger;
import java.util.Optional;

/** Numbers as Go's {@code strconv} and Rust's {@code FromStr} take them: digits of ASCII, perhaps with a sign. */
final class GoAndRustNumbers {

    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Seconds of 64 bits. Negative ones are taken, and mean none; so do those that are longer than any timeout. */
    static final Meaning SECONDS = new Meanings.Times("seconds", 1000) {
        @Override
        Optional<String> read(String written) {
            if (!isSigned(written)) {
                return Optional.empty();
            }
            String number = withoutSign(written);
            boolean none = number.startsWith("-") || number.length() > 10;
            return none ? Optional.of("0") : Optional.of(Long.toString(Long.parseLong(number) * 1000));
        }
    };

    /** 0 for no, and any other number for yes. */
    static final Meaning ZERO_OR_MORE = Meanings.of(
            written -> isUnsigned(written, -1)
                    ? Optional.of(String.valueOf(!withoutSign(written).equals("0")))
                    : Optional.empty(),
            neutral -> Optional.of(neutral.equals("true") ? "1" : "0"));

    /** Of 32 bits and without a sign below 0. */
    static final Meaning COUNT = Meanings.of(
            written -> isUnsigned(written, 0xFFFF_FFFFL) ? Optional.of(withoutSign(written)) : Optional.empty(),
            Optional::of);

    private GoAndRustNumbers() {}

    /** Whether it is a whole number of 64 bits. */
    static boolean isSigned(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        if (!isDigits(digits)) {
            return false;
        }
        BigInteger limit = negative ? LONGEST.add(BigInteger.ONE) : LONGEST;
        return fits(digits, limit);
    }

    /** Whether it is a whole number from 0 to a limit; -1 for the greatest of 64 bits. */
    static boolean isUnsigned(String text, long limit) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        BigInteger greatest = limit < 0 ? LONGEST.shiftLeft(1).add(BigInteger.ONE) : BigInteger.valueOf(limit);
        return isDigits(digits) && fits(digits, greatest);
    }

    /** A million digits are compared by their length. */
    private static boolean fits(String digits, BigInteger limit) {
        String plain = withoutZeros(digits);
        return plain.length() <= 20 && new BigInteger(plain).compareTo(limit) <= 0;
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Without a plus sign and without zeros before it. */
    static String withoutSign(String number) {
        boolean negative = number.startsWith("-");
        String digits = negative || number.startsWith("+") ? number.substring(1) : number;
        return isDigits(digits) ? (negative ? "-" : "") + withoutZeros(digits) : number;
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
