package dev.regauge.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.postgresql.copy.CopyOperation;

/**
 * The COPYs that were handed out open on connections of one pool. Whoever gives a connection back in the middle of one would
 * leave the next borrower waiting for ever, where no time limit reaches; such connections are ended here. Safe for use by
 * several threads.
 */
final class OpenCopies {

    private record Opened(Connection pooled, Connection physical, CopyOperation copy) {

        /** The pool's own wrapper is closed when it has been given back. */
        boolean isForgotten() throws SQLException {
            return copy.isActive() && pooled.isClosed();
        }
    }

    private final Set<Opened> opened = ConcurrentHashMap.newKeySet();
    private final Consumer<Connection> evict;

    /**
     * None yet.
     *
     * @param evict has the pool throw a connection of its own away
     */
    OpenCopies(Consumer<Connection> evict) {
        this.evict = evict;
    }

    /**
     * Remembers one.
     *
     * @param pooled the pool's wrapper of its connection
     * @param physical the driver's connection
     */
    void add(Connection pooled, Connection physical, CopyOperation copy) {
        opened.removeIf(before -> !before.copy().isActive());
        opened.add(new Opened(pooled, physical, copy));
    }

    /** Ends the connections that were given back in the middle of a COPY, and tells whether there were any. */
    boolean endForgotten() throws SQLException {
        boolean found = false;
        for (Opened one : List.copyOf(opened)) {
            if (one.isForgotten() && opened.remove(one)) {
                evict.accept(one.pooled());
                one.physical().abort(Runnable::run);
                found = true;
            }
        }
        return found;
    }
}
