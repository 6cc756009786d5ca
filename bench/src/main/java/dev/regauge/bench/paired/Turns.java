package dev.regauge.bench.paired;

import java.util.Arrays;
import java.util.Optional;

/** What was measured of one contender, a value a round. */
public final class Turns {

    private final String name;
    private final int operations;
    private final double[] nanos;
    private final Own[] own;

    /** {@code own} by round, or empty. */
    Turns(String name, int operations, double[] nanos, Own[] own) {
        this.name = name;
        this.operations = operations;
        this.nanos = nanos.clone();
        this.own = own.clone();
    }

    /** Times that were taken elsewhere, in nanoseconds an operation; what a thread spent is not known. */
    public static Turns of(String name, int operations, double[] nanos) {
        return new Turns(name, operations, nanos, new Own[0]);
    }

    /** Times that were taken elsewhere, and what was spent in each round. */
    public static Turns of(String name, int operations, double[] nanos, Own[] own) {
        return new Turns(name, operations, nanos, own);
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

    /** What the calling thread spent on an operation, in the middle of all rounds; empty where other threads work. */
    public Optional<Own> own() {
        return Own.median(own);
    }

    /** The same in one round. */
    Optional<Own> own(int round) {
        return own.length == 0 ? Optional.empty() : Optional.of(own[round]);
    }

    /** The same figures for a piece of an operation that has so many, such as a row. */
    public Turns per(int pieces) {
        return new Turns(
                name,
                operations,
                Arrays.stream(nanos).map(value -> value / pieces).toArray(),
                Arrays.stream(own).map(value -> value.per(pieces)).toArray(Own[]::new));
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
