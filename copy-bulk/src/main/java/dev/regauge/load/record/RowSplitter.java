package dev.regauge.load.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the grammars of fields between delimiters have in common. */
abstract class RowSplitter implements Splitter {

    static final int INCOMPLETE = -1;

    final byte delimiter;
    private final byte[] nullText;
    private final int largestRow;
    private int field;
    private @Nullable String problem;
    private boolean open;

    RowSplitter(RecordFormat format) {
        this.delimiter = format.delimiter();
        this.nullText = format.nullText().getBytes(StandardCharsets.UTF_8);
        this.largestRow = format.largestRow();
    }

    @Override
    public final int split(Records into, boolean last) {
        int to = into.rawEnd();
        int at = 0;
        while (at < to && !into.isFull() && !into.isLastOpen()) {
            int next = row(into, at, to, last);
            if (next == INCOMPLETE) {
                into.dropFields();
                break;
            }
            at = next;
        }
        return at;
    }

    /** Reads a row. @return where the next one begins */
    int row(Records into, int start, int to, boolean last) {
        problem = null;
        open = false;
        field = 0;
        int at = start;
        while (true) {
            field++;
            at = field(into, at, to, last);
            if (at == INCOMPLETE || (at == to && !last)) {
                return INCOMPLETE;
            } else if (at == to || into.bytes()[at] != delimiter) {
                return ended(into, start, at, to);
            }
            at++;
        }
    }

    /** Adds the field that begins there. @return where its delimiter is, or its line's end */
    abstract int field(Records into, int from, int to, boolean last);

    /** Adds the row, unless it is none. @return where the next one begins */
    int ended(Records into, int start, int end, int to) {
        if (open) {
            into.dropFields();
            into.row(start, end, problem);
            into.lastIsOpen();
        } else if (end - start > largestRow) {
            into.dropFields();
            into.row(start, start, Problems.tooLarge(end - start, largestRow));
        } else {
            if (problem != null) {
                into.dropFields();
            }
            into.row(start, end, problem);
        }
        return next(into.bytes(), end, to);
    }

    static int next(byte[] bytes, int end, int to) {
        return end == to || bytes[end] == '\n' ? Math.min(end + 1, to) : end + 2;
    }

    /** Adds a field that stands as it is. */
    final void plain(Records into, int from, int end) {
        if (isNullText(into.bytes(), from, end)) {
            into.nullField();
        } else {
            into.field(from, end);
        }
    }

    final boolean isNullText(byte[] bytes, int from, int end) {
        return end - from == nullText.length
                && (from == end || Arrays.equals(bytes, from, end, nullText, 0, nullText.length));
    }

    static boolean isLineEnd(byte[] bytes, int at, int to) {
        return bytes[at] == '\n' || (bytes[at] == '\r' && at + 1 < to && bytes[at + 1] == '\n');
    }

    /** All the rest of the text belongs to the row, whatever else is wrong in it. */
    final void open() {
        problem = Problems.inField(field, Problems.UNCLOSED);
        open = true;
    }

    /** The first thing that is wrong in a row is told. */
    final void wrong(String what) {
        if (problem == null) {
            problem = Problems.inField(field, what);
        }
    }
}
