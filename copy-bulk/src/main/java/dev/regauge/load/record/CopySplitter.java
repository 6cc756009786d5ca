package dev.regauge.load.record;

/**
 * What both of COPY's formats do alike. All lines end as the first one that is read: those that do not are problems, as the
 * server refuses them. Other than with the server, which guesses, a carriage return alone never ends a line, so that rows are
 * the same ones wherever reading begins. A line {@code \.} ends the data; it is no part of
 * the rows before it, so that whoever goes on behind them finds it once more.
 */
abstract class CopySplitter extends RowSplitter {

    private static final int UNKNOWN = 0;

    private int lineEnd = UNKNOWN;
    private boolean ended;

    CopySplitter(RecordFormat format) {
        super(format);
    }

    @Override
    public final boolean isEnded() {
        return ended;
    }

    @Override
    final int row(Records into, int start, int to, boolean last) {
        if (into.bytes()[start] == '\\') {
            if (to - start < 4 && !last) {
                return INCOMPLETE; // it may be the mark
            }
            ended = isMark(into.bytes(), start, to);
            if (ended) {
                return INCOMPLETE;
            }
        }
        return super.row(into, start, to, last);
    }

    private boolean isMark(byte[] bytes, int at, int to) {
        if (at + 2 < to && bytes[at + 1] == '.' && isLineEnd(bytes, at + 2, to)) {
            return lineEnd == UNKNOWN || lineEnd == (bytes[at + 2] == '\n' ? 1 : 2);
        }
        return false;
    }

    @Override
    final int ended(Records into, int start, int end, int to) {
        if (end < to) {
            int length = into.bytes()[end] == '\n' ? 1 : 2;
            if (lineEnd == UNKNOWN) {
                lineEnd = length;
            } else if (lineEnd != length) {
                wrong(length == 1 ? Problems.FEED_ALONE : Problems.WITH_RETURN);
            }
        }
        return super.ended(into, start, end, to);
    }

    /** Whether a carriage return is the last byte that is here, so that nobody knows yet whether it ends a line. */
    static boolean isOpen(byte[] bytes, int at, int to, boolean last) {
        return bytes[at] == '\r' && at + 1 == to && !last;
    }
}
