package dev.regauge.copy;

import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.jdbc.PgConnection;

/**
 * Which load has sent rows on a connection and is not over. There can be one: two would share a transaction, and the end of
 * the first be that of both.
 */
final class UnderWay {

    private static final Map<PgConnection, WeakReference<LoadSession>> LOADS = new WeakHashMap<>();

    private UnderWay() {}

    /** @throws SQLException 55006 when another load is under way */
    static void begins(PgConnection connection, LoadSession load) throws SQLException {
        synchronized (LOADS) {
            requireNoOther(connection, load);
            LOADS.put(connection, new WeakReference<>(load));
        }
    }

    /** @throws SQLException 55006 when another load is under way */
    static void requireNoOther(PgConnection connection, LoadSession load) throws SQLException {
        synchronized (LOADS) {
            WeakReference<LoadSession> other = LOADS.get(connection);
            if (other != null && !other.refersTo(null) && !other.refersTo(load)) {
                throw new SQLException(
                        "Another load on this connection has sent rows and is not over. To fix: complete or close it first,"
                                + " or use another connection",
                        "55006");
            }
        }
    }

    static void ended(PgConnection connection, LoadSession load) {
        synchronized (LOADS) {
            WeakReference<LoadSession> ended = LOADS.get(connection);
            if (ended != null && ended.refersTo(load)) {
                LOADS.remove(connection);
            }
        }
    }
}
