package dev.regauge.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What a {@link FaultProxy} does wrong at the moment. */
final class Faults {

    private volatile long nanosToServer;
    private volatile long nanosToClient;
    private volatile long bytesToServer = Long.MAX_VALUE;
    private volatile long bytesToClient = Long.MAX_VALUE;
    private volatile boolean blackHole;
    private volatile Consumer<byte[]> listener = bytes -> {};
    private final AtomicLong passedToServer = new AtomicLong();
    private final AtomicLong passedToClient = new AtomicLong();
    private final AtomicLong cutOnceToServer = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong cutOnceToClient = new AtomicLong(Long.MAX_VALUE);

    void delay(Duration toServer, Duration toClient) {
        nanosToServer = toServer.toNanos();
        nanosToClient = toClient.toNanos();
    }

    void cutAfterToServer(long bytes) {
        bytesToServer = bytes;
    }

    void cutAfterToClient(long bytes) {
        bytesToClient = bytes;
    }

    void cutOnce(boolean toServer, long bytes) {
        (toServer ? cutOnceToServer : cutOnceToClient).set(passed(toServer) + bytes);
    }

    void listen(Consumer<byte[]> toBytes) {
        listener = toBytes;
    }

    void hear(byte[] bytes) {
        listener.accept(bytes);
    }

    void blackHole(boolean on) {
        blackHole = on;
    }

    void clear() {
        nanosToServer = 0;
        nanosToClient = 0;
        bytesToServer = Long.MAX_VALUE;
        bytesToClient = Long.MAX_VALUE;
        cutOnceToServer.set(Long.MAX_VALUE);
        cutOnceToClient.set(Long.MAX_VALUE);
        blackHole = false;
    }

    boolean blackHole() {
        return blackHole;
    }

    long delayNanos(boolean toServer) {
        return toServer ? nanosToServer : nanosToClient;
    }

    long bytesUntilCut(boolean toServer) {
        return toServer ? bytesToServer : bytesToClient;
    }

    long passed(boolean toServer) {
        return (toServer ? passedToServer : passedToClient).get();
    }

    /** How many of so many bytes, which are about to pass, pass before the one cut there is to be: all without one. */
    int untilCutOnce(boolean toServer, int length) {
        AtomicLong cut = toServer ? cutOnceToServer : cutOnceToClient;
        long end = (toServer ? passedToServer : passedToClient).addAndGet(length);
        long at = cut.get();
        return end >= at && cut.compareAndSet(at, Long.MAX_VALUE) ? (int) Math.max(0, length - (end - at)) : length;
    }
}
