package dev.regauge.copy;

import java.util.List;

/**
 * Hears of rows that could not be stored, and decides. Called by the thread that writes, so nothing is written meanwhile;
 * it must not add rows to its ingest or close it.
 *
 * @param <T> what rows are made from
 */
@FunctionalInterface
public interface IngestHandler<T> {

    /** What to do with rows that were not stored. */
    enum Decision {
        /**
         * Try them again after a pause, as often as the settings say. Only where it is certain that nothing of them was kept,
         * or where the writer has an upsert, which makes the same of them a second time; otherwise it is taken for STOP.
         */
        RETRY,
        /** Go on without them: the handler has them now. */
        DROP,
        /** Store nothing more: who adds a row from now on hears the cause. */
        STOP
    }

    /**
     * Decides.
     *
     * @param rows those of the load that failed, in order; unmodifiable
     * @param failure why; {@link BulkException#row} counts within {@code rows}
     */
    Decision failed(List<T> rows, BulkException failure);

    /** The decision to stop at the first failure. */
    static <T> IngestHandler<T> stopping() {
        return (rows, failure) -> Decision.STOP;
    }
}
