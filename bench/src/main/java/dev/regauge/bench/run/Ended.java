package dev.regauge.bench.run;

/**
 * A process that has ended.
 *
 * @param exit what it told the shell
 * @param nanos from its start to its end
 * @param processorNanos of it and of its children
 * @param peakBytes the most memory it had; a little less where it grew in its last hundredths of a second
 * @param output all of it
 * @param errors all of it
 */
public record Ended(int exit, long nanos, double processorNanos, long peakBytes, String output, String errors) {

    private static final int TAIL = 3_000;

    /** The end of both. */
    public String said() {
        String all = (output + "\n" + errors).strip();
        return all.substring(Math.max(0, all.length() - TAIL));
    }
}
