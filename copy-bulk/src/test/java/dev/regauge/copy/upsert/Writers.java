package dev.regauge.copy.upsert;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Two writers that start each round together. */
final class Writers {

    static final int ROUNDS = Boolean.getBoolean("regauge.long") ? 200 : 5;

    private Writers() {}

    interface Work {
        void write(int writer, int round) throws Exception;
    }

    /** Every failure of either, in no order. */
    static List<Exception> failures(Work work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<Exception>>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int writer = i;
                both.add(threads.submit(() -> rounds(work, writer, start)));
            }
            List<Exception> failures = new ArrayList<>();
            for (Future<List<Exception>> one : both) {
                failures.addAll(one.get(60 + 2L * ROUNDS, TimeUnit.SECONDS));
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }

    static void both(Work work) throws Exception {
        List<Exception> failures = failures(work);
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private static List<Exception> rounds(Work work, int writer, CyclicBarrier start) throws Exception {
        List<Exception> failures = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            start.await(60, TimeUnit.SECONDS);
            try {
                work.write(writer, round);
            } catch (Exception e) {
                failures.add(e);
            }
        }
        return failures;
    }
}
