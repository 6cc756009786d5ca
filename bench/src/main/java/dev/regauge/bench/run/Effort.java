package dev.regauge.bench.run;

import dev.regauge.bench.paired.Plan;
import java.time.Duration;

/** How much time to spend. */
public enum Effort {
    /** To see that all works: the figures mean nothing. */
    TINY(1, Duration.ZERO, Duration.ofMillis(1)),
    /** Some minutes: the order of magnitude. */
    QUICK(10, Duration.ofMillis(300), Duration.ofMillis(20)),
    /** What results are filed from. */
    FULL(100, Duration.ofSeconds(4), Duration.ofMillis(40));

    /** More than the five executions after which pgjdbc prepares by name, and the five after which the server plans once. */
    private static final int UNTIL_PREPARED = 12;

    private static final long SEED = 20261129;

    private final int percent;
    private final Duration warmUp;
    private final Duration turn;

    Effort(int percent, Duration warmUp, Duration turn) {
        this.percent = percent;
        this.warmUp = warmUp;
        this.turn = turn;
    }

    /** So many of what takes so many when nothing is spared, and at least two. */
    public int of(int full) {
        return Math.max(2, full * percent / 100);
    }

    /** A plan of so many rounds. */
    public Plan plan(int rounds) {
        return new Plan(rounds, warmUp, this == TINY ? 1 : UNTIL_PREPARED, turn, SEED);
    }
}
