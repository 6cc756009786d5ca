package dev.regauge.bench.paired;

import java.util.Arrays;
import java.util.Optional;

/** What was measured of one contender, a value a round. */
public final class Turns {

    private final String name;
    private final int operations;
    private final double[] nanos;
    private final Optional<Own> own;

    Turns(String name, int operations, double[] nanos, Optional<Own> own) {
        this.name = name;
        this.operations = operations;
        this.nanos = nanos.clone();
        this.own = own;
    }

    /** Times that were taken elsewhere, in nanoseconds an operation; what a thread spent is not known. */
    public static Turns of(String name, int operations, double[] nanos) {
        return new Turns(name, operations, nanos, Optional.empty());
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

    /** What the calling thread spent on an operation; empty where other threads work. */
    public Optional<Own> own() {
        return own;
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
