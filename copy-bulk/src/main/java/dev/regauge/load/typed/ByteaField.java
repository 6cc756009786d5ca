package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/** {@code bytea} in its hexadecimal form. */
final class ByteaField extends TypedField {

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        int digits = end - start - 2;
        if (digits < 0 || (digits & 1) != 0 || text[start] != '\\' || text[start + 1] != 'x') {
            return false;
        }
        to.length(digits / 2);
        to.reserve(digits / 2);
        int bad = 0;
        for (int at = start + 2; at < end; at += 2) {
            int pair = Hex.pair(text, at);
            bad |= pair;
            to.int8(pair);
        }
        return bad >= 0;
    }
}
