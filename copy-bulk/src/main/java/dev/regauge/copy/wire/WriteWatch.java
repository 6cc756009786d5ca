package dev.regauge.copy.wire;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.core.VisibleBufferedInputStream;
import org.postgresql.jdbc.PgConnection;

/**
 * Ends a connection on which the driver is stuck in a write, which knows no time limit and cannot be told from outside. So a
 * look every tenth of a second finds what the thread does: when it was not found reading, nor waiting for the end of a COPY
 * of somebody else's, for longer than the patience, it is stuck. All of them are looked at together, because to begin and to
 * end must cost a small load nothing.
 */
final class WriteWatch {

    private enum State {
        RUNNING,
        TORN,
        OVER
    }

    private static final long LOOK_MILLIS = 100;
    private static final String READING = VisibleBufferedInputStream.class.getName();

    private static final Set<WriteWatch> ALL = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean LOOKING = new AtomicBoolean();

    private final PgConnection connection;
    private final long patienceNanos;
    private final Thread thread = Thread.currentThread();
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private volatile long since = System.nanoTime();

    private WriteWatch(PgConnection connection, Duration patience) {
        this.connection = connection;
        this.patienceNanos = patience.toNanos();
    }

    /** Watches the calling thread, until {@link #end}. */
    static WriteWatch begin(PgConnection connection, Duration patience) {
        WriteWatch watch = new WriteWatch(connection, patience);
        ALL.add(watch);
        lookSoon();
        return watch;
    }

    boolean isTorn() {
        return state.get() == State.TORN;
    }

    /** Ends the watch. Where that has just begun to end the connection, it is ended when this returns. */
    void end() {
        ALL.remove(this);
        if (!state.compareAndSet(State.RUNNING, State.OVER)) {
            Connections.tear(connection);
        }
    }

    private static void lookSoon() {
        if (!LOOKING.get() && LOOKING.compareAndSet(false, true)) {
            Watch.CLOCK.once(WriteWatch::lookAtAll, LOOK_MILLIS);
        }
    }

    private static void lookAtAll() {
        LOOKING.set(false); // before the look: who begins from here on has the next one made
        ALL.forEach(WriteWatch::look);
        if (!ALL.isEmpty()) {
            lookSoon();
        }
    }

    private void look() {
        if (isWaitingOtherwise()) {
            since = System.nanoTime();
        } else if (System.nanoTime() - since > patienceNanos && state.compareAndSet(State.RUNNING, State.TORN)) {
            Watch.HANDS.execute(() -> Connections.tear(connection));
        }
    }

    private boolean isWaitingOtherwise() {
        return LockSupport.getBlocker(thread) instanceof Condition
                || Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(READING));
    }
}
