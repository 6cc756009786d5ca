package dev.regauge.load.store;

import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.load.record.Records;

/** Rows as COPY's text format has them: tabs between fields, {@code \N} for NULL, a backslash before what is special. */
final class CopyText {

    private CopyText() {}

    static void row(Records records, int index, int[] fields, WireBuffer to) {
        byte[] text = records.bytes();
        int first = records.firstField(index);
        for (int column = 0; column < fields.length; column++) {
            if (column > 0) {
                to.int8('\t');
            }
            int place = first + fields[column];
            if (records.isNull(place)) {
                to.int16('\\' << 8 | 'N');
            } else {
                field(text, records.start(place), records.end(place), to);
            }
        }
        to.int8('\n');
    }

    /** Copies what needs no backslash in one piece. */
    private static void field(byte[] text, int start, int end, WireBuffer to) {
        int copied = start;
        for (int at = start; at < end; at++) {
            int escape = escape(text[at]);
            if (escape != 0) {
                to.bytes(text, copied, at - copied);
                to.int16('\\' << 8 | escape);
                copied = at + 1;
            }
        }
        to.bytes(text, copied, end - copied);
    }

    private static int escape(byte character) {
        return switch (character) {
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\\' -> '\\';
            default -> 0;
        };
    }
}
