package dev.regauge.url;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/**
 * Work that grows with its text and no faster, on long texts. The limit tells a hang from that, and says nothing about
 * speed.
 *
 * <p>A fifth of the text comes first, on a quarter of the stack, so that what recurses once a character ends there too.
 * Work that grows with the square of the text takes 25 times as long on the whole of it; where that might exceed the
 * limit, and always with {@code -Plong}, the whole follows.
 *
 * @param length of the whole text
 * @param limit for the whole text
 */
public record Proportion(int length, Duration limit) {

    private static final int PART = 5;
    private static final int SHALLOW = 256 * 1024;
    private static final int AS_USUAL = 0;

    /** What is done with a text. */
    public interface Work {
        void on(String text) throws Exception;
    }

    /** Does the work on texts of such lengths; an {@link AssertionError} says where it exceeds the limit, or fails. */
    public void keptBy(IntFunction<String> texts, Work work) {
        if (Boolean.getBoolean("regauge.long") || mightExceed(spent(texts.apply(length / PART), work, SHALLOW))) {
            spent(texts.apply(length), work, AS_USUAL);
        }
    }

    private boolean mightExceed(Duration spent) {
        return spent.multipliedBy(PART * PART).compareTo(limit) > 0;
    }

    /** The processor's time, which a busy machine does not stretch as it does the clock's. */
    private Duration spent(String text, Work work, int stack) {
        String shortened = text.substring(0, Math.min(text.length(), 60)) + "... of " + text.length();
        FutureTask<Duration> task = new FutureTask<>(() -> measured(text, work));
        Thread thread = new Thread(null, task, "proportion", stack);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hang) {
            AssertionError error = new AssertionError("does not end within " + limit + ": " + shortened);
            error.setStackTrace(thread.getStackTrace());
            throw error;
        } catch (ExecutionException failed) {
            throw new AssertionError("fails: " + shortened, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + shortened, interrupted);
        }
    }

    private static Duration measured(String text, Work work) throws Exception {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();
        work.on(text);
        return Duration.ofNanos(clock.getCurrentThreadCpuTime() - before);
    }
}
