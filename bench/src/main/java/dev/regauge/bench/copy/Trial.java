package dev.regauge.bench.copy;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.paired.Statistics;
import dev.regauge.bench.run.Effort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds those worth measuring: each works until its statements are prepared, and who is then far behind the fastest takes no
 * turns. This is also the warm-up.
 */
final class Trial {

    /** Who takes so many times as long as the fastest is out. */
    private static final double FAR_BEHIND = 1.5;

    private static final int MOST = 3;

    /** A load that takes so much longer than the fastest so far is not tried again. */
    private static final double HOPELESS = 3;

    private final long nanos;
    private final int operations;
    private double fastest = Double.MAX_VALUE;

    Trial(Effort effort) {
        this.nanos = switch (effort) {
            case TINY -> 0;
            case QUICK -> 100_000_000L;
            case FULL -> 400_000_000L;
        };
        this.operations = effort == Effort.TINY ? 1 : 15;
    }

    /** The fastest, at most {@link #MOST} of them. */
    List<Contender> best(List<Contender> all) throws Exception {
        record Tried(Contender contender, double nanos) {}
        List<Tried> tried = new ArrayList<>();
        for (Contender contender : all) {
            tried.add(new Tried(contender, nanos(contender)));
        }
        return tried.stream()
                .filter(one -> one.nanos < FAR_BEHIND * fastest)
                .sorted(Comparator.comparingDouble(Tried::nanos))
                .limit(MOST)
                .map(Tried::contender)
                .toList();
    }

    /** An operation of one who is warm. */
    double nanos(Contender contender) throws Exception {
        double[] all = new double[10 * operations];
        int count = 0;
        long end = System.nanoTime() + nanos;
        do {
            all[count++] = contender.time(1);
        } while (all[count - 1] < HOPELESS * Math.max(fastest, 1e7)
                && count < all.length
                && (count < 3 || System.nanoTime() < end));
        double settled = Statistics.median(Arrays.copyOfRange(all, count / 2, count));
        fastest = Math.min(fastest, settled);
        return settled;
    }
}
