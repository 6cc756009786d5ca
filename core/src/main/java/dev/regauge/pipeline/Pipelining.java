package dev.regauge.pipeline;

import dev.regauge.connect.session.SessionConnections;
import dev.regauge.connect.session.SessionContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a connection can take many statements in one round trip. */
public final class Pipelining {

    private static final Logger LOG = LoggerFactory.getLogger(Pipelining.class);

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Pipelining() {}

    /**
     * Why statements run one at a time on this connection; empty where they are pipelined.
     *
     * @throws SQLException when the connection is closed
     */
    public static Optional<String> whyNot(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PgConnection.class)) {
            return Optional.of("the driver is not the pgjdbc of this class path");
        }
        PgConnection pgjdbc = connection.unwrap(PgConnection.class);
        if (pgjdbc.getPreferQueryMode() == PreferQueryMode.SIMPLE) {
            return Optional.of("preferQueryMode=simple sends each statement by itself");
        }
        return PgjdbcInternals.areThere()
                ? Optional.empty()
                : Optional.of("this version of pgjdbc puts statements together in another way");
    }

    static Run on(Connection connection, Script script, Optional<SessionContext> context) throws SQLException {
        if (script.own()) {
            return on(SessionConnections.beneath(connection), true);
        }
        // A pool rolls back what its own wrapper has heard of, and commits anything else: this tells it, and sends
        // nothing.
        connection.getMetaData();
        return on(SessionConnections.joining(connection, context), false);
    }

    private static Run on(Connection connection, boolean own) throws SQLException {
        Optional<String> whyNot = whyNot(connection);
        if (whyNot.isPresent()) {
            if (SAID.add(whyNot.get())) {
                LOG.info("Pipelines run one statement at a time: {}", whyNot.get());
            }
            return new SequentialRun(connection);
        }
        PgConnection pgjdbc = connection.unwrap(PgConnection.class);
        if (own && pgjdbc.getTransactionState() != TransactionState.IDLE) {
            throw new SQLException(
                    "A transaction is open on this connection; turn autocommit off to run a pipeline in it", "25001");
        }
        return new PgjdbcRun(pgjdbc);
    }

    /** Whether transactions are to be read-only; pgjdbc can be told to pass that over. */
    static boolean isReadOnly(Connection connection) throws SQLException {
        Connection beneath = SessionConnections.beneath(connection);
        return beneath.isWrapperFor(PgConnection.class)
                ? beneath.unwrap(PgConnection.class).hintReadOnly()
                : beneath.isReadOnly();
    }

    /** After a failure: a pool learns that a connection is dead only from a call that fails through its own wrapper. */
    static void noticeWhereLost(Connection connection) {
        try {
            connection.createStatement().close();
        } catch (SQLException lost) {
            // That was the call.
        }
    }
}
