package dev.regauge.connect.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has which connection of a pool. A connection's next borrower takes the place of the last, so that nothing has to be
 * done when it is given back. Safe for use by several threads.
 */
final class Leases {

    private final Map<Key, Lease> leases = new ConcurrentHashMap<>();

    /** @param most how many the pool may have; beyond that, leases of connections that the pool has closed are dropped */
    void add(Connection proxy, long now, boolean withStack, int most) {
        try {
            Connection physical = proxy.unwrap(Connection.class);
            Optional<Throwable> mark = withStack ? Optional.of(new Throwable("borrowed here")) : Optional.empty();
            Lease lease = new Lease(physical, proxy, Thread.currentThread(), now, mark);
            if (leases.put(new Key(physical), lease) == null && leases.size() > most) {
                leases.values().removeIf(Lease::over);
            }
        } catch (SQLException e) {
            // Closed already, and so no lease.
        }
    }

    List<Lease> open() {
        return leases.values().stream().filter(lease -> !lease.over()).toList();
    }

    int remembered() {
        return leases.size();
    }

    /** Some drivers' connections compare in their own way, or send a round trip to do so. */
    private record Key(Connection physical) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.physical == physical;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(physical);
        }
    }
}
