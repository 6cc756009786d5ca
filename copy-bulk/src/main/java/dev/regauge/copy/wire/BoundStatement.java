package dev.regauge.copy.wire;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.List;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * One SQL text whose parameters are given as the bytes that the server reads. It is prepared and named as pgjdbc does with
 * its own prepared statements, from whose cache it comes; {@code begin} goes with it in the same round trip where the
 * connection has autocommit off. Not safe for use by several threads.
 *
 * <p>A text may hold several statements, such as {@code savepoint a; insert ...; release savepoint a}: they travel together,
 * and one that fails makes the rest fail. Only inside of a transaction: pgjdbc may cut the flight in two behind a statement
 * that returns rows whose size it cannot tell.
 */
final class BoundStatement implements AutoCloseable {

    private final PgConnection connection;
    private final QueryExecutor executor;
    private final CachedQuery cached;
    private final ParameterList parameters;

    private BoundStatement(PgConnection connection, CachedQuery cached) {
        this.connection = connection;
        this.executor = connection.getQueryExecutor();
        this.cached = cached;
        this.parameters = cached.query.createParameterList();
    }

    /**
     * Takes the statement from the driver's cache, or adds it there at {@link #close}.
     *
     * @param connection of pgjdbc's, or a wrapper of one
     * @param sql with {@code ?} for each parameter, as JDBC has it
     * @throws SQLException 0A000 on a connection that may not use the extended protocol
     */
    public static BoundStatement of(Connection connection, String sql) throws SQLException {
        PgConnection driver = Connections.used(connection);
        if (driver.getPreferQueryMode() == PreferQueryMode.SIMPLE) {
            throw new SQLFeatureNotSupportedException(
                    "Cannot send values in binary on a connection with preferQueryMode=simple: that mode writes values into"
                            + " the SQL text; leave the setting out, or load by COPY",
                    "0A000");
        }
        return new BoundStatement(driver, driver.getQueryExecutor().borrowQuery(sql));
    }

    /** How many parameters the text has. */
    public int parameters() {
        return parameters.getInParameterCount();
    }

    /**
     * Binds a value in its type's binary format. The bytes may change once this returns, unless all of an array is given.
     *
     * @param index from 1
     * @param oid the type's
     */
    public void bind(int index, byte[] bytes, int offset, int length, int oid) throws SQLException {
        boolean whole = offset == 0 && length == bytes.length;
        parameters.setBinaryParameter(index, whole ? bytes : Arrays.copyOfRange(bytes, offset, offset + length), oid);
    }

    /** Binds a value as text in its type's input syntax, in UTF-8. */
    public void bindText(int index, byte[] utf8, int offset, int length, int oid) throws SQLException {
        parameters.setStringParameter(index, new String(utf8, offset, length, StandardCharsets.UTF_8), oid);
    }

    /** Binds NULL. */
    public void bindNull(int index, int oid) throws SQLException {
        parameters.setNull(index, oid);
    }

    /**
     * Executes it with what is bound; all parameters must be, and stay bound for the next execution.
     *
     * @return what each statement of the text has done, in order
     */
    public List<Part> execute() throws SQLException {
        cached.increaseExecuteCount();
        Parts parts = new Parts(executor);
        try {
            executor.execute(cached.query, parameters, parts, 0, 0, flags());
        } catch (RuntimeException | Error inTheMiddle) {
            // Half a message may be on its way: nobody can use this connection any more.
            executor.abort();
            throw inTheMiddle;
        }
        return parts.all();
    }

    private int flags() throws SQLException {
        int flags = QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS | QueryExecutor.QUERY_NO_BINARY_TRANSFER;
        int threshold = connection.getPrepareThreshold();
        boolean named = threshold != 0 && cached.getExecuteCount() >= threshold;
        flags |= named ? 0 : QueryExecutor.QUERY_ONESHOT;
        flags |= connection.getAutoCommit() ? QueryExecutor.QUERY_SUPPRESS_BEGIN : 0;
        flags |= connection.hintReadOnly() ? QueryExecutor.QUERY_READ_ONLY_HINT : 0;
        return flags;
    }

    /** Gives the statement back to the driver's cache. */
    @Override
    public void close() {
        executor.releaseQuery(cached);
    }

    /** How many statements the text holds. */
    public int statements() {
        Query[] several = cached.query.getSubqueries();
        return several == null ? 1 : several.length;
    }
}
