package dev.regauge.load.store;

import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.load.record.Records;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a file as they are sent: all in binary, or all as COPY's text. It keeps the records they were made from, until it is
 * settled what became of them. Used by one thread after the other, and used again.
 */
public final class Batch {

    private Records records;
    private final WireBuffer bytes;
    private final List<Refused> unreadable = new ArrayList<>();
    private int[] ends = new int[1024];
    private int[] indices = new int[1024];
    private int count;
    private boolean text;
    private int file;

    /** An empty one, for about so many bytes of a file. */
    public Batch(int capacity) {
        records = new Records(capacity + capacity / 8);
        bytes = new WireBuffer(capacity);
    }

    /** What its rows are made from; to be filled before it is encoded. */
    public Records records() {
        return records;
    }

    /** Which of the load's files its rows are of, from 0. */
    public int file() {
        return file;
    }

    public void of(int number) {
        file = number;
    }

    /** Exchanges the records, and nothing else. */
    public void swap(Batch other) {
        Records mine = records;
        int mineFile = file;
        records = other.records;
        file = other.file;
        other.records = mine;
        other.file = mineFile;
    }

    /** How many rows are to be sent. */
    public int count() {
        return count;
    }

    public boolean isText() {
        return text;
    }

    /** Rows that could not be read, and are not sent. */
    public List<Refused> unreadable() {
        return unreadable;
    }

    /**
     * Takes note of those rows.
     *
     * @throws TooManyRefusedException when that are more than is allowed, with those that were noted
     */
    public void refuseUnreadable(Allowance allowance) {
        for (int i = 0; i < unreadable.size(); i++) {
            try {
                allowance.refused(unreadable.get(i));
            } catch (TooManyRefusedException e) {
                throw e.among(file, unreadable.subList(0, i + 1));
            }
        }
    }

    /** The place of a row among the records. */
    int index(int row) {
        return indices[row];
    }

    byte[] array() {
        return bytes.array();
    }

    /** Where the bytes of a row begin. */
    int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /** Where they end. */
    int end(int row) {
        return ends[row];
    }

    WireBuffer begun(boolean asText) {
        text = asText;
        count = 0;
        unreadable.clear();
        bytes.truncate(0);
        return bytes;
    }

    void added(int index) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            indices = Arrays.copyOf(indices, 2 * count);
        }
        ends[count] = bytes.size();
        indices[count++] = index;
    }
}
