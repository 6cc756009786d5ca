package dev.regauge.connect;

import java.sql.Connection;
import java.sql.SQLException;

/** The time in which a connection waits for the server without limit. */
final class NoSocketTimeout {

    private final Connection connection;
    private final int before;
    private boolean ended;

    private NoSocketTimeout(Connection connection, int before) {
        this.connection = connection;
        this.before = before;
    }

    /**
     * Begins it. The limit is set on the connection as it was handed out, so that a pool too, should a COPY never be
     * ended, sets it anew.
     */
    static NoSocketTimeout on(Connection connection) throws SQLException {
        NoSocketTimeout off = new NoSocketTimeout(connection, connection.getNetworkTimeout());
        connection.setNetworkTimeout(Runnable::run, 0);
        return off;
    }

    /** Ends it, once; the limit of a connection that is closed meanwhile is nobody's. */
    void end() throws SQLException {
        if (!ended) {
            ended = true;
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, before);
            }
        }
    }
}
