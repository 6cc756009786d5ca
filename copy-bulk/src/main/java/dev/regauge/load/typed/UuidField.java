package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/** {@code uuid} in its canonical 36 characters. */
final class UuidField extends TypedField {

    private static final int LENGTH = 36;

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        if (end - start != LENGTH
                || text[start + 8] != '-'
                || text[start + 13] != '-'
                || text[start + 18] != '-'
                || text[start + 23] != '-') {
            return false;
        }
        to.length(16);
        int bad = pairs(text, start, 8, to)
                | pairs(text, start + 9, 4, to)
                | pairs(text, start + 14, 4, to)
                | pairs(text, start + 19, 4, to)
                | pairs(text, start + 24, 12, to);
        return bad >= 0;
    }

    private static int pairs(byte[] text, int start, int digits, WireBuffer to) {
        int bad = 0;
        for (int at = start; at < start + digits; at += 2) {
            int pair = Hex.pair(text, at);
            bad |= pair;
            to.int8(pair);
        }
        return bad;
    }
}
