package dev.regauge.application;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.regauge.connect.diagnosis.PhysicalSource;
import dev.regauge.connect.diagnosis.PoolExhaustedException;
import dev.regauge.connect.diagnosis.PoolWatch;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A small pool over a real server, and an application that uses it up in one way or another. */
public final class TroubledApplication implements AutoCloseable {

    private final TestDatabase administration;
    private final HikariDataSource pool;
    private final PoolWatch watch;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    });

    private TroubledApplication(TestDatabase administration, DataSource driver, DataSource outside, int size) {
        this.administration = administration;
        PhysicalSource physical = PhysicalSource.of(driver);
        HikariConfig config = new HikariConfig();
        config.setPoolName("orders");
        config.setDataSource(physical);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(1000);
        this.pool = new HikariDataSource(config);
        this.watch = PoolWatch.over(pool, physical, new CountingSource(outside, asked), 3);
    }

    /** An application whose callers wait for a second, with three instances. */
    public static TroubledApplication on(TestDatabase database, int size) {
        return on(database, database, size);
    }

    /** One that logs in as somebody else, or through something. */
    public static TroubledApplication on(TestDatabase administration, TestDatabase database, int size) {
        return on(administration, source(database), source(database), size);
    }

    /** One with another driver, or another way to the server beside the pool. */
    public static TroubledApplication on(TestDatabase administration, DataSource driver, DataSource outside, int size) {
        return new TroubledApplication(administration, driver, outside, size);
    }

    public HikariDataSource pool() {
        return pool;
    }

    public PoolWatch watch() {
        return watch;
    }

    /** How often a connection beside the pool was opened. */
    public int asked() {
        return asked.get();
    }

    public Connection borrow() throws SQLException {
        try {
            Connection connection = pool.getConnection();
            watch.borrowed(connection);
            return connection;
        } catch (SQLTransientConnectionException e) {
            throw watch.explain(e);
        }
    }

    /** Borrows although the pool is still filling up, which takes long on a busy machine. */
    private Connection borrowAtLast() throws SQLException {
        SQLException failure = new SQLException("not tried");
        for (int i = 0; i < 20; i++) {
            try {
                return borrow();
            } catch (PoolExhaustedException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** Borrows until that fails, and returns how. */
    public PoolExhaustedException exhausted() throws SQLException {
        for (int i = 0; i < 100; i++) {
            try (Connection connection = borrow()) {
                connection.isClosed();
            } catch (PoolExhaustedException e) {
                return e;
            }
        }
        throw new IllegalStateException("The pool is never exhausted");
    }

    /** What HikariCP throws when the pool is exhausted. */
    public SQLTransientConnectionException exhaustedByHikari() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            throw new IllegalStateException("The pool is not exhausted: " + connection);
        } catch (SQLTransientConnectionException e) {
            return e;
        }
    }

    /** Threads that borrow, read in a transaction, forget the connection, and end. */
    public void forgetInThreadsThatEnd(int connections) throws Exception {
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(this::forget, "short-lived");
            thread.start();
            thread.join();
        }
    }

    /** Workers that do the same, and go on to other work. */
    public void forgetInWorkersThatGoOn(int connections) throws Exception {
        for (int i = 0; i < connections; i++) {
            threads.submit(this::forget).get();
        }
    }

    /** Holders that are still at it and have long ceased to use the connection, outside of any transaction. */
    public void holdWithoutUse(int connections) throws Exception {
        start(connections, connection -> execute(connection, "select 1"));
    }

    /** Statements that take long. */
    public void query(int connections, String sql) throws Exception {
        CountDownLatch started = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            threads.execute(() -> {
                try (Connection connection = borrowAtLast()) {
                    started.countDown();
                    execute(connection, sql);
                } catch (SQLException e) {
                    // The test is over.
                }
            });
        }
        started.await();
    }

    /** Transactions that wait for something else. */
    public void waitInTransaction(int connections, String sql) throws Exception {
        start(connections, connection -> {
            connection.setAutoCommit(false);
            execute(connection, sql);
        });
    }

    /** More callers than connections, each with little to do, again and again. */
    public void shortWork(int callers) {
        for (int i = 0; i < callers; i++) {
            threads.execute(() -> {
                while (end.getCount() > 0) {
                    try (Connection connection = borrow()) {
                        execute(connection, "select pg_sleep(0.05)");
                    } catch (SQLException e) {
                        // Tries again.
                    }
                }
            });
        }
    }

    @Override
    public void close() {
        end.countDown();
        threads.shutdownNow();
        administration.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                + administration.name() + "' and pid <> pg_backend_pid()");
        pool.close();
    }

    private void forget() {
        try {
            Connection connection = borrowAtLast();
            connection.setAutoCommit(false);
            execute(connection, "select 'leaked'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start(int connections, Use use) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            threads.execute(() -> useAndWait(use, started));
        }
        started.await();
    }

    private void useAndWait(Use use, CountDownLatch started) {
        try (Connection connection = borrowAtLast()) {
            use.of(connection);
            started.countDown();
            callOtherService();
        } catch (SQLException e) {
            // The test is over.
        }
    }

    private void callOtherService() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Connections of pgjdbc. */
    public static PGSimpleDataSource source(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setApplicationName("orders");
        return source;
    }

    private interface Use {
        void of(Connection connection) throws SQLException;
    }
}
