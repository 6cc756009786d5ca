package dev.regauge.bench.paired;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param rounds how often every contender has its turn
 * @param warmUp how long each works before anything is timed, and at least {@code warmUpOperations} times
 * @param warmUpOperations more executions than any driver waits before it prepares by name
 * @param turn about how long a turn takes; the number of operations follows from it and is at least 1,
 *     which zero says without trying
 * @param seed of the order of the contenders within a round
 */
public record Plan(int rounds, Duration warmUp, int warmUpOperations, Duration turn, long seed) {

    /** Rejects what measures nothing. */
    public Plan {
        if (rounds < 1 || warmUpOperations < 1) {
            throw new IllegalArgumentException("A plan has at least 1 round and 1 operation before it, not " + rounds
                    + " and " + warmUpOperations);
        }
    }
}
