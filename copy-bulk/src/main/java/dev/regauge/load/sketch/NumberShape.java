package dev.regauge.load.sketch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.load.typed.TypedField;
import java.math.BigDecimal;

/** Tells numbers apart that begin with a digit, a sign or a point. Used by one thread. */
final class NumberShape {

    private static final int WHOLE_DIGITS = 18;
    private static final int EXACT_DIGITS = 15;
    private static final int LONGEST = 1_000;

    private final TypedField reals;
    private final WireBuffer scratch = new WireBuffer(16);

    NumberShape(TypedField reals) {
        this.reals = reals;
    }

    Shape shape(byte[] text, int start, int end) {
        int first = text[start] == '-' || text[start] == '+' ? start + 1 : start;
        int point = -1;
        boolean zero = true;
        int at = first;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit == '.' - '0' && point < 0) {
                point = at;
            } else if (digit < 0 || digit > 9) {
                break;
            } else {
                zero &= digit == 0;
            }
        }
        int digits = at - first - (point < 0 ? 0 : 1);
        if (at < end) {
            return notPlain(text, start, first, at, end);
        }
        if (digits == 0 || digits > LONGEST) {
            return Shape.OTHER;
        }
        if (text[start] == '+') {
            return Shape.LEADING_PLUS;
        }
        if (end - first > 1 && text[first] == '0' && point != first + 1) {
            return Shape.LEADING_ZERO;
        }
        return zero && text[start] == '-' ? Shape.REAL : plain(text, start, end, digits, point >= 0);
    }

    private static Shape plain(byte[] text, int start, int end, int digits, boolean decimal) {
        if (decimal) {
            return digits > EXACT_DIGITS && !isGivenBack(text, start, end) ? Shape.LONG_DECIMAL : Shape.DECIMAL;
        }
        return digits > WHOLE_DIGITS ? Shape.LONG_WHOLE : digits > EXACT_DIGITS ? Shape.WIDE_WHOLE : Shape.WHOLE;
    }

    private Shape notPlain(byte[] text, int start, int first, int at, int end) {
        if (at == first) {
            return Words.infinity(text, first, end) ? Shape.NO_NUMBER : Shape.OTHER;
        }
        scratch.truncate(0);
        boolean real = text[start] != '+' && reals.append(text, start, end, scratch);
        boolean leadingZero = text[first] == '0' && text[first + 1] >= '0' && text[first + 1] <= '9';
        if (!real || leadingZero || end - start > LONGEST) {
            return Shape.OTHER;
        }
        return isGivenBack(text, start, end) ? Shape.REAL : Shape.LONG_REAL;
    }

    /** Whether double precision shows the same number. */
    private static boolean isGivenBack(byte[] text, int start, int end) {
        String number = new String(text, start, end - start, ISO_8859_1);
        String shown = Double.toString(Double.parseDouble(number));
        return new BigDecimal(shown).compareTo(new BigDecimal(number)) == 0;
    }
}
