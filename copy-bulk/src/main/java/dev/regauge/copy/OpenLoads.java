package dev.regauge.copy;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.jdbc.PgConnection;

/** Which connections have a load open: the rows of two would meet in one stream, so there is no second one. */
final class OpenLoads {

    private static final Map<PgConnection, WeakReference<LoadSession>> OPEN = new WeakHashMap<>();

    private OpenLoads() {}

    /** @throws BulkException when another load is open on the connection, and has not been forgotten by who gave it back */
    static void begin(PgConnection connection, LoadSession session) {
        synchronized (OPEN) {
            WeakReference<LoadSession> other = OPEN.get(connection);
            LoadSession open = other == null ? null : other.get();
            if (open != null && !open.isGivenBack()) {
                throw new BulkException(
                        "The load could not begin: another one is open on the same connection, and nothing was stored"
                                + "\n  to fix:   complete or close that one first, or use another connection for this one",
                        null);
            }
            OPEN.put(connection, new WeakReference<>(session));
        }
    }

    static void end(PgConnection connection, LoadSession session) {
        synchronized (OPEN) {
            WeakReference<LoadSession> open = OPEN.get(connection);
            if (open != null && open.get() == session) {
                OPEN.remove(connection);
            }
        }
    }
}
