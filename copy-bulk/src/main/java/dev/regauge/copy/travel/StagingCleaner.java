package dev.regauge.copy.travel;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what a load has left of its staging tables. */
final class StagingCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(ParallelCopy.class);

    private static final String UNDEFINED_TABLE = "42P01";

    private final DataSource source;
    private final Staging staging;

    StagingCleaner(DataSource source, Staging staging) {
        this.source = source;
        this.staging = staging;
    }

    /** On a connection of its own, since those of the load may be lost; says in the log where that fails. */
    void clean() {
        try (Connection connection = source.getConnection()) {
            inTransaction(connection, statement -> {
                for (String drop : staging.drops()) {
                    statement.execute(drop);
                }
                return true;
            });
        } catch (SQLException e) {
            LOG.warn(
                    "Staging tables of a load may be left over: {} (SQLSTATE {}). To fix: drop them",
                    staging.tables(),
                    e.getSQLState());
        }
    }

    /**
     * Whether the transaction that moves the rows was committed, when its answer was lost: it drops the tables, so either
     * they are gone or their rows are where they were. Waits for the end of that transaction, which may still be at work.
     *
     * @throws SQLException when the server cannot be asked
     */
    boolean isMoved() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return inTransaction(connection, statement -> {
                statement.execute("lock table " + staging.tables().get(0) + " in access exclusive mode");
                return false;
            });
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return true;
            }
            throw e;
        }
    }

    private interface Work {
        boolean with(Statement statement) throws SQLException;
    }

    private static boolean inTransaction(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '30s'; set local client_min_messages = warning");
            boolean result = work.with(statement);
            connection.commit();
            return result;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
