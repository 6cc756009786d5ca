package dev.regauge.copy.travel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Goes through encoded rows, field by field. */
final class RowScan {

    private final byte[] bytes;
    private final ByteBuffer numbers;
    private final int fields;
    private int left;
    private int at;

    /** @param fields how many each row has to have */
    RowScan(Rows rows, int fields) {
        bytes = rows.bytes().array();
        numbers = ByteBuffer.wrap(bytes);
        left = rows.count();
        this.fields = fields;
    }

    /** How many rows have not been begun yet. */
    int left() {
        return left;
    }

    /** Where the next row begins, or the next field within a row. */
    int at() {
        return at;
    }

    /** Goes back to where a row began, with so many rows left. */
    void back(int to, int rowsLeft) {
        at = to;
        left = rowsLeft;
    }

    /** Begins a row. */
    void row() {
        int found = numbers.getShort(at);
        if (found != fields) {
            throw new IllegalStateException("A row has " + found + " fields, and " + fields + " columns are named");
        }
        at += 2;
        left--;
    }

    /** Takes the next field's length, -1 for NULL; its content is at {@link #at}, to be passed with {@link #pass}. */
    int length() {
        int length = numbers.getInt(at);
        at += 4;
        return length;
    }

    void pass(int length) {
        at += Math.max(0, length);
    }

    /** Passes a whole row. */
    void passRow() {
        row();
        for (int i = 0; i < fields; i++) {
            pass(length());
        }
    }

    /** Takes the next field. */
    byte @Nullable [] value() {
        int length = length();
        if (length < 0) {
            return null;
        }
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    byte[] bytes() {
        return bytes;
    }
}
