package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Two threads, each with a connection and half of the rows. When one fails, what the other has stored stays. */
final class PgBulkInsertThreads<T> implements Way<T> {

    private static final int THREADS = 2;

    private final Way<T> each;
    private final DataSource source;

    PgBulkInsertThreads(Way<T> each, DataSource source) {
        this.each = each;
        this.source = source;
    }

    @Override
    public String name() {
        return each.name() + ", two threads";
    }

    @Override
    public void store(Connection connection, Repeated<T> rows) throws SQLException {
        Repeated<T> half = rows.part(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> halves = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                halves.add(() -> store(half));
            }
            for (Future<Void> done : threads.invokeAll(halves)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new SQLException("A half was not stored", e);
        } finally {
            threads.shutdown();
        }
    }

    private Void store(Repeated<T> half) throws SQLException {
        try (Connection own = source.getConnection()) {
            each.store(own, half);
        }
        return null;
    }
}
