package dev.regauge.cli;

import dev.regauge.load.LoadWatch;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on Ctrl-C and SIGTERM: the load is told to end, and its summary is waited for. Then the JVM ends by itself,
 * with 128 and the signal as its exit code.
 */
final class LoadInterruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LoadWatch watch;
    private final PrintWriter err;
    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "load-interruption");

    private LoadInterruption(LoadWatch watch, PrintWriter err) {
        this.watch = watch;
        this.err = err;
    }

    /** Until it is closed. */
    static LoadInterruption over(LoadWatch watch, PrintWriter err) {
        LoadInterruption interruption = new LoadInterruption(watch, err);
        try {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
        } catch (IllegalStateException endingAlready) {
            watch.stop();
        }
        return interruption;
    }

    private void end() {
        watch.stop();
        endAtOnceOnTheNextSignal();
        err.println();
        err.println("Ending the load; what is under way comes to its end first (Ctrl-C again: at once)");
        try {
            if (!told.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                err.println("The load has not ended within " + PATIENCE.toSeconds() + " s, and is cut off. What was not"
                        + " committed is not in the table; see there, or with --resume give the same command again");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        err.flush();
    }

    /**
     * The JVM passes over signals while it ends, and offers no other way to hear of them. By reflection, since the compiler
     * warns of the class whatever one does; without it, the wait above is all there is.
     */
    private static void endAtOnceOnTheNextSignal() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object halting = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, given) -> {
                        Runtime.getRuntime().halt(128 + 2);
                        return null;
                    });
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler).invoke(null, interrupt, halting);
        } catch (ReflectiveOperationException | RuntimeException notThere) {
            // said above
        }
    }

    /** The result was told: nothing holds the end of the JVM up any more. */
    void told() {
        told.countDown();
    }

    @Override
    public void close() {
        told();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook runs, and has been waiting for this
        }
    }
}
