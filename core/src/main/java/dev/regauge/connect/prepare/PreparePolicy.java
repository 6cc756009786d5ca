package dev.regauge.connect.prepare;

/** Stand-in until the branch is merged. */
public final class PreparePolicy {
    private final int threshold;

    private PreparePolicy(int threshold) {
        this.threshold = threshold;
    }

    public static PreparePolicy disabled() {
        return new PreparePolicy(0);
    }

    public static PreparePolicy immediately() {
        return new PreparePolicy(1);
    }

    public static PreparePolicy fromExecution(int n) {
        return new PreparePolicy(n);
    }

    public void apply(java.sql.Statement statement) throws java.sql.SQLException {}

    public int pgjdbcThreshold() {
        return threshold;
    }
}
