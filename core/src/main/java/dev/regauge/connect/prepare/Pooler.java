package dev.regauge.connect.prepare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.postgresql.PGConnection;

/**
 * Recognises a pooler by what it does: at login it hands out a number of its own for the server process, while the
 * server, asked, tells another. Names, ports and {@code SHOW VERSION} prove nothing. A plain proxy passes the number on.
 *
 * <p>A pooler in session mode is one too, though it would do no harm to prepared statements: its mode does not show.
 */
public final class Pooler {

    private Pooler() {}

    /**
     * Whether there is a pooler between a connection and its server.
     *
     * @param connection of pgjdbc or pgjdbc-ng, or a wrapper of one of pgjdbc
     * @param backend what {@code pg_backend_pid()} said on it
     * @return false also where the driver does not tell which process it was told
     */
    public static boolean isBetween(Connection connection, int backend) throws SQLException {
        OptionalInt told = told(connection);
        return told.isPresent() && told.getAsInt() != backend;
    }

    private static OptionalInt told(Connection connection) throws SQLException {
        if (connection.isWrapperFor(PGConnection.class)) {
            return OptionalInt.of(connection.unwrap(PGConnection.class).getBackendPID());
        }
        try {
            Object keyData = connection.getClass().getMethod("getKeyData").invoke(connection);
            return OptionalInt.of(
                    (int) keyData.getClass().getMethod("getProcessId").invoke(keyData));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return OptionalInt.empty();
        }
    }
}
