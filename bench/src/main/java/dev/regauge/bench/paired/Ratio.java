package dev.regauge.bench.paired;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * A median with its 95 % interval: the percentile bootstrap (Efron 1979), 5,000 times as many values drawn with
 * replacement, always from the same seed.
 *
 * @param median of the values
 * @param low 2.5 % of the drawn medians are lower
 * @param high 2.5 % of them are higher
 */
public record Ratio(double median, double low, double high) {

    private static final int DRAWS = 5_000;
    private static final long SEED = 20261129;

    /** Such as {@code 1.100 [1.000, 1.200]}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", median, low, high);
    }

    static Ratio of(double[] values) {
        Random random = new Random(SEED);
        double[] medians = new double[DRAWS];
        double[] drawn = new double[values.length];
        for (int i = 0; i < DRAWS; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = values[random.nextInt(values.length)];
            }
            medians[i] = Statistics.median(drawn);
        }
        Arrays.sort(medians);
        return new Ratio(Statistics.median(values), medians[DRAWS / 40], medians[DRAWS - 1 - DRAWS / 40]);
    }
}
