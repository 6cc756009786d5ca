package dev.regauge.connect.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How opening physical connections went lately. A refusal that time does not heal is remembered for a while, in which the
 * server is not asked again: a pool tries and tries, and an account may be locked by it. Safe for use by several threads.
 */
final class Connects {

    /** How long a refusal is remembered: twice as long after each further one. */
    private static final Duration FIRST = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Map<Object, Long> underWay = new ConcurrentHashMap<>();
    private Optional<SQLException> failure = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private int refusals;
    private int ended;
    private Duration memory = Duration.ZERO;
    private long refusedAt;
    private volatile boolean lastSucceeded;

    /** Opens a connection. */
    interface Opening {
        Connection open() throws SQLException;
    }

    Connection open(Opening opening) throws SQLException {
        Optional<SQLException> remembered = rememberedFailure();
        if (remembered.isPresent()) {
            throw again(remembered.get());
        }
        Object attempt = new Object();
        underWay.put(attempt, System.nanoTime());
        try {
            Connection connection = opening.open();
            succeeded();
            return connection;
        } catch (SQLException e) {
            refused(e);
            throw e;
        } finally {
            underWay.remove(attempt);
        }
    }

    private static SQLException again(SQLException refusal) {
        return new SQLException(refusal.getMessage(), refusal.getSQLState(), refusal.getErrorCode(), refusal);
    }

    /** Whether the last attempt that has ended opened a connection. */
    boolean lastSucceeded() {
        return lastSucceeded;
    }

    /** How many attempts have ended. */
    synchronized int ended() {
        return ended;
    }

    /** Waits until an attempt ends beyond those, or the limit is over, or the thread is interrupted. */
    synchronized void awaitEnd(int before, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            for (long left = limit.toNanos(); ended == before && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why the last attempt failed; empty when it did not. */
    synchronized Optional<Refusal> refusal() {
        return refusal;
    }

    /** The same, while it is one that time does not heal and that is not old. */
    synchronized Optional<Refusal> remembered() {
        return refusal.filter(why -> isRemembered());
    }

    /** What the driver threw then. */
    synchronized Optional<SQLException> rememberedFailure() {
        return failure.filter(why -> isRemembered());
    }

    /** The same, however old it is. */
    synchronized Optional<SQLException> refusedFailure() {
        return failure.filter(why -> !memory.isZero());
    }

    private boolean isRemembered() {
        return System.nanoTime() - refusedAt < memory.toNanos();
    }

    /** How many attempts have failed since the last that did not. */
    synchronized int refusals() {
        return refusals;
    }

    /** How long the oldest attempt that is still under way has lasted; zero when none is. */
    Duration underWay() {
        long now = System.nanoTime();
        long longest = 0;
        for (long started : underWay.values()) {
            longest = Math.max(longest, now - started);
        }
        return Duration.ofNanos(longest);
    }

    private synchronized void succeeded() {
        failure = Optional.empty();
        refusal = Optional.empty();
        refusals = 0;
        memory = Duration.ZERO;
        lastSucceeded = true;
        oneEnded();
    }

    private synchronized void refused(SQLException e) {
        Refusal why = Refusal.of(e);
        failure = Optional.of(e);
        refusal = Optional.of(why);
        refusals++;
        memory = why.verdict() == Verdict.REFUSED ? longer() : Duration.ZERO;
        refusedAt = System.nanoTime();
        lastSucceeded = false;
        oneEnded();
    }

    private Duration longer() {
        Duration twice = memory.isZero() ? FIRST : memory.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    private void oneEnded() {
        ended++;
        notifyAll();
    }
}
