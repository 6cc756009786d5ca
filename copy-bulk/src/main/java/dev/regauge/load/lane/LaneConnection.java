package dev.regauge.load.lane;

import dev.regauge.connect.session.SessionConnections;
import dev.regauge.copy.wire.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection whose transactions are begun and ended by statements of ours. */
public final class LaneConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LaneConnection.class);

    private static final Duration LONG = Duration.ofDays(2);

    private final Connection handed;
    private final Connection connection;
    private final Duration patience;

    private LaneConnection(Connection handed, Connection connection, Duration patience) {
        this.handed = handed;
        this.connection = connection;
        this.patience = patience;
    }

    /** One that the source hands out, in autocommit mode. */
    public static LaneConnection of(DataSource source, Duration patience) throws SQLException {
        Connection handed = source.getConnection();
        try {
            if (!handed.getAutoCommit()) {
                handed.setAutoCommit(true);
            }
            return new LaneConnection(handed, SessionConnections.beneath(handed), patience);
        } catch (SQLException | RuntimeException e) {
            handed.close();
            throw e;
        }
    }

    public Connection connection() {
        return connection;
    }

    /** Where it leads; pools may lead elsewhere the next time. */
    String url() throws SQLException {
        return connection.unwrap(PgConnection.class).getURL();
    }

    /** Executes statements one by one. */
    public void execute(List<String> statements) throws SQLException {
        for (String sql : statements) {
            execute(sql);
        }
    }

    /** Executes a statement. @return how many rows it has changed; 0 for a query */
    public long execute(String sql) throws SQLException {
        return Patience.during(connection, patience, "it was asked to execute a statement", () -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql) ? 0 : Math.max(0, statement.getLargeUpdateCount());
            }
        });
    }

    /** Executes what may take as long as the table is large, and during which the server says nothing. */
    public long executeLong(String sql) throws SQLException {
        return new LaneConnection(handed, connection, LONG).execute(sql);
    }

    /** The first column of the first row that a query answers, which may take as long as the table is large. */
    public String askLong(String sql) throws SQLException {
        return new LaneConnection(handed, connection, LONG).ask(sql);
    }

    /** The first column of the first row that a query answers. */
    public String ask(String sql) throws SQLException {
        return Patience.during(connection, patience, "it was asked a question", () -> {
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        });
    }

    private boolean isInTransaction() {
        try {
            return !connection.isClosed()
                    && connection.unwrap(PgConnection.class).getTransactionState() != TransactionState.IDLE;
        } catch (SQLException e) {
            return true;
        }
    }

    boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Rolls back what is open, however it stands. */
    public void rollBack() {
        try {
            if (!connection.isClosed()) {
                execute("rollback");
            }
        } catch (SQLException e) {
            LOG.debug("The server undoes what a lost connection leaves", e);
        }
    }

    /** Rolls back what is open: a pool does not, since it was not the driver that began it. */
    @Override
    public void close() {
        if (isInTransaction()) {
            rollBack();
        }
        try {
            handed.close();
        } catch (SQLException e) {
            LOG.debug("A connection could not be given back", e);
        }
    }
}
