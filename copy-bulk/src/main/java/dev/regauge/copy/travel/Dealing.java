package dev.regauge.copy.travel;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Chunks of rows between the one thread that fills them and those that send them: whoever is free takes the next. There are
 * two for each stream and no more, so a source that is faster than the server waits.
 */
final class Dealing {

    /** Rows, or the word that none follow. */
    record Chunk(@Nullable Rows rowsOrEnd, long firstRow) {

        boolean isLast() {
            return rowsOrEnd == null;
        }

        Rows rows() {
            if (rowsOrEnd == null) {
                throw new IllegalStateException("Behind the last chunk there are no rows");
            }
            return rowsOrEnd;
        }
    }

    /** The first failure, and the row it is about; 0 where nobody knows. */
    record Failure(Throwable cause, long row) {}

    private final BlockingQueue<Chunk> full;
    private final BlockingQueue<Rows> empty;
    private final int streams;
    private long dealt;
    private volatile @Nullable Failure failure;

    Dealing(int streams, int chunkBytes) {
        this.streams = streams;
        full = new ArrayBlockingQueue<>(2 * streams);
        empty = new ArrayBlockingQueue<>(2 * streams);
        for (int i = 0; i < 2 * streams; i++) {
            empty.add(new Rows(chunkBytes));
        }
    }

    /** A chunk to be filled, once there is one. */
    Rows empty() throws InterruptedException {
        return empty.take();
    }

    void deal(Rows rows) throws InterruptedException {
        long first = dealt + 1;
        dealt += rows.count(); // now, since a stream may have sent and cleared them before this thread goes on
        full.put(new Chunk(rows, first));
    }

    void end() throws InterruptedException {
        for (int i = 0; i < streams; i++) {
            full.put(new Chunk(null, 0));
        }
    }

    Chunk next() throws InterruptedException {
        return full.take();
    }

    void done(Chunk chunk) {
        Rows rows = chunk.rows();
        rows.clear();
        empty.add(rows);
    }

    /** The first to say so is the one the caller hears of. */
    synchronized void failed(Throwable cause, long row) {
        Failure first = failure;
        if (first == null) {
            failure = new Failure(cause, row);
        } else if (first.cause() != cause) {
            first.cause().addSuppressed(cause);
        }
    }

    boolean hasFailed() {
        return failure != null;
    }

    Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }
}
