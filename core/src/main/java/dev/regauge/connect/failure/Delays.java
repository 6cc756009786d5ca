package dev.regauge.connect.failure;

import java.time.Duration;
import java.util.Locale;

/**
 * How long to wait after a number of failures: doubling up to a cap. A pure function of that number and of chance.
 *
 * @param first the delay after the first failure, before chance
 * @param cap the longest delay, before chance
 */
public record Delays(Duration first, Duration cap) {

    /** Beyond, doubling would overflow; the cap holds long before. */
    private static final int MOST_DOUBLINGS = 30;

    /**
     * Around the doubled delay, a quarter up or down: so that instances that start together do not all come back together,
     * and none comes back at once.
     *
     * @param failures how often it failed, from 1
     * @param chance from 0 (inclusive) to 1 (exclusive)
     */
    public Duration around(int failures, double chance) {
        return scaled(failures, 0.75 + chance / 2);
    }

    /**
     * Anywhere between nothing and the doubled delay ("full jitter"): parts transactions that conflict with each other best.
     * Source: Marc Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015.
     */
    Duration upTo(int failures, double chance) {
        return scaled(failures, chance);
    }

    /** A time as people read it, to a tenth of a second: {@code 250 ms}, {@code 1.5 s}. */
    static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private Duration scaled(int failures, double factor) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration capped = doubled.compareTo(cap) < 0 ? doubled : cap;
        return Duration.ofNanos((long) (capped.toNanos() * factor));
    }
}
