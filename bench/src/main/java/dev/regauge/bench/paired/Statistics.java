package dev.regauge.bench.paired;

import java.util.Arrays;

/** The few numbers that stand for many. */
public final class Statistics {

    private Statistics() {}

    /** The value in the middle; of an even number the mean of the two in the middle. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The value that so large a share of them does not exceed.
     *
     * @param share from 0, the least, to 1, the largest
     */
    public static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
