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

    private static final Map<Object, Map<Identifier, KnownTable>> KNOWN = new WeakHashMap<>();

    private KnownTables() {}

    static Optional<KnownTable> get(Object key, Identifier name) {
        return Optional.ofNullable(of(key).get(name));
    }

    static void put(Object key, Identifier name, KnownTable table) {
        of(key).put(name, table);
    }

    static void forget(Object key, Identifier name) {
        of(key).remove(name);
    }

    private static Map<Identifier, KnownTable> of(Object key) {
        synchronized (KNOWN) {
            return KNOWN.computeIfAbsent(key, first -> new ConcurrentHashMap<>());
        }
    }
}
