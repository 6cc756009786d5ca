package dev.regauge.parity;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs a driver's code with a limit: a driver that hangs must not take the whole run with it. */
final class Watchdog {

    private Watchdog() {}

    /**
     * Runs work on a thread of its own, whose context class loader is the driver's, because pgjdbc-ng finds its parts
     * through that.
     *
     * @param late gets a result that comes after the limit, to close it
     * @throws TimeoutException when there is no result in time; the thread is interrupted and left alone
     * @throws ExecutionException when the work throws
     */
    static <T> T call(ClassLoader loader, Duration limit, Callable<T> work, Consumer<T> late)
            throws TimeoutException, ExecutionException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(result, work, late), "regauge-driver");
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return abandon(result, thread);
        } catch (InterruptedException e) {
            result.cancel(false);
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new ExecutionException("Interrupted while a driver was at work", e);
        }
    }

    /** A result that arrives in this very moment still counts. */
    private static <T> T abandon(CompletableFuture<T> result, Thread thread)
            throws TimeoutException, ExecutionException {
        if (result.completeExceptionally(new TimeoutException())) {
            thread.interrupt();
            throw new TimeoutException();
        }
        return result.join();
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> work, Consumer<T> late) {
        try {
            T value = work.call();
            if (!result.complete(value)) {
                late.accept(value);
            }
        } catch (VirtualMachineError e) {
            result.completeExceptionally(e);
            throw e;
        } catch (Throwable e) {
            // A driver that meets the wrong version of itself throws LinkageErrors: also an answer.
            result.completeExceptionally(e);
        }
    }
}
