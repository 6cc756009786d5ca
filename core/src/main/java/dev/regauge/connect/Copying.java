package dev.regauge.connect;

import com.zaxxer.hikari.SQLExceptionOverride;
import dev.regauge.connect.failure.PoolEviction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.postgresql.copy.CopyDual;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.ByteStreamWriter;

/**
 * pgjdbc's own manager of COPY, without the socket timeout. In the middle of a COPY the server is silent for as long as a
 * trigger, an index or the query behind it needs, so a limit that is right for statements would cut off good work; pgjdbc
 * applies its own to both.
 *
 * <p>While a COPY runs the limit is off, and afterwards it is what it was, whether the COPY ended, was cancelled or failed. A
 * link that dies meanwhile is noticed by TCP keep-alive.
 *
 * <p>A connection whose session ends in a COPY leaves the pool, which would not notice by itself.
 */
final class Copying extends CopyManager {

    private static final PoolEviction EVICTION = new PoolEviction();

    private final Connection connection;
    private final OpenCopies open;
    private final Runnable evict;

    private Copying(Connection connection, OpenCopies open, Runnable evict) throws SQLException {
        super(connection.unwrap(BaseConnection.class));
        this.connection = connection;
        this.open = open;
        this.evict = evict;
    }

    /**
     * A manager for one connection; not safe for use by several threads.
     *
     * @param connection the pool's wrapper
     * @param open where COPYs are remembered until they end
     * @param evict has the pool throw the connection away
     * @throws SQLFeatureNotSupportedException when it is of another driver
     */
    static CopyManager manager(Connection connection, OpenCopies open, Runnable evict) throws SQLException {
        if (!connection.isWrapperFor(BaseConnection.class)) {
            throw new SQLFeatureNotSupportedException(
                    "Cannot COPY on " + connection.getClass().getName() + ": COPY takes a connection of pgjdbc");
        }
        return new Copying(connection, open, evict);
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

    @Override
    public long copyIn(String sql, Reader from, int bufferSize) throws SQLException, IOException {
        return whole(() -> super.copyIn(sql, from, bufferSize));
    }

    @Override
    public long copyIn(String sql, Reader from) throws SQLException, IOException {
        return whole(() -> super.copyIn(sql, from));
    }

    @Override
    public long copyIn(String sql, InputStream from, int bufferSize) throws SQLException, IOException {
        return whole(() -> super.copyIn(sql, from, bufferSize));
    }

    @Override
    public long copyIn(String sql, InputStream from) throws SQLException, IOException {
        return whole(() -> super.copyIn(sql, from));
    }

    @Override
    public long copyIn(String sql, ByteStreamWriter from) throws SQLException, IOException {
        return whole(() -> super.copyIn(sql, from));
    }

    @Override
    public long copyOut(String sql, Writer to) throws SQLException, IOException {
        return whole(() -> super.copyOut(sql, to));
    }

    @Override
    public long copyOut(String sql, OutputStream to) throws SQLException, IOException {
        return whole(() -> super.copyOut(sql, to));
    }

    private interface Start {
        CopyOperation copy() throws SQLException;
    }

    private interface Whole {
        long copy() throws SQLException, IOException;
    }

    /** The start itself may wait for a lock. */
    private CopyDual started(Start start) throws SQLException {
        NoSocketTimeout off = NoSocketTimeout.on(connection);
        try {
            CopyOperation copy = start.copy();
            open.add(connection, connection.unwrap(BaseConnection.class), copy);
            return new OpenCopy(copy, off);
        } catch (SQLException | RuntimeException e) {
            off.end();
            throw e;
        }
    }

    /** A COPY that begins and ends here. */
    private long whole(Whole work) throws SQLException, IOException {
        try {
            return work.copy();
        } catch (SQLException failed) {
            if (EVICTION.adjudicate(failed) == SQLExceptionOverride.Override.MUST_EVICT) {
                evict.run();
            }
            throw failed;
        }
    }
}
