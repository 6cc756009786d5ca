package com.example.legacyorders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** A connection whose row level policies see one tenant only. */
public final class TenantSession implements AutoCloseable {

    private final Connection connection;

    private TenantSession(Connection connection) {
        this.connection = connection;
    }

    public static TenantSession open(DataSource dataSource, String tenant) throws SQLException {
        Connection connection = dataSource.getConnection();
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('app.tenant', ?, false)")) {
            statement.setString(1, tenant);
            statement.execute();
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new TenantSession(connection);
    }

    public Connection connection() {
        return connection;
    }

    /** Runs work for another tenant, until the end of the transaction. */
    public <T> T as(String tenant, Callable<T> work) throws Exception {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('app.tenant', ?, true)")) {
            statement.setString(1, tenant);
            statement.execute();
            T result = work.call();
            connection.commit();
            return result;
        } catch (Exception e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("RESET app.tenant");
        }
    }
}
