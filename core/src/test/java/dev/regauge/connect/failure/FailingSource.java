package dev.regauge.connect.failure;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** A source that throws what a test wants to see thrown. */
final class FailingSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    private final Exception failure;

    FailingSource(Exception failure) {
        this.failure = failure;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (failure instanceof SQLException sql) {
            throw sql;
        }
        throw (RuntimeException) failure;
    }
}
