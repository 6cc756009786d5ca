package dev.regauge.copy;

import dev.regauge.sql.Identifier;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was read of tables, so that the next load need not ask. It may be out of date: every load verifies it in the
 * transaction that stores its rows. Kept for as long as the data source or the connection is.
 */
final class KnownTables {

    /** For so long what was read is believed without asking, by those who have been refused. */
    private static final long FRESH_NANOS = 100_000_000;

    private record Read(KnownTable table, long at) {}

    private static final Map<Object, Map<Identifier, Read>> KNOWN = new WeakHashMap<>();

    private KnownTables() {}

    static Optional<KnownTable> get(Object key, Identifier name) {
        return Optional.ofNullable(of(key).get(name)).map(Read::table);
    }

    /** Whether it was read so lately that reading it again would tell nothing. */
    static boolean isFresh(Object key, Identifier name) {
        Read read = of(key).get(name);
        return read != null && System.nanoTime() - read.at() < FRESH_NANOS;
    }

    static void put(Object key, Identifier name, KnownTable table) {
        of(key).put(name, new Read(table, System.nanoTime()));
    }

    static void forget(Object key, Identifier name) {
        of(key).remove(name);
    }

    private static Map<Identifier, Read> of(Object key) {
        synchronized (KNOWN) {
            return KNOWN.computeIfAbsent(key, first -> new ConcurrentHashMap<>());
        }
    }
}
