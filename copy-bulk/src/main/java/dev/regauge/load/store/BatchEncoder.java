package dev.regauge.load.store;

import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.load.record.Records;
import dev.regauge.load.typed.TypedField;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Makes batches of records: in binary as long as every field is certain, otherwise as text, which the server reads. It
 * remembers when certainty is rare and then tries less often. Used by one thread; several may share what they count.
 */
public final class BatchEncoder {

    /** After so many batches in a row that were not certain, only one of {@link #RETRY} is tried. */
    private static final int PATIENCE = 3;

    private static final int RETRY = 32;

    private final Layout layout;
    private final TypedField[] typed;
    private final int[] fields;
    private final GivenBack[] givenBack;
    private final AtomicLongArray uncertain;
    private int failedInARow;
    private int untried;

    /**
     * One for a thread.
     *
     * @param uncertain counts for each column the batches that went as text on its account
     */
    public BatchEncoder(Layout layout, AtomicLongArray uncertain) {
        this.layout = layout;
        this.typed = layout.typed().toArray(TypedField[]::new);
        this.fields = layout.fields().stream().mapToInt(Integer::intValue).toArray();
        this.givenBack = layout.created()
                ? layout.columns().stream().map(GivenBack::of).toArray(GivenBack[]::new)
                : new GivenBack[0];
        this.uncertain = uncertain;
    }

    /** Encodes the batch's records. */
    public void encode(Batch batch) {
        if (!isWorthATry() || !binary(batch)) {
            text(batch);
        }
    }

    private boolean isWorthATry() {
        if (!layout.isTyped()) {
            return false;
        }
        return failedInARow < PATIENCE || ++untried % RETRY == 0;
    }

    private boolean binary(Batch batch) {
        Records records = batch.records();
        WireBuffer to = batch.begun(false);
        for (int i = 0; i < records.count(); i++) {
            if (isReadable(batch, i)) {
                int uncertainAt = row(records, i, to);
                if (uncertainAt >= 0) {
                    uncertain.incrementAndGet(uncertainAt);
                    failedInARow++;
                    return false;
                }
                batch.added(i);
            }
        }
        failedInARow = 0;
        return true;
    }

    /** Which column is not certain; -1 where all are. */
    private int row(Records records, int index, WireBuffer to) {
        byte[] text = records.bytes();
        int first = records.firstField(index);
        to.int16(fields.length);
        for (int column = 0; column < fields.length; column++) {
            int place = first + fields[column];
            if (records.isNull(place)) {
                to.nullValue();
            } else if (!typed[column].append(text, records.start(place), records.end(place), to)) {
                return column;
            }
        }
        return -1;
    }

    private boolean isReadable(Batch batch, int index) {
        Records records = batch.records();
        String problem = records.problem(index);
        if (problem == null && records.fields(index) != layout.width()) {
            problem = "the row has " + records.fields(index) + " fields, and " + layout.width() + " are expected";
        }
        if (problem != null) {
            batch.unreadable().add(Refused.unreadable(records, index, problem));
        }
        return problem == null && isGivenBack(batch, index);
    }

    private boolean isGivenBack(Batch batch, int index) {
        Records records = batch.records();
        for (int column = 0; column < givenBack.length; column++) {
            int place = records.firstField(index) + fields[column];
            if (!records.isNull(place)
                    && !givenBack[column].is(records.bytes(), records.start(place), records.end(place))) {
                batch.unreadable()
                        .add(GivenBack.refused(records, index, layout.columns().get(column)));
                return false;
            }
        }
        return true;
    }

    private void text(Batch batch) {
        Records records = batch.records();
        WireBuffer to = batch.begun(true);
        for (int i = 0; i < records.count(); i++) {
            if (isReadable(batch, i)) {
                CopyText.row(records, i, fields, to);
                batch.added(i);
            }
        }
    }
}
