package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.SQLException;

/** One way to store rows over a connection; what it begins it ends, but for the caller's transaction. */
interface Way<T> {

    /** How it is called in a table. */
    String name();

    /** Stores all of them. */
    void store(Connection connection, Repeated<T> rows) throws SQLException;
}
