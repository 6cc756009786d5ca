package dev.regauge.copy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows one by one from many threads and writes them in loads, each all or nothing. A row whose {@code add} returned is
 * stored, handed to the handler, or in {@link #unstored} after a stop. Made by {@link BulkWriter#ingest}; safe for use by
 * several threads, and to be closed by whoever opened it.
 *
 * <p>One thread writes, begun with the first row and ended after a second without any. It is not a daemon: a program that
 * ends without {@link #close} still stores what it added. {@link System#exit} does not wait for it.
 *
 * <p>Rows are encoded when they are written, so a value that cannot be stored is heard of by the handler and not by who
 * added it; what rows are made from must not change after it was added.
 *
 * @param <T> what rows are made from
 */
public final class Ingest<T> implements AutoCloseable {

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final AtomicLong THREADS = new AtomicLong();

    private final ThreadFactory threads;
    private final IngestQueue<T> queue;
    private final IngestLoads<T> loads;
    private volatile @Nullable Thread writing;

    Ingest(BulkWriter<T> writer, DataSource source, IngestSettings settings, IngestHandler<T> handler) {
        this(writer, source, settings, handler, Ingest::thread);
    }

    Ingest(
            BulkWriter<T> writer,
            DataSource source,
            IngestSettings settings,
            IngestHandler<T> handler,
            ThreadFactory threads) {
        this.threads = threads;
        this.queue = new IngestQueue<>(settings);
        this.loads = new IngestLoads<>(writer, source, settings, handler, queue);
    }

    /**
     * Adds a row; waits while the queue is full.
     *
     * @throws IngestException when it was not taken: the ingest is closed or has stopped, or this thread was interrupted while
     *     it waited (and still is)
     */
    public void add(T row) {
        offerNanos(row, Long.MAX_VALUE);
    }

    /**
     * Adds rows one after the other; waits while the queue is full.
     *
     * @throws IngestException as {@link #add}: the rows before the one that was not taken were, the others were not
     */
    public void addAll(Iterable<? extends T> rows) {
        rows.forEach(this::add);
    }

    /**
     * Adds a row where there is room, or will be in a while.
     *
     * @return whether it was taken
     * @throws IngestException as {@link #add}
     */
    public boolean offer(T row, Duration wait) {
        return offerNanos(row, TimeUnit.NANOSECONDS.convert(wait));
    }

    private boolean offerNanos(T row, long nanos) {
        requireNonNull(row, "row");
        checkThread("add rows to");
        try {
            IngestQueue.Taken taken = queue.offer(row, nanos);
            if (taken == IngestQueue.Taken.YES_START_WRITER) {
                startWriter();
            }
            return taken != IngestQueue.Taken.NO_ROOM;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IngestException("The row was not taken: the thread was interrupted while it waited for room", e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "regauge-ingest-" + THREADS.incrementAndGet());
        thread.setDaemon(false);
        return thread;
    }

    /** Where that fails, the row was taken all the same and is unstored; the next that adds, and who closes, hear of it. */
    private void startWriter() {
        try {
            threads.newThread(this::write).start();
        } catch (Throwable e) {
            queue.stop(e);
        }
    }

    private void write() {
        writing = Thread.currentThread();
        try {
            boolean more = true;
            while (more) {
                List<T> rows = queue.next(IDLE_NANOS);
                more = !rows.isEmpty() && loads.write(rows);
            }
        } catch (Throwable e) {
            queue.stop(e);
        }
    }

    private void checkThread(String what) {
        if (Thread.currentThread() == writing) {
            throw new IllegalStateException("A handler of failures cannot " + what + " its ingest, which waits for it:"
                    + " answer a decision instead");
        }
    }

    /** The rows left when the ingest stopped, in the order in which they were added; none before. */
    public List<T> unstored() {
        return queue.unstored();
    }

    /** What was done so far. */
    public IngestFigures figures() {
        return queue.figures();
    }

    /**
     * Takes no more rows and waits until all that were taken are written, an interrupt notwithstanding. Each further call does
     * and throws the same.
     *
     * @throws IngestException when some could not be stored; {@link #unstored} has them
     */
    @Override
    public void close() {
        checkThread("close");
        queue.close();
    }

    /** Its figures. */
    @Override
    public String toString() {
        return "Ingest of " + loads + ": " + figures();
    }
}
