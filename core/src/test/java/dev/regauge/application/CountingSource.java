package dev.regauge.application;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** Counts the connections that it opens. */
final class CountingSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    private final AtomicInteger opened;

    CountingSource(PGSimpleDataSource like, AtomicInteger opened) {
        this.opened = opened;
        setURL(like.getURL());
        setUser(like.getUser());
        setPassword(like.getPassword());
        setApplicationName("diagnosis");
    }

    @Override
    public Connection getConnection() throws SQLException {
        opened.incrementAndGet();
        return super.getConnection();
    }
}
