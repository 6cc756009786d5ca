package dev.regauge.load.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a source that follow each other: their text as UTF-8, and where in it fields are. Filled by a {@link
 * RecordReader}, read by one thread after the other, and used again, so that a load makes no garbage.
 *
 * <p>A field is a slice of {@link #bytes}, already without quotes and escapes; what had to be unescaped stands behind the raw
 * text. NULL is told from the empty text.
 */
public final class Records {

    private static final int NULL_END = -1;

    private byte[] bytes;
    private int rawEnd;
    private int end;
    private int count;
    private int fields;
    private int mostRows = Integer.MAX_VALUE;
    private int mostFields = Integer.MAX_VALUE;
    private boolean lastIsOpen;
    private int[] rowStarts = new int[1024];
    private int[] rowEnds = new int[1024];
    private int[] firstFields = new int[1025];
    private @Nullable String[] problems = new String[1024];
    private int[] starts = new int[8192];
    private int[] ends = new int[8192];
    private long firstRow;
    private long offset;
    private long endOffset;
    private long crc;

    /** An empty one; it grows beyond {@code capacity} bytes where one row is larger. */
    public Records(int capacity) {
        bytes = new byte[capacity];
    }

    /** The text of the rows, then what was unescaped. Until the next {@link #clear}. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many rows. */
    public int count() {
        return count;
    }

    /** The number of the first row in its source, from 1; a header is none. */
    public long firstRow() {
        return firstRow;
    }

    /** The number of a row in its source. */
    public long row(int index) {
        return firstRow + index;
    }

    /** Where the first row begins: bytes of the unpacked text as UTF-8, from 0. */
    public long offset() {
        return offset;
    }

    /** Where the next row, which is not here, begins. */
    public long endOffset() {
        return endOffset;
    }

    /** Where a row begins, in the same bytes. */
    public long offset(int index) {
        return offset + rowStarts[index];
    }

    /** CRC-32C of the text from {@link #offset} to {@link #endOffset}, ends of lines included. */
    public long crc() {
        return crc;
    }

    /** Where the raw text of a row begins in {@link #bytes}. */
    public int rowStart(int index) {
        return rowStarts[index];
    }

    /** Where the raw text of a row ends, without the end of its line. */
    public int rowEnd(int index) {
        return rowEnds[index];
    }

    /** How many fields a row has. */
    public int fields(int index) {
        return firstFields[index + 1] - firstFields[index];
    }

    /** The place of a row's first field among all; the next fields follow. */
    public int firstField(int index) {
        return firstFields[index];
    }

    /** Where a field begins in {@link #bytes}, by its place among all. */
    public int start(int place) {
        return starts[place];
    }

    /** Where it ends; only of one that is not NULL. */
    public int end(int place) {
        return ends[place];
    }

    public boolean isNull(int place) {
        return ends[place] == NULL_END;
    }

    /** Why a row is none that can be read, such as a quote that nothing closes; null where it is one. */
    public @Nullable String problem(int index) {
        return problems[index];
    }

    // For readers.

    /** Forgets all rows; what follows begins at this place of the source. */
    public void clear(long atOffset, long atRow) {
        rawEnd = 0;
        end = 0;
        count = 0;
        fields = 0;
        lastIsOpen = false;
        offset = atOffset;
        endOffset = atOffset;
        firstRow = atRow;
        crc = 0;
    }

    /** How much raw text is here; unescaped text is written behind it once it is complete. */
    int rawEnd() {
        return rawEnd;
    }

    /** Makes room for raw text behind what is here. @return how many bytes fit */
    int room(int atLeast) {
        if (bytes.length - rawEnd < atLeast) {
            bytes = Arrays.copyOf(bytes, Math.max(rawEnd + atLeast, bytes.length * 2));
        }
        return bytes.length - rawEnd;
    }

    void rawAdded(int length) {
        rawEnd += length;
        end = rawEnd;
    }

    /** Cuts the raw text: what is behind belongs to the next rows. Before anything is unescaped. */
    void cutRaw(int at) {
        rawEnd = at;
        end = at;
    }

    /** Appends an unescaped byte behind the raw text. */
    void unescaped(int value) {
        roomUnescaped(end, 1)[end++] = (byte) value;
    }

    /** Makes room behind what was unescaped. @return the bytes, which may be others than before */
    byte[] roomUnescaped(int from, int length) {
        if (bytes.length - from < length) {
            bytes = Arrays.copyOf(bytes, bytes.length + Math.max(length, Math.max(1024, bytes.length / 8)));
        }
        return bytes;
    }

    /** What was written there up to here is unescaped text. */
    void unescapedTo(int newEnd) {
        end = newEnd;
    }

    /** Where the next unescaped byte goes. */
    int unescapedEnd() {
        return end;
    }

    void field(int start, int end) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        starts[fields] = start;
        ends[fields++] = end;
    }

    /** The fields since the last row are none: their row is not complete, or has a problem. */
    void dropFields() {
        fields = firstFields[count];
    }

    /** Forgets what was unescaped, to read the same raw text once more. */
    void splitAgain() {
        fields = 0;
        count = 0;
        lastIsOpen = false;
        end = rawEnd;
    }

    void nullField() {
        field(0, NULL_END);
    }

    /** The fields since the last row are a row. */
    void row(int start, int end, @Nullable String problem) {
        if (count == rowStarts.length) {
            rowStarts = Arrays.copyOf(rowStarts, count * 2);
            rowEnds = Arrays.copyOf(rowEnds, count * 2);
            firstFields = Arrays.copyOf(firstFields, count * 2 + 1);
            problems = Arrays.copyOf(problems, count * 2);
        }
        rowStarts[count] = start;
        rowEnds[count] = end;
        problems[count] = problem;
        firstFields[++count] = fields;
    }

    /** Says once more why the last row is none. */
    void lastIsNone(String problem) {
        fields = firstFields[count - 1];
        firstFields[count] = fields;
        problems[count - 1] = problem;
    }

    /** Nobody knows where the last row ends, and how many rows are lost with it. */
    void lastIsOpen() {
        lastIsOpen = true;
    }

    boolean isLastOpen() {
        return lastIsOpen;
    }

    /** Forgets the last rows, so that so many are left. @return where the first of them began */
    int dropTo(int left) {
        count = left;
        fields = firstFields[left];
        return rowStarts[left];
    }

    /** As many are enough: what is known of a row takes more memory than a row of few small fields. */
    void limit(int rows, int ofFields) {
        mostRows = rows;
        mostFields = ofFields;
    }

    boolean isFull() {
        return count >= mostRows || fields >= mostFields;
    }

    void ended(long atOffset, long checksum) {
        endOffset = atOffset;
        crc = checksum;
    }
}
