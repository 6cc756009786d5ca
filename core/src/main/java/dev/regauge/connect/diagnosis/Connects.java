package dev.regauge.connect.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How opening physical connections went lately. Safe for use by several threads. */
final class Connects {

    private final Map<Object, Long> underWay = new ConcurrentHashMap<>();
    private Optional<Refusal> refusal = Optional.empty();
    private int refusals;

    /** Opens a connection. */
    interface Opening {
        Connection open() throws SQLException;
    }

    Connection open(Opening opening) throws SQLException {
        Object attempt = new Object();
        underWay.put(attempt, System.nanoTime());
        try {
            Connection connection = opening.open();
            succeeded();
            return connection;
        } catch (SQLException e) {
            refused(Refusal.of(e));
            throw e;
        } finally {
            underWay.remove(attempt);
        }
    }

    /** Why the last attempt failed; empty when it did not. */
    synchronized Optional<Refusal> refusal() {
        return refusal;
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
        refusal = Optional.empty();
        refusals = 0;
    }

    private synchronized void refused(Refusal why) {
        refusal = Optional.of(why);
        refusals++;
    }
}
