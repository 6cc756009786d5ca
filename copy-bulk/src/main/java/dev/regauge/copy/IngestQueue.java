package dev.regauge.copy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Rows between the threads that add them and the one that writes them. Everything it knows changes under one lock, so that
 * a row is either refused or will be taken out, however adding, stopping and closing meet.
 */
final class IngestQueue<T> {

    private final IngestSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final Condition end = lock.newCondition();
    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private final List<T> unstored = new ArrayList<>();
    private List<T> writing = List.of();
    private long firstNanos;
    private long added;
    private long stored;
    private long dropped;
    private long loads;
    private long failures;
    private boolean writer;
    private boolean closing;
    private @Nullable Throwable stopped;

    IngestQueue(IngestSettings settings) {
        this.settings = settings;
    }

    /** What became of an offer. */
    enum Taken {
        YES,
        /** And there is no thread that writes: the one who added has to start it. */
        YES_START_WRITER,
        NO_ROOM
    }

    /** Waits for room. @throws IngestException when the row cannot be taken any more */
    Taken offer(T row, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            checkOpen();
            while (waiting.size() >= settings.queue()) {
                if (left <= 0) {
                    return Taken.NO_ROOM;
                }
                left = room.awaitNanos(left);
                checkOpen();
            }
            return take(row);
        } finally {
            lock.unlock();
        }
    }

    private Taken take(T row) {
        if (waiting.isEmpty()) {
            firstNanos = System.nanoTime();
        }
        waiting.add(row);
        added++;
        if (waiting.size() == 1 || waiting.size() >= settings.rows()) {
            work.signal();
        }
        Taken taken = writer ? Taken.YES : Taken.YES_START_WRITER;
        writer = true;
        return taken;
    }

    private void checkOpen() {
        if (stopped != null) {
            throw new IngestException("The row was not taken: the ingest has stopped after a failure", stopped);
        }
        if (closing) {
            throw new IngestException("The row was not taken: the ingest is closed", null);
        }
    }

    /**
     * The rows of the next load, as soon as there are enough or the first has waited long enough. Empty when none came for a
     * while or there will be none: the thread that writes is released then, and has to end.
     */
    List<T> next(long idleNanos) throws InterruptedException {
        lock.lock();
        try {
            long idle = idleNanos;
            while (waiting.isEmpty() && idle > 0 && !closing) {
                idle = work.awaitNanos(idle);
            }
            if (waiting.isEmpty()) {
                writerEnds();
                return List.of();
            }
            awaitMore();
            return drain();
        } finally {
            lock.unlock();
        }
    }

    private void awaitMore() throws InterruptedException {
        long left = settings.delay().toNanos() - (System.nanoTime() - firstNanos);
        while (waiting.size() < settings.rows() && left > 0 && !closing) {
            left = work.awaitNanos(left);
        }
    }

    private List<T> drain() {
        List<T> rows = new ArrayList<>(Math.min(settings.rows(), waiting.size()));
        while (rows.size() < settings.rows() && !waiting.isEmpty()) {
            rows.add(waiting.remove());
        }
        writing = List.copyOf(rows);
        room.signalAll();
        return writing;
    }

    /** Some of the rows being written were committed. */
    void stored(int rows) {
        lock.lock();
        try {
            stored += rows;
            loads++;
            written(rows);
        } finally {
            lock.unlock();
        }
    }

    /** Some of the rows being written were taken over by the handler. */
    void dropped(int rows) {
        lock.lock();
        try {
            dropped += rows;
            written(rows);
        } finally {
            lock.unlock();
        }
    }

    private void written(int rows) {
        writing = writing.subList(rows, writing.size());
    }

    /** A load failed, whatever comes of it. */
    void failed() {
        lock.lock();
        try {
            failures++;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what is being written and what waits stays unstored. The thread that writes has to end. */
    void stop(Throwable cause) {
        lock.lock();
        try {
            stopped = cause;
            unstored.addAll(writing);
            unstored.addAll(waiting);
            writing = List.of();
            waiting.clear();
            room.signalAll();
            writerEnds();
        } finally {
            lock.unlock();
        }
    }

    private void writerEnds() {
        writer = false;
        end.signalAll();
    }

    /** Takes nothing more and waits until all that was taken is stored, dropped, or left after a stop. */
    void close() {
        lock.lock();
        try {
            closing = true;
            room.signalAll();
            work.signalAll();
            while (writer) {
                end.awaitUninterruptibly();
            }
            if (!unstored.isEmpty()) {
                throw new IngestException(
                        unstored.size()
                                + " rows were not stored: the ingest has stopped after a failure; unstored() has them",
                        stopped);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sleeps between two attempts, also while closing. */
    static void pause(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
    }

    List<T> unstored() {
        lock.lock();
        try {
            return List.copyOf(unstored);
        } finally {
            lock.unlock();
        }
    }

    IngestFigures figures() {
        lock.lock();
        try {
            return new IngestFigures(
                    added, stored, dropped, waiting.size(), writing.size(), unstored.size(), loads, failures);
        } finally {
            lock.unlock();
        }
    }
}
