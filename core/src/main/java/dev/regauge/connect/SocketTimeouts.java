package dev.regauge.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the connections of one pool wait for the server: as long as was set, and longer where the server itself lets
 * statements run longer. Safe for use by several threads.
 */
final class SocketTimeouts {

    private static final Logger LOG = LoggerFactory.getLogger(RegaugeDataSource.class);

    private final int configured;
    private final AtomicInteger needed;
    private final AtomicBoolean said = new AtomicBoolean();

    SocketTimeouts(Duration configured) {
        this.configured = (int) configured.toMillis();
        needed = new AtomicInteger(this.configured);
    }

    /**
     * Sets the limit of a new connection.
     *
     * @param statementTimeout what the server lets a statement run on it, in ms; 0 for ever
     */
    void applyTo(Connection connection, long statementTimeout) throws SQLException {
        if (configured != 0 && statementTimeout >= configured) {
            long longer = Math.min(Integer.MAX_VALUE, statementTimeout + Settings.MARGIN.toMillis());
            needed.accumulateAndGet((int) longer, Math::max);
            sayOnce(statementTimeout, longer);
        }
        connection.setNetworkTimeout(Runnable::run, needed.get());
    }

    /** The pool gives every connection the limit of its first one; one that was raised later is raised here. */
    void keepRaised(Connection borrowed) throws SQLException {
        int limit = needed.get();
        if (limit != configured && borrowed.getNetworkTimeout() != limit) {
            borrowed.setNetworkTimeout(Runnable::run, limit);
        }
    }

    private void sayOnce(long statementTimeout, long longer) {
        if (!said.getAndSet(true)) {
            LOG.info(
                    "The server lets statements of this user run {}, longer than the socket timeout of {}; the connections"
                            + " wait {} for its answers",
                    DurationText.of(Duration.ofMillis(statementTimeout)),
                    DurationText.of(Duration.ofMillis(configured)),
                    DurationText.of(Duration.ofMillis(longer)));
        }
    }
}
