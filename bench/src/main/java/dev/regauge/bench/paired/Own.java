package dev.regauge.bench.paired;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the calling thread spends on an operation, which says something even on a machine that is busy. Of a whole
 * process, what that spends.
 *
 * @param bytes that it allocates; of a process, the most that it had in memory
 * @param processorNanos nanoseconds that it runs, waiting not counted
 */
public record Own(double bytes, double processorNanos) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Since the thread began. */
    static Own now() {
        return new Own(
                THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()), THREADS.getCurrentThreadCpuTime());
    }

    Own since(Own before, int operations) {
        return new Own((bytes - before.bytes) / operations, (processorNanos - before.processorNanos) / operations);
    }

    /** Of one of so many pieces. */
    Own per(int pieces) {
        return new Own(bytes / pieces, processorNanos / pieces);
    }

    /** Both medians by themselves; nothing of nothing. */
    static Optional<Own> median(Own[] rounds) {
        return rounds.length == 0
                ? Optional.empty()
                : Optional.of(new Own(
                        Statistics.median(
                                Arrays.stream(rounds).mapToDouble(Own::bytes).toArray()),
                        Statistics.median(Arrays.stream(rounds)
                                .mapToDouble(Own::processorNanos)
                                .toArray())));
    }
}
