package dev.regauge.connect.failure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** Pools, sources and small pieces of JDBC that the tests of this package share. */
final class Pools {

    private Pools() {}

    static HikariDataSource of(TestDatabase database, int size) {
        return new HikariDataSource(config(database, size, PoolEviction.class.getName()));
    }

    static HikariDataSource bare(TestDatabase database, int size) {
        return new HikariDataSource(config(database, size, null));
    }

    private static HikariConfig config(TestDatabase database, int size, String eviction) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        if (eviction != null) {
            config.setExceptionOverrideClassName(eviction);
        }
        return config;
    }

    /** A connection of its own for each borrower, closed when given back. */
    static PGSimpleDataSource unpooled(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    static int pid(Connection connection) throws SQLException {
        return number(connection, "select pg_backend_pid()");
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static int number(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return number(connection, sql);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns when the session has ended. */
    static void terminate(TestDatabase database, int pid) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement end = connection.prepareStatement("select pg_terminate_backend(?, 10000)")) {
            end.setInt(1, pid);
            try (ResultSet rows = end.executeQuery()) {
                rows.next();
                if (!rows.getBoolean(1)) {
                    throw new IllegalStateException("Session " + pid + " did not end");
                }
            }
        }
    }
}
