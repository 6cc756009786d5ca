package dev.regauge.copy.travel;

import dev.regauge.copy.encode.WireBuffer;
import java.nio.ByteBuffer;

/**
 * Encoded rows, one behind the other, as binary COPY has them: the number of fields in two bytes, then of each field its
 * length in four bytes (-1 for NULL) and as many bytes. Every way to travel starts from these.
 */
public final class Rows {

    private final WireBuffer bytes;
    private int count;

    public Rows(int capacity) {
        bytes = new WireBuffer(capacity);
    }

    public WireBuffer bytes() {
        return bytes;
    }

    public int count() {
        return count;
    }

    /** One more row was written completely. */
    public void added() {
        count++;
    }

    /**
     * Some of the rows, as rows of their own.
     *
     * @param from the first, counted from 0
     * @param to the one behind the last
     */
    public Rows part(int from, int to) {
        byte[] all = bytes.array();
        int begin = skip(all, 0, from);
        int end = skip(all, begin, to - from);
        Rows part = new Rows(end - begin);
        part.bytes.bytes(all, begin, end - begin);
        part.count = to - from;
        return part;
    }

    private static int skip(byte[] bytes, int at, int rows) {
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        int to = at;
        for (int row = 0; row < rows; row++) {
            int fields = numbers.getShort(to);
            to += 2;
            for (int field = 0; field < fields; field++) {
                to += 4 + Math.max(0, numbers.getInt(to));
            }
        }
        return to;
    }

    /** Appends whole rows of others, which lie between two of their bytes. */
    void append(Rows others, int begin, int end, int rows) {
        bytes.bytes(others.bytes.array(), begin, end - begin);
        count += rows;
    }

    public void clear() {
        bytes.truncate(0);
        count = 0;
    }
}
