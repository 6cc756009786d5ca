package dev.regauge.load.lane;

import dev.regauge.connect.failure.Delays;
import dev.regauge.load.store.ServerSays;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * For how long, and how often, the same is tried again. Counted from the first failure on, since a silent server is noticed only
 * when the patience has run out. Used by one thread, for one thing.
 */
public final class Retries {

    private static final Delays DELAYS = new Delays(Duration.ofMillis(50), Duration.ofSeconds(2));
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(60);

    private final Duration absence;
    private final BooleanSupplier stopping;
    private long firstFailure;
    private int failures;

    /**
     * As long as the server may be silent, and a minute at most.
     *
     * @param stopping whether nothing is to be tried any more
     */
    public Retries(Duration patience, BooleanSupplier stopping) {
        this.absence = patience.compareTo(LONGEST_ABSENCE) < 0 ? patience : LONGEST_ABSENCE;
        this.stopping = stopping;
    }

    /**
     * Pauses, and returns where another attempt may succeed.
     *
     * @param isLost whether the connection is gone, whatever the failure says
     * @throws SQLException the failure, where it does not
     */
    public void settle(SQLException failure, boolean isLost) throws SQLException {
        if (++failures == 1) {
            firstFailure = System.nanoTime();
        }
        boolean inTime = System.nanoTime() - firstFailure < absence.toNanos();
        boolean mayPass = isLost || ServerSays.isLost(failure) || ServerSays.isPassing(failure);
        if (!mayPass
                || !inTime
                || stopping.getAsBoolean()
                || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        double chance = ThreadLocalRandom.current().nextDouble();
        LockSupport.parkNanos(DELAYS.around(failures, chance).toNanos());
    }
}
