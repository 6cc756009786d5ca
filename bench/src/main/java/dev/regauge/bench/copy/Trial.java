package dev.regauge.bench.copy;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.paired.Statistics;
import dev.regauge.bench.run.Effort;
import java.util.ArrayList;
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
    private final int most;
    private double fastest = Double.MAX_VALUE;

    Trial(Effort effort) {
        this.nanos = switch (effort) {
            case TINY -> 0;
            case QUICK -> 300_000_000L;
            case FULL -> 1_000_000_000L;
        };
        this.most = effort == Effort.TINY ? 10 : Integer.MAX_VALUE;
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

    /** An operation of one who is warm: all it does is compiled by then, which takes thousands of small loads. */
    double nanos(Contender contender) throws Exception {
        List<Double> all = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        do {
            all.add((double) contender.time(1));
        } while (all.get(all.size() - 1) < HOPELESS * Math.max(fastest, 1e7)
                && all.size() < most
                && (all.size() < 3 || System.nanoTime() < end));
        double settled = Statistics.median(all.subList(all.size() / 2, all.size()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
        fastest = Math.min(fastest, settled);
        return settled;
    }
}
