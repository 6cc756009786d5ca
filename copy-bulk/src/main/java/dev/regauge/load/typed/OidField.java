package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/** {@code oid}: digits alone. A leading zero means octal to some majors, and a sign wraps around. */
final class OidField extends TypedField {

    private static final int MOST_DIGITS = 10;

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        int length = end - start;
        if (length == 0 || length > MOST_DIGITS || (length > 1 && text[start] == '0')) {
            return false;
        }
        long value = 0;
        for (int at = start; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        to.length(4);
        to.int32((int) value);
        return value <= 0xFFFFFFFFL;
    }
}
