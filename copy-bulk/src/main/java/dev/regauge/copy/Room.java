package dev.regauge.copy;

import dev.regauge.copy.travel.Rows;

/**
 * How much room the first rows of a load are given: what the one before took. An array costs its length, and one that grows
 * costs it twice. Safe for use by several threads; a race makes an array grow, or be larger than it need be.
 */
final class Room {

    private static final int LEAST = 2 * 1024;
    private static final int MOST = 96 * 1024;

    private volatile int last = LEAST;

    /** For a load that begins. */
    Rows rows() {
        return new Rows(last);
    }

    /** A load had so many bytes at once; a quarter more is kept, because not all loads are the same. */
    void taken(int bytes) {
        last = (int) Math.min(MOST, Math.max(LEAST, bytes + bytes / 4L));
    }
}
