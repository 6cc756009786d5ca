package dev.regauge.copy.wire;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches the thread that sends from outside, because a write that blocks knows no time limit. A look every tenth of a second
 * finds three troubles: a write that does not end, behind which the server may be waiting to be read; one that takes longer
 * than the patience; and a thread that waits for the end of its own COPY.
 */
final class Watch implements AutoCloseable {

    /** What is done about trouble; called by a thread that may block. */
    interface Trouble {

        /** The server may wait until its messages are read. */
        void readWhileWriting();

        /** Nothing helps but to end the connection. */
        void tear(String why);

        /** Whether the connection is closed, so that there is nothing to watch. */
        boolean isOver();
    }

    private static final long LOOK_MILLIS = 100;
    private static final long SELF_WAIT_LOOKS = 10;
    private static final long STUCK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final ThreadFactory DAEMONS = work -> {
        Thread thread = new Thread(work, "regauge-copy-watch");
        thread.setDaemon(true);
        return thread;
    };

    /** Makes looks, which must not block. */
    static final ScheduledThreadPoolExecutor CLOCK = clock();

    /** Do what may block. */
    static final ExecutorService HANDS = Executors.newCachedThreadPool(DAEMONS);

    private final Duration patience;
    private final Trouble trouble;
    private final Object selfWait;
    private final Future<?> looking;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile long writingSince;
    private volatile @Nullable Thread user;
    private volatile @Nullable String torn;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private volatile boolean woken;
    private volatile int looksInSelfWait;

    /**
     * Begins to watch.
     *
     * @param selfWait what a thread is parked on that waits for the end of this COPY
     */
    Watch(Duration patience, Trouble trouble, Object selfWait) {
        this.patience = patience;
        this.trouble = trouble;
        this.selfWait = selfWait;
        this.looking = CLOCK.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, DAEMONS);
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** The calling thread begins to write. */
    void writes() {
        user = Thread.currentThread();
        writingSince = System.nanoTime() | 1;
    }

    void hasWritten() {
        writingSince = 0;
    }

    boolean isWriting() {
        return writingSince != 0;
    }

    /** Why the watch has ended the connection, if it has. */
    @Nullable
    String torn() {
        return torn;
    }

    private void look() {
        long since = writingSince;
        if (trouble.isOver()) {
            close();
        } else if (since == 0) {
            lookForSelfWait();
        } else if (System.nanoTime() - since > patience.toNanos()) {
            tear("the server took nothing for " + patience.toMillis() + " ms (the patience of this load)");
        } else if (System.nanoTime() - since > STUCK_NANOS && reading.compareAndSet(false, true)) {
            HANDS.execute(() -> {
                try {
                    trouble.readWhileWriting();
                } finally {
                    reading.set(false);
                }
            });
        }
    }

    private void lookForSelfWait() {
        Thread thread = user;
        boolean waits = thread != null && LockSupport.getBlocker(thread) == selfWait;
        looksInSelfWait = waits ? looksInSelfWait + 1 : 0;
        if (looksInSelfWait >= SELF_WAIT_LOOKS && woken) {
            tear(ConnectionMisusedException.REASON);
        } else if (thread != null && looksInSelfWait >= SELF_WAIT_LOOKS) {
            // The driver's wait ends with an interrupt: the statement fails, and the connection lives.
            looksInSelfWait = 0;
            woken = true;
            interrupted.set(true);
            thread.interrupt();
        }
    }

    /** Whether the thread that loads has waited for its own load, and was woken. */
    boolean hasWoken() {
        return woken;
    }

    /** Takes back the interrupt by which the calling thread was woken. */
    void forgetInterrupt() {
        if (interrupted.getAndSet(false) && Thread.interrupted()) {
            looksInSelfWait = 0;
        }
    }

    private void tear(String why) {
        torn = why;
        close();
        HANDS.execute(() -> trouble.tear(why));
    }

    /** Ends the watch. */
    @Override
    public void close() {
        looking.cancel(false);
    }
}
