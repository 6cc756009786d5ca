package dev.regauge.testing;

import java.time.Duration;

/** What a {@link FaultProxy} does wrong at the moment. */
final class Faults {

    private volatile long nanosToServer;
    private volatile long nanosToClient;
    private volatile long bytesToServer = Long.MAX_VALUE;
    private volatile long bytesToClient = Long.MAX_VALUE;
    private volatile boolean blackHole;

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

    void blackHole(boolean on) {
        blackHole = on;
    }

    void clear() {
        nanosToServer = 0;
        nanosToClient = 0;
        bytesToServer = Long.MAX_VALUE;
        bytesToClient = Long.MAX_VALUE;
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
}
