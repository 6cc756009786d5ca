package dev.regauge.load.record;

import java.io.Closeable;
import java.io.IOException;

/** Reads the rows of a source one batch after the other. Used by one thread. */
public interface RecordReader extends Closeable {

    /**
     * Fills with the next rows: at least one, and not many more bytes than {@link RecordFormat#batchBytes}. A row that is
     * larger than {@link RecordFormat#largestRow} is there with a problem and without its text.
     *
     * @return false at the end, where nothing is left
     * @throws IOException when the source cannot be read, also when it ends early
     */
    boolean read(Records into) throws IOException;
}
