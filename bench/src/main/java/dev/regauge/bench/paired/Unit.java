package dev.regauge.bench.paired;

/** What times are shown in. */
public enum Unit {
    /** Thousandths of a second. */
    MILLISECONDS("ms", 1e6),
    /** Millionths of a second. */
    MICROSECONDS("us", 1e3),
    /** Billionths of a second. */
    NANOSECONDS("ns", 1);

    private final String symbol;
    private final double nanos;

    Unit(String symbol, double nanos) {
        this.symbol = symbol;
        this.nanos = nanos;
    }

    /** {@code ms} or {@code us}. */
    public String symbol() {
        return symbol;
    }

    /** So many nanoseconds in this unit. */
    public double of(double nanoseconds) {
        return nanoseconds / nanos;
    }
}
