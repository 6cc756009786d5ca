package dev.regauge.load.typed;

import dev.regauge.copy.encode.NumericWire;
import dev.regauge.copy.encode.WireBuffer;
import org.jspecify.annotations.Nullable;

/** {@code numeric}: decimal digits with or without a sign and a point, as many as the column has. */
final class NumericField extends TypedField {

    /** Far below what the server takes, far above what files have. */
    private static final int LONGEST = 4_000;

    private static final int MOST_IN_LONG = 18;
    private static final int NEGATIVE = 0x4000;

    private final int wholeDigits;
    private final int scale;

    private NumericField(int wholeDigits, int scale) {
        this.wholeDigits = wholeDigits;
        this.scale = scale;
    }

    /** For a column; null where the scale is not one that is usual: negative, or larger than the precision. */
    static @Nullable NumericField of(int modifier) {
        if (modifier < 4) {
            return new NumericField(LONGEST, LONGEST);
        }
        int precision = (modifier - 4) >> 16 & 0xFFFF;
        int scale = ((modifier - 4 & 0x7FF) ^ 1024) - 1024; // eleven bits with a sign
        return scale < 0 || scale > precision ? null : new NumericField(precision - scale, scale);
    }

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        boolean negative = start < end && text[start] == '-';
        int first = negative || (start < end && text[start] == '+') ? start + 1 : start;
        int at = first;
        while (at < end && text[at] == '0') {
            at++;
        }
        int begin = at;
        int point = end;
        long digits = 0; // right for as many as a long has
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (digit == '.' - '0' && point == end) {
                point = at;
            } else {
                return false;
            }
        }
        int fraction = Math.max(0, end - point - 1);
        int whole = point - begin;
        if (whole > wholeDigits || fraction > scale || (begin == first && whole + fraction == 0)) {
            return false;
        }
        if (whole + fraction <= MOST_IN_LONG) {
            NumericWire.write(negative ? -digits : digits, fraction, to);
        } else {
            many(text, begin, point, end, negative, to);
        }
        return true;
    }

    /** Groups of four digits, counted from the point; the server drops those that are zero at either end. */
    private static void many(byte[] text, int begin, int point, int end, boolean negative, WireBuffer to) {
        int fraction = Math.max(0, end - point - 1);
        int wholeGroups = (point - begin + 3) / 4;
        int begun = to.begin();
        to.int16(wholeGroups + (fraction + 3) / 4);
        to.int16(wholeGroups - 1);
        to.int16(negative ? NEGATIVE : 0);
        to.int16(fraction);
        for (int at = point - 4 * wholeGroups; at < point; at += 4) {
            to.int16(group(text, at, begin, point));
        }
        for (int at = point + 1; at < end; at += 4) {
            to.int16(group(text, at, point + 1, end));
        }
        to.end(begun);
    }

    /** Four digits, of which those that are not there are zero. */
    private static int group(byte[] text, int at, int from, int until) {
        int group = 0;
        for (int i = at; i < at + 4; i++) {
            group = group * 10 + (i < from || i >= until ? 0 : text[i] - '0');
        }
        return group;
    }
}
