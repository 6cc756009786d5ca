package dev.regauge.bench.paired;

import java.util.Arrays;
import java.util.OptionalDouble;

/** What was measured of one contender, a value a round. */
public final class Turns {

    private final String name;
    private final int operations;
    private final double[] nanos;
    private final double[] bytes;

    Turns(String name, int operations, double[] nanos, double[] bytes) {
        this.name = name;
        this.operations = operations;
        this.nanos = nanos.clone();
        this.bytes = bytes.clone();
    }

    /** Times that were taken elsewhere, in nanoseconds an operation; the allocation is not known. */
    public static Turns of(String name, int operations, double[] nanos) {
        return new Turns(name, operations, nanos, new double[0]);
    }

    /** The contender's. */
    public String name() {
        return name;
    }

    /** How often the work was done in each turn. */
    public int operations() {
        return operations;
    }

    /** Nanoseconds an operation, by round. */
    public double[] nanos() {
        return nanos.clone();
    }

    /** Bytes that the calling thread allocated, an operation; empty where other threads work. */
    public OptionalDouble bytes() {
        return bytes.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Statistics.median(bytes));
    }

    /** Nanoseconds an operation in the middle of all rounds. */
    public double median() {
        return Statistics.median(nanos);
    }

    /** The fastest round. */
    public double minimum() {
        return Arrays.stream(nanos).min().orElseThrow();
    }

    /** The slowest round. */
    public double maximum() {
        return Arrays.stream(nanos).max().orElseThrow();
    }

    /** How many times as long as the other an operation of this one takes: the middle of the ratios of the rounds. */
    public Ratio over(Turns other) {
        double[] ratios = new double[nanos.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = nanos[i] / other.nanos[i];
        }
        return Ratio.of(ratios);
    }
}
