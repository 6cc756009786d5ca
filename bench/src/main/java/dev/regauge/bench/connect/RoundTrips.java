package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Statistics;
import dev.regauge.bench.run.Network;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/** What a round trip to the server takes: a Sync, and waiting until it is ready. */
final class RoundTrips {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final double[] nanos;
    private final long proxyNanos;

    private RoundTrips(double[] nanos, long proxyNanos) {
        this.nanos = nanos;
        this.proxyNanos = proxyNanos;
    }

    static RoundTrips measured(Network network, int count) throws IOException {
        try (RawConnection connection = new RawConnection(network.address())) {
            for (int i = 0; i < count; i++) {
                connection.roundTrip();
            }
            double[] nanos = new double[count];
            long before = proxyNanos();
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                connection.roundTrip();
                nanos[i] = System.nanoTime() - start;
            }
            return new RoundTrips(nanos, proxyNanos() - before);
        }
    }

    /** In microseconds. */
    double quantile(double share) {
        return Statistics.quantile(nanos, share) / 1e3;
    }

    /** Processor time of the proxy's threads for one round trip, in microseconds. */
    double proxyMicros() {
        return proxyNanos / 1e3 / nanos.length;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "a round trip with nothing in it: median %.0f us (5 %% %.0f, 95 %% %.0f)",
                quantile(0.5),
                quantile(0.05),
                quantile(0.95));
    }

    private static long proxyNanos() {
        long sum = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("fault-proxy")) {
                sum += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
