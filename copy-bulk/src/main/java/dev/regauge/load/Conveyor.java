package dev.regauge.load;

import dev.regauge.load.lane.Lane;
import dev.regauge.load.store.Batch;
import dev.regauge.load.store.BatchEncoder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Three kinds of work at a time: one thread reads records, some encode them, some store them, each lane its own. Batches go
 * round between them, so that memory is bounded; with one lane they arrive in the order of the files. The first failure ends
 * all.
 */
final class Conveyor {

    private static final long LOOK_MILLIS = 5;
    private static final long ABANDONED_MILLIS = 1_000;

    /** Fills batches, one after the other. */
    interface Reading {
        /** Fills the next one. @return false where nothing is left */
        boolean next(Batch into) throws Exception;
    }

    /** What becomes of batches; those that are returned can be used again. */
    interface Storing {
        /** Stores a batch, or sends it on its way. */
        List<Batch> store(Lane lane, Batch batch) throws SQLException;

        /** Waits for those that are on their way. */
        List<Batch> settle(Lane lane) throws SQLException;
    }

    private final BlockingQueue<Batch> empty;
    private final BlockingQueue<Batch> read;
    private final BlockingQueue<Batch> encoded;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final LoadWatch watch;
    private final int lanes;
    private volatile boolean allRead;
    private int encoding;
    private volatile boolean allEncoded;

    /**
     * One with its batches.
     *
     * @param batchBytes how much of a file each holds
     */
    Conveyor(int lanes, int batchBytes, LoadWatch watch) {
        this.lanes = lanes;
        this.watch = watch;
        int batches = 2 * lanes + 2;
        empty = new ArrayBlockingQueue<>(batches);
        read = new ArrayBlockingQueue<>(batches);
        encoded = new ArrayBlockingQueue<>(batches);
        for (int i = 0; i < batches; i++) {
            empty.add(new Batch(batchBytes));
        }
    }

    /** A stop that was asked for. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final boolean interrupt;

        private Stopped(boolean interrupt) {
            super("stopped", null, false, false);
            this.interrupt = interrupt;
        }

        /** Whether the thread was interrupted, and is told so again when nothing is under way any more. */
        boolean isInterrupt() {
            return interrupt;
        }
    }

    /**
     * Runs until nothing is left, and finishes the lanes.
     *
     * @throws Throwable the first failure, when all threads have ended
     */
    void run(Reading reading, Supplier<BatchEncoder[]> encoders, List<Lane> open, Storing storing) throws Throwable {
        encoding = lanes;
        List<Thread> threads = new ArrayList<>();
        Thread reader = thread("regauge-read", () -> readAll(reading));
        for (int i = 0; i < lanes; i++) {
            BatchEncoder[] own = encoders.get();
            Lane lane = open.get(i);
            threads.add(thread("regauge-encode-" + i, () -> encodeAll(own)));
            threads.add(thread("regauge-store-" + i, () -> storeAll(lane, storing)));
        }
        reader.start();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            join(thread, 0);
        }
        // whoever has given up does not wait for standard input
        join(reader, failure.get() == null ? 0 : ABANDONED_MILLIS);
        Throwable first = failure.get();
        if (first != null) {
            throw first;
        }
        // what has stopped us may have ended the program that wrote our input, too
        if (watch.isStopping()) {
            throw new Stopped(false);
        }
    }

    private void join(Thread thread, long millis) {
        boolean isInTime = true;
        while (thread.isAlive() && isInTime) {
            try {
                thread.join(millis);
                isInTime = millis == 0;
            } catch (InterruptedException e) {
                failed(new Stopped(true));
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private Thread thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Throwable e) { // an error ends the load as an exception does
                        failed(e);
                    }
                },
                name);
        thread.setDaemon(true);
        return thread;
    }

    private void failed(Throwable e) {
        if (!failure.compareAndSet(null, e)) {
            Throwable first = failure.get();
            if (first != null && first != e && !(e instanceof Stopped)) {
                first.addSuppressed(e);
            }
        }
    }

    private void readAll(Reading reading) throws Exception {
        Batch batch = take(empty);
        while (batch != null && reading.next(batch)) {
            read.put(batch);
            batch = take(empty);
        }
        allRead = true;
    }

    private void encodeAll(BatchEncoder[] encoders) throws Exception {
        for (Batch batch = next(read, () -> allRead); batch != null; batch = next(read, () -> allRead)) {
            encoders[batch.file()].encode(batch);
            encoded.put(batch);
        }
        synchronized (this) {
            encoding--;
            allEncoded = encoding == 0;
        }
    }

    private void storeAll(Lane lane, Storing storing) throws Exception {
        for (Batch batch = next(encoded, () -> allEncoded); batch != null; batch = next(encoded, () -> allEncoded)) {
            for (Batch one = batch; one != null; one = failure.get() == null ? encoded.poll() : null) {
                empty.addAll(storing.store(lane, one));
            }
            // nothing is left on its way while nothing follows: its rows may be refused
            empty.addAll(storing.settle(lane));
        }
    }

    private interface End {
        boolean isReached();
    }

    /** The next one; null at the end, and once something has failed. */
    private @Nullable Batch next(BlockingQueue<Batch> queue, End end) throws InterruptedException {
        while (failure.get() == null) {
            if (watch.isStopping()) {
                throw new Stopped(false);
            }
            boolean last = end.isReached();
            Batch batch = queue.poll(last ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (batch != null || last) {
                return batch;
            }
        }
        return null;
    }

    private @Nullable Batch take(BlockingQueue<Batch> queue) throws InterruptedException {
        return next(queue, () -> false);
    }
}
