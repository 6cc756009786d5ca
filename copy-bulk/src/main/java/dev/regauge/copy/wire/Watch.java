package dev.regauge.copy.wire;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(CopyFlight.class);
    private static final long LOOK_MILLIS = 100;
    private static final long SELF_WAIT_LOOKS = 10;
    private static final long STUCK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final ThreadFactory DAEMONS = work -> {
        Thread thread = new Thread(work, "regauge-copy-watch");
        thread.setDaemon(true);
        return thread;
    };

    /** Makes looks, which must not block. */
    static final Clock CLOCK = new Clock();

    /** Do what may block. */
    static final ExecutorService HANDS = Executors.newCachedThreadPool(DAEMONS);

    private final Duration patience;
    private final Trouble trouble;
    private final Object selfWait;
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
        CLOCK.add(this);
    }

    /** Looks at all watches, as long as there are any: most loads are over before the first look. */
    static final class Clock implements Runnable {

        /** A clock that is stopped at once would be started anew for the next of many short loads. */
        private static final int IDLE_LOOKS = 50;

        private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
        private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, DAEMONS);
        private volatile @Nullable Future<?> ticking;
        private int idle;

        void add(Watch watch) {
            watches.add(watch);
            if (ticking == null) {
                start();
            }
        }

        void remove(Watch watch) {
            watches.remove(watch);
        }

        /** Makes one look of another kind, {@code millis} from now. */
        void once(Runnable look, long millis) {
            var unused = thread.schedule(look, millis, TimeUnit.MILLISECONDS);
        }

        private synchronized void start() {
            if (ticking == null) {
                idle = 0;
                ticking = thread.scheduleWithFixedDelay(this, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void run() {
            for (Watch watch : watches) {
                try {
                    watch.look();
                } catch (RuntimeException | Error e) {
                    LOG.warn("A COPY could not be looked at; the others are", e);
                }
            }
            stopWhereIdle();
        }

        private synchronized void stopWhereIdle() {
            idle = watches.isEmpty() ? idle + 1 : 0;
            Future<?> running = ticking;
            if (idle > IDLE_LOOKS && running != null) {
                ticking = null;
                running.cancel(false);
                if (!watches.isEmpty()) {
                    start(); // one was added before it could see that there is no clock
                }
            }
        }
    }

    /** The calling thread is the one that loads. */
    void isUsedHere() {
        user = Thread.currentThread();
    }

    /** The calling thread begins to write. */
    void writes() {
        isUsedHere();
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
        CLOCK.remove(this);
    }
}
