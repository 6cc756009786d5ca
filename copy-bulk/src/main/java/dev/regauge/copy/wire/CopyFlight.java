package dev.regauge.copy.wire;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A COPY into a table, with statements before and behind it in the same round trip. Used by one thread; after
 * {@link #complete} or {@link #fail}, or an exception of any method, it is over.
 */
public final class CopyFlight {

    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private final Connection connection;
    private final CopyIn copy;

    private CopyFlight(Connection connection, CopyIn copy) throws SQLException {
        this.connection = connection;
        this.copy = copy;
        send(HEADER, 0, HEADER.length);
    }

    /**
     * Sends the statements before it and the COPY itself, without waiting for an answer.
     *
     * @param connection of pgjdbc's, or a wrapper of one; in what state of transaction is the caller's to know
     * @param before statements that return no rows or whose rows nobody needs; one that fails makes the rest fail
     * @param copy {@code copy ... from stdin (format binary)}
     */
    public static CopyFlight begin(Connection connection, List<String> before, String copy) throws SQLException {
        execute(connection, before);
        return new CopyFlight(
                connection, connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy));
    }

    /**
     * Sends part of the data, cut anywhere.
     *
     * @throws SQLException what the server says against what was sent before, or that the connection is lost
     */
    public void send(byte[] bytes, int offset, int length) throws SQLException {
        copy.writeToCopy(bytes, offset, length);
    }

    /**
     * Ends the data, sends the statements behind it and waits for all answers.
     *
     * @param after such as {@code commit}; executed only where all before it were
     * @return how many rows the server counted
     */
    public long complete(List<String> after) throws SQLException {
        long rows = copy.endCopy();
        execute(connection, after);
        return rows;
    }

    /**
     * Gives up: the server forgets the data and executes the statements behind it, such as {@code rollback}, in any case.
     */
    public void fail(String why, List<String> after) throws SQLException {
        copy.cancelCopy();
        execute(connection, after);
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
