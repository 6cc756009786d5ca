package dev.regauge.lint.verify;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a driver, but not for ever: what never answers is left behind on a daemon thread. */
final class Watchdog {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "regauge-verify");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration patience;

    Watchdog(Duration patience) {
        this.patience = patience;
    }

    Duration patience() {
        return patience;
    }

    /** A task whose end nobody waits for, and whose failure nobody wants to know. */
    interface Forgotten {
        void run() throws Exception;
    }

    static void forget(Forgotten task) {
        THREADS.execute(() -> {
            try {
                task.run();
            } catch (Exception e) {
                // by contract
            }
        });
    }

    /**
     * What the task returns.
     *
     * @throws TimeoutException when it has not returned in time, or the caller was interrupted
     */
    <T> T call(Callable<T> task) throws TimeoutException {
        Future<T> answer = THREADS.submit(task);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            TimeoutException interrupted = new TimeoutException("interrupted");
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A verification failed in our own code", e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
