package dev.regauge.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.postgresql.copy.CopyDual;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/**
 * COPY without the socket timeout. In the middle of a COPY the server is silent for as long as a trigger, an index or the
 * query behind it needs, so a limit that is right for statements would cut off good work; pgjdbc applies its own to both.
 *
 * <p>While a COPY runs the limit is off, and afterwards it is what it was, whether the COPY ended, was cancelled or failed.
 * A link that dies meanwhile is noticed by TCP keep-alive.
 */
public final class Copying {

    private Copying() {}

    /**
     * pgjdbc's own manager for one connection, of the same methods; not safe for use by several threads.
     *
     * @param connection borrowed from a pool or not; it must be of pgjdbc inside
     * @throws SQLFeatureNotSupportedException when it is of another driver
     */
    public static CopyManager manager(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(BaseConnection.class)) {
            throw new SQLFeatureNotSupportedException(
                    "Cannot COPY on " + connection.getClass().getName() + ": COPY takes a connection of pgjdbc");
        }
        return new Manager(connection);
    }

    private static final class Manager extends CopyManager {

        private final Connection connection;

        Manager(Connection connection) throws SQLException {
            super(connection.unwrap(BaseConnection.class));
            this.connection = connection;
        }

        @Override
        public CopyIn copyIn(String sql) throws SQLException {
            return started(() -> super.copyIn(sql));
        }

        @Override
        public CopyOut copyOut(String sql) throws SQLException {
            return started(() -> super.copyOut(sql));
        }

        @Override
        public CopyDual copyDual(String sql) throws SQLException {
            return started(() -> super.copyDual(sql));
        }

        /** The start itself may wait for a lock. */
        private CopyDual started(Start start) throws SQLException {
            NoSocketTimeout off = NoSocketTimeout.on(connection);
            try {
                return new OpenCopy(start.copy(), off);
            } catch (SQLException | RuntimeException e) {
                off.end();
                throw e;
            }
        }
    }

    private interface Start {
        CopyOperation copy() throws SQLException;
    }
}
