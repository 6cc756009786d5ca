package dev.regauge.application;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Counts the connections that it opens. */
final class CountingSource extends AbstractDataSource {

    private final DataSource driver;
    private final AtomicInteger opened;

    CountingSource(DataSource driver, AtomicInteger opened) {
        this.driver = driver;
        this.opened = opened;
    }

    @Override
    public Connection getConnection() throws SQLException {
        opened.incrementAndGet();
        return driver.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        opened.incrementAndGet();
        return driver.getConnection(user, password);
    }
}
