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
    private final int chunkBytes;
    private long dealt;
    private int ended;
    private volatile @Nullable Failure failure;

    Dealing(int streams, int chunkBytes) {
        this.streams = streams;
        this.chunkBytes = chunkBytes;
        full = new ArrayBlockingQueue<>(2 * streams);
        empty = new ArrayBlockingQueue<>(2 * streams);
        for (int i = 0; i < 2 * streams; i++) {
            empty.add(new Rows(chunkBytes));
        }
    }

    /** Hands on a copy of rows, in chunks of whole rows. */
    void deal(Rows rows, int fields) throws InterruptedException {
        int size = rows.bytes().size();
        if (size < 2 * chunkBytes) {
            deal(rows, 0, size, rows.count());
            return;
        }
        RowScan scan = new RowScan(rows, fields);
        while (scan.left() > 0) {
            int begin = scan.at();
            int left = scan.left();
            while (scan.left() > 0 && scan.at() - begin < chunkBytes) {
                scan.passRow();
            }
            deal(rows, begin, scan.at(), left - scan.left());
        }
    }

    private void deal(Rows rows, int begin, int end, int count) throws InterruptedException {
        Rows chunk = empty.take();
        chunk.append(rows, begin, end, count);
        long first = dealt + 1;
        dealt += count;
        full.put(new Chunk(chunk, first));
    }

    /** May be called again where it was interrupted. */
    void end() throws InterruptedException {
        while (ended < streams) {
            full.put(new Chunk(null, 0));
            ended++;
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
