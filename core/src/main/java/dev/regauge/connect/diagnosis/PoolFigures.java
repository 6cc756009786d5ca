package dev.regauge.connect.diagnosis;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers behind a {@link PoolDiagnosis}.
 *
 * @param size how many connections the pool may have
 * @param total how many it has
 * @param inUse how many are borrowed
 * @param waiting how many threads wait for one
 * @param shares how many places of the pool each verdict explains; free places are not counted
 * @param borrows connections borrowed during {@code window}
 * @param givenUp callers that got none during {@code window}
 * @param window the time that was looked back: the borrow timeout, or less where the pool is younger or very busy
 * @param instances how many instances of the application have a pool of this size
 * @param serverAsked whether the server could say what the pool's sessions do
 * @param limits what the server admits, as far as it ever could be asked
 */
public record PoolFigures(
        int size,
        int total,
        int inUse,
        int waiting,
        Map<Verdict, Integer> shares,
        int borrows,
        int givenUp,
        Duration window,
        int instances,
        boolean serverAsked,
        Optional<ServerLimits> limits) {

    /** Copies the map. */
    public PoolFigures {
        shares = Map.copyOf(shares);
    }

    /**
     * How long a connection was held on average, for an exhausted pool: every connection was in use during the whole
     * window, so that Little's law gives it (connections = borrows a second x time held). Empty where nothing was borrowed.
     */
    public Optional<Duration> meanHold() {
        return borrows == 0
                ? Optional.empty()
                : Optional.of(window.multipliedBy(inUse).dividedBy(borrows));
    }

    /**
     * How many connections the load needs at least, by Little's law: arrivals a second, those that gave up included, x the
     * mean time held. Callers that still wait come on top: {@link #inUse} + {@link #waiting} is what is asked for now.
     */
    public int neededAtLeast() {
        return borrows == 0 ? inUse : (int) Math.ceil((double) inUse * (borrows + givenUp) / borrows);
    }
}
