package dev.regauge.connect.diagnosis;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds out soon whether a pool that has no connection can get one. Safe for use by several threads. */
final class FirstConnection {

    /** A refusal comes as fast as a login; what takes longer is the network, and that the pool waits for. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final HikariDataSource pool;
    private final Connects connects;
    private final AtomicBoolean underWay = new AtomicBoolean();

    FirstConnection(HikariDataSource pool, Connects connects) {
        this.pool = pool;
        this.connects = connects;
    }

    /** Why the pool gets none, for a reason that time does not heal; empty where it may get one, or nobody knows yet. */
    Optional<SQLException> refusal() {
        Optional<SQLException> remembered = connects.rememberedFailure();
        if (remembered.isPresent()) {
            return remembered;
        }
        long limit = Math.min(LONGEST.toMillis(), pool.getConnectionTimeout());
        int before = connects.ended();
        if (underWay.compareAndSet(false, true)) {
            Thread thread = new Thread(this::open, "regauge-first-connection");
            thread.setDaemon(true);
            thread.start();
        }
        connects.awaitEnd(before, Duration.ofMillis(limit));
        return connects.refusedFailure();
    }

    /** Only a waiting caller makes HikariCP open a connection at once. */
    private void open() {
        try (Connection connection = pool.getConnection()) {
            connection.isClosed();
        } catch (SQLException e) {
            // The callers learn it from the attempts.
        } finally {
            underWay.set(false);
        }
    }
}
