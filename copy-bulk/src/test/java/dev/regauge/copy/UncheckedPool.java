package dev.regauge.copy;

import dev.regauge.testing.TestDatabase;
import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool that hands a connection out without asking whether it still lives, as pools do with one that was used just now. */
final class UncheckedPool extends PGSimpleDataSource implements AutoCloseable {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
    private final transient Semaphore places;

    UncheckedPool(TestDatabase database, int size) {
        setUrl(database.url());
        setUser(database.user());
        setPassword(database.password());
        places = new Semaphore(size);
    }

    @Override
    public Connection getConnection() throws SQLException {
        places.acquireUninterruptibly();
        try {
            Connection pooled = idle.poll();
            return handedOut(pooled == null ? super.getConnection() : pooled);
        } catch (SQLException e) {
            places.release();
            throw e;
        }
    }

    private Connection handedOut(Connection pooled) {
        boolean[] closed = {false};
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (!closed[0]) {
                            closed[0] = true;
                            takeBack(pooled);
                        }
                        return null;
                    }
                    if (method.getName().equals("isClosed")) {
                        return closed[0] || pooled.isClosed();
                    }
                    try {
                        return method.invoke(pooled, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void takeBack(Connection pooled) throws SQLException {
        if (!pooled.isClosed()) {
            idle.add(pooled);
        }
        places.release();
    }

    @Override
    public void close() throws SQLException {
        for (Connection pooled = idle.poll(); pooled != null; pooled = idle.poll()) {
            pooled.close();
        }
    }
}
