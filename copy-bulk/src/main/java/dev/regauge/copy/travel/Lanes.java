package dev.regauge.copy.travel;

import dev.regauge.copy.wire.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/**
 * The connections of a load by several streams.
 *
 * @param connections one for each stream, in autocommit mode and in no transaction
 * @param begin statements that begin a transaction on each, {@code begin} first
 * @param release gives them back; called once, when none of them is used any more
 * @param source where another one can be had, to clear up behind a stream that was lost
 */
public record Lanes(List<Connection> connections, List<String> begin, Runnable release, DataSource source) {

    public Lanes {
        connections = List.copyOf(connections);
        begin = List.copyOf(begin);
    }

    /** A pool would hand out a transaction that it does not know of. */
    static void rollBack(Connection connection, Duration patience) throws SQLException {
        PgConnection driver = connection.unwrap(PgConnection.class);
        if (!driver.isClosed() && driver.getTransactionState() != TransactionState.IDLE) {
            Patience.during(connection, patience, "it was to roll back", () -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("rollback");
                }
            });
        }
    }
}
