package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.SQLException;

/** Whose transaction the rows are stored in. */
enum Caller {
    /** Nobody's: each statement commits, or the way begins one of its own. */
    AUTOCOMMIT,
    /** The caller's, which commits behind it; both are timed together. */
    TRANSACTION;

    void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(this == AUTOCOMMIT);
    }

    <T> void store(Way<T> way, Connection connection, Repeated<T> rows) throws SQLException {
        way.store(connection, rows);
        if (this == TRANSACTION) {
            connection.commit();
        }
    }
}
