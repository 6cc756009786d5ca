package dev.regauge.copy.travel;

import dev.regauge.copy.encode.WireBuffer;

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
