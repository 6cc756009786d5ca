package dev.regauge.connect.diagnosis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** When something happened the last 1024 times. Adding costs one atomic increment; safe for use by several threads. */
final class Occurrences {

    private static final int REMEMBERED = 1024;

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLongArray times = new AtomicLongArray(REMEMBERED);
    private final long origin = System.nanoTime() - 1;

    /** Zero in the array stands for nothing, so times count from just before this object was made. */
    void add(long nanoTime) {
        times.setRelease(next.getAndIncrement() & (REMEMBERED - 1), nanoTime - origin);
    }

    /** How often it happened since then, as far as remembered. */
    int since(long nanoTime) {
        int count = 0;
        for (int i = 0; i < REMEMBERED; i++) {
            long time = times.getAcquire(i);
            if (time != 0 && time >= nanoTime - origin) {
                count++;
            }
        }
        return count;
    }

    /** The part of a window that is remembered: less than all where more than 1024 fall into it, or this is younger. */
    Duration covered(long now, Duration window) {
        long oldest = 0;
        for (int i = 0; i < REMEMBERED; i++) {
            long time = times.getAcquire(i);
            if (time == 0) {
                return atMost(window, now - origin);
            }
            oldest = oldest == 0 ? time : Math.min(oldest, time);
        }
        return atMost(window, now - origin - oldest);
    }

    private static Duration atMost(Duration window, long nanos) {
        return Duration.ofNanos(Math.min(window.toNanos(), nanos));
    }
}
