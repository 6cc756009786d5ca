package dev.regauge.copy.wire;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.postgresql.jdbc.PgConnection;

/**
 * Looks whether a connection has ended while nobody used it, before something is sent that would be lost with it, and with it
 * the knowledge whether it was executed. Mostly the server has said so, and the words lie there to be read.
 */
public final class Liveness {

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** When each connection was last looked at. */
    private static final Map<PgConnection, Long> LOOKED = new WeakHashMap<>();

    private Liveness() {}

    /**
     * Finds out, which takes about a microsecond; a millisecond where the connection was not used by a load for a second,
     * because an end without words can only be seen by a read.
     *
     * @param isNew whether the connection was made just now
     * @throws ConnectionLostException when it has ended; nothing was sent
     */
    public static void require(Connection connection, boolean isNew) throws SQLException {
        PgConnection driver = connection.unwrap(PgConnection.class);
        if (!driver.isClosed() && Wire.canBeHad(driver)) {
            require(connection, Wire.of(driver), wasQuiet(driver) && !isNew);
        }
    }

    private static void require(Connection pooled, Wire wire, boolean byRead) throws SQLException {
        try {
            Optional<SQLException> words = wire.ended(byRead);
            if (words.isPresent()) {
                throw lost(pooled, wire, words.get());
            }
        } catch (IOException e) {
            throw lost(pooled, wire, e);
        }
    }

    private static boolean wasQuiet(PgConnection driver) {
        long now = System.nanoTime();
        synchronized (LOOKED) {
            Long before = LOOKED.put(driver, now);
            return before == null || now - before > QUIET_NANOS;
        }
    }

    private static ConnectionLostException lost(Connection pooled, Wire wire, Exception found) {
        wire.tear();
        Connections.noticeLost(pooled);
        return ConnectionLostException.unused(found);
    }
}
