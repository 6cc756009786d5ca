package dev.regauge.bench.paired;

/** Where results go, so that the compiler cannot leave out the work that made them. */
final class Sink {

    private static volatile long taken;

    private Sink() {}

    static void take(long value) {
        taken = value;
    }

    static long taken() {
        return taken;
    }
}
