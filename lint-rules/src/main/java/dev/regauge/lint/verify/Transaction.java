package dev.regauge.lint.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction that changes nothing: read-only, impatient, and rolled back whatever happens in it. */
final class Transaction implements AutoCloseable {

    /** Settings of this transaction only: whoever gets the server's session from a pool next must not inherit them. */
    private static final String LIMITS = "select pg_catalog.set_config('transaction_read_only', 'on', true),"
            + " pg_catalog.set_config('lock_timeout', '2s', true),"
            + " pg_catalog.set_config('statement_timeout', '10s', true)";

    private final Connection connection;
    private final boolean autoCommit;

    Transaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
    }

    /** Ends whatever is open and begins anew, also after an error. */
    void begin() throws SQLException {
        connection.setAutoCommit(false);
        connection.rollback();
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMITS);
        }
    }

    /** Rolls back, and leaves autocommit as it was. */
    @Override
    public void close() throws ConnectionLost {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw new ConnectionLost(Refusal.of(e));
        }
    }
}
