package dev.regauge.copy;

import dev.regauge.copy.travel.Rows;
import java.util.Optional;

/**
 * Brings the rows of a load to the server. After {@link #finish} or {@link #abandon}, or an exception of any method, it is
 * over, and what it holds is released.
 */
interface Carrier {

    /** From how many bytes on rows are to be handed to {@link #take}. */
    int full();

    /** Takes the rows and clears them, or leaves them to be gathered on. */
    void take(Rows rows);

    /** Takes the last rows and keeps all. */
    LoadResult finish(Rows rows);

    /** Gives up: nothing is kept. */
    void abandon();

    /** What a failure is to be told as where the thread that loads has used the connection for something else meanwhile. */
    default Optional<BulkException> misuse(Throwable failure) {
        return Optional.empty();
    }
}
