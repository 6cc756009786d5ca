package dev.regauge.copy;

import dev.regauge.copy.encode.Refusal;
import dev.regauge.copy.encode.WireBuffer;

/** A field that takes no NULL, because it is of a key by which rows meet. */
final class NeverNull<T> extends FieldWriter<T> {

    private final FieldWriter<T> field;

    NeverNull(FieldWriter<T> field) {
        this.field = field;
    }

    @Override
    void write(T row, WireBuffer to) {
        int start = to.size();
        field.write(row, to);
        // of all that has no content only NULL has a negative length; a first byte tells
        if (to.size() == start + 4 && to.array()[start] < 0) {
            throw new Refusal(
                    "NULL",
                    "it is in the key of the upsert, and a row without a key meets no other: it would be inserted again by"
                            + " every load",
                    "give it a value, or use a unique index with nulls not distinct (PostgreSQL 15)");
        }
    }
}
