package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/** {@code smallint}, {@code integer} and {@code bigint}: decimal digits with or without a sign. */
final class WholeField extends TypedField {

    private static final int MOST_DIGITS = 19;

    private final int bytes;
    private final long least;
    private final long most;

    WholeField(int bytes, long least, long most) {
        this.bytes = bytes;
        this.least = least;
        this.most = most;
    }

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        boolean negative = start < end && text[start] == '-';
        int first = negative || (start < end && text[start] == '+') ? start + 1 : start;
        if (first == end || end - first > MOST_DIGITS) {
            return false;
        }
        long value = 0; // counted downwards, since there is one negative number more
        for (int at = first; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 - digit;
        }
        // Up to 19 digits pass the least long at most once, and are positive then.
        if (value > 0 || (!negative && value == Long.MIN_VALUE)) {
            return false;
        }
        return append(negative ? value : -value, to);
    }

    private boolean append(long value, WireBuffer to) {
        if (value < least || value > most) {
            return false;
        }
        to.length(bytes);
        switch (bytes) {
            case 2 -> to.int16((int) value);
            case 4 -> to.int32((int) value);
            default -> to.int64(value);
        }
        return true;
    }
}
