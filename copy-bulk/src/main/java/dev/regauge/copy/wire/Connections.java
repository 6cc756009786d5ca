package dev.regauge.copy.wire;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.postgresql.jdbc.PgConnection;

/** The driver's connection inside of whatever wraps it. */
final class Connections {

    private Connections() {}

    /**
     * The driver's connection, about to be used past its wrapper.
     *
     * @throws SQLException 08003 when it is closed, 0A000 when it is of another driver
     */
    static PgConnection used(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PgConnection.class)) {
            throw new SQLFeatureNotSupportedException(
                    "Cannot load rows over " + connection.getClass().getName()
                            + ": it wraps no connection of pgjdbc; use one of org.postgresql.Driver",
                    "0A000");
        }
        // A pool rolls back what was left open only on a connection that it has seen used. Nothing is sent for this.
        connection.getMetaData();
        PgConnection driver = connection.unwrap(PgConnection.class);
        if (driver.isClosed()) {
            throw new SQLException("Cannot load rows: the connection is closed", "08003");
        }
        return driver;
    }

    /** Ends a connection from outside, whatever the thread that uses it is stuck in. */
    static void tear(PgConnection connection) {
        if (Wire.canBeHad(connection)) {
            Wire.of(connection).tear();
        } else {
            connection.getQueryExecutor().abort();
        }
    }

    /** After a loss: a pool learns that a connection is dead only from a call that fails through its own wrapper. */
    static void noticeLost(Connection connection) {
        try {
            connection.createStatement().close();
        } catch (SQLException lost) {
            // That was the call.
        }
    }
}
