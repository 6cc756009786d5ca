package dev.regauge.load.record;

/** Characters as UTF-8. */
final class Utf8 {

    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    /** Writes them behind what was unescaped. @return false where half of a pair stands alone, which no UTF-8 has */
    static boolean append(Records into, char[] text, int from, int length) {
        int out = into.unescapedEnd();
        byte[] bytes = into.roomUnescaped(out, 3 * length);
        for (int i = from; i < from + length; i++) {
            int point = Character.codePointAt(text, i, from + length);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return false;
            }
            out = put(bytes, out, point);
            i += Character.charCount(point) - 1;
        }
        into.unescapedTo(out);
        return true;
    }

    /** Where the first byte is that belongs to no character; {@code to} where all of it is text. */
    static int invalid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (at + 8 <= to && (Scan.word(bytes, at) & NOT_ASCII) == 0) {
                at += 8;
            } else {
                int length = length(bytes, at, to);
                if (length == 0) {
                    return at;
                }
                at += length;
            }
        }
        return to;
    }

    /** How many bytes the character has; 0 where there is none, as with more bytes than it needs, or half of a pair. */
    private static int length(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + length > to) {
            return 0;
        }
        int point = first & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
            point = point << 6 | (bytes[at + i] & 0x3F);
        }
        boolean isOverlong = length > 2 && point < (length == 3 ? 0x800 : 0x10000);
        boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return isOverlong || isHalf || point > Character.MAX_CODE_POINT ? 0 : length;
    }

    private static int put(byte[] bytes, int out, int point) {
        if (point < 0x80) {
            bytes[out] = (byte) point;
            return out + 1;
        }
        int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        bytes[out] = (byte) ((0xFF00 >> (more + 1)) | (point >> (6 * more)));
        for (int i = 1; i <= more; i++) {
            bytes[out + i] = (byte) (0x80 | ((point >> (6 * (more - i))) & 0x3F));
        }
        return out + more + 1;
    }
}
