package dev.regauge.connect.diagnosis;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The data source under the pool: it opens connections as another one does, and remembers how that went.
 *
 * <p>HikariCP opens connections on threads of its own and tells callers of the last failure only. That new connections are
 * refused, since when, or that one is still being waited for, is what {@link PoolWatch} learns here. Safe for use by several
 * threads.
 */
public final class PhysicalSource implements DataSource {

    private final DataSource driver;
    private final Connects connects = new Connects();

    private PhysicalSource(DataSource driver) {
        this.driver = driver;
    }

    /** A data source to be given to {@code HikariConfig.setDataSource}. */
    public static PhysicalSource of(DataSource driver) {
        return new PhysicalSource(driver);
    }

    Connects connects() {
        return connects;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connects.open(driver::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return connects.open(() -> driver.getConnection(user, password));
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        driver.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(driver) ? type.cast(driver) : driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(driver) || driver.isWrapperFor(type);
    }
}
