package dev.regauge.bench.connect;

import java.util.SplittableRandom;

/** Parameters: every contender draws the same ones in the same order. */
final class Draw {

    private final SplittableRandom random = new SplittableRandom(17);

    /** Of an account that there is. */
    long id() {
        return random.nextLong(1, Account.ROWS + 1);
    }

    long amount() {
        return random.nextLong(-500, 501);
    }

    String note() {
        return "note number " + random.nextLong(1_000_000);
    }
}
