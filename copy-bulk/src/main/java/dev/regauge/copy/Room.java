package dev.regauge.copy;

import dev.regauge.copy.travel.Rows;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the first rows of a load are gathered: where those of the one before were, or as much room as they took. An array
 * costs its length, and one that grows costs it twice. Safe for use by several threads; a race makes an array grow, or be
 * larger than it need be.
 */
final class Room {

    private static final int LEAST = 2 * 1024;
    private static final int MOST = 160 * 1024;

    private final AtomicReference<@Nullable Rows> spare = new AtomicReference<>();
    private volatile int last = LEAST;

    /** For a load that begins. */
    Rows rows() {
        Rows left = spare.getAndSet(null);
        return left == null ? new Rows(last) : left;
    }

    /** A load had so many bytes at once; a quarter more is kept, because not all loads are the same. */
    void taken(int bytes) {
        last = (int) Math.min(MOST, Math.max(LEAST, bytes + bytes / 4L));
    }

    /** A load needs its rows no more, and nobody writes into them: they are the next one's. */
    void left(Rows rows) {
        if (rows.bytes().array().length <= MOST) {
            rows.clear();
            spare.set(rows);
        }
    }
}
