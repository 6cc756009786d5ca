package dev.regauge.copy.travel;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/**
 * COPY over several connections at once. One thread fills {@link #empty} chunks and {@link #deal}s them; {@link #complete}
 * keeps all rows, {@link #close} without it none, unless partial success was asked for. Rows arrive in no particular order.
 */
public final class ParallelCopy implements AutoCloseable {

    /** Large enough that handing over costs nothing, small enough that the last chunks are evenly spread. */
    static final int CHUNK = 256 * 1024;

    private final DataSource source;
    private final Destination destination;
    private final Streams streams;
    private final String guard;
    private final Staging staging;
    private final Dealing dealing;
    private final List<Connection> connections = new ArrayList<>();
    private final List<CopyStream> running = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean over;
    private boolean cleaned;

    private ParallelCopy(DataSource source, Destination destination, Streams streams, String guard) {
        this.source = source;
        this.destination = destination;
        this.streams = streams;
        this.guard = guard;
        staging = new Staging(destination, streams.number());
        dealing = new Dealing(streams.number(), CHUNK + CHUNK / 8);
    }

    /**
     * Takes the connections and starts a thread for each.
     *
     * @param checks statements for the begin of each stream's transaction, which fail where the table is no longer as it was
     *     read; of use with partial success only
     * @param guard the same as a condition ({@link Inserts#into}), for the final transaction
     * @throws SQLException where connections cannot be had, or are in a transaction: streams are transactions of their own
     */
    public static ParallelCopy open(
            DataSource source, Destination destination, Streams streams, List<String> checks, String guard)
            throws SQLException {
        ParallelCopy parallel = new ParallelCopy(source, destination, streams, guard);
        try {
            parallel.connect();
        } catch (SQLException | RuntimeException e) {
            parallel.release();
            throw e;
        }
        parallel.start(checks);
        return parallel;
    }

    private void connect() throws SQLException {
        Set<PgConnection> different = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < streams.number(); i++) {
            Connection connection = source.getConnection();
            connections.add(connection);
            PgConnection driver = connection.unwrap(PgConnection.class);
            if (driver.getTransactionState() != TransactionState.IDLE || !different.add(driver)) {
                throw new SQLException(
                        "Cannot load into " + destination.table() + " by " + streams.number()
                                + " streams: the data source gives out a connection that is in a transaction already."
                                + " Each stream is a transaction of its own and no part of that one."
                                + " To fix: ask for no streams, or give a data source outside of the transaction",
                        "25001");
            }
        }
    }

    private void start(List<String> checks) throws SQLException {
        for (int i = 0; i < streams.number(); i++) {
            List<String> before = new ArrayList<>(List.of("begin"));
            before.addAll(streams.partial() ? checks : List.of(staging.create(i)));
            running.add(new CopyStream(
                    connections.get(i), dealing, before, streams.partial() ? destination.copy() : staging.copy(i)));
            Thread thread = new Thread(running.get(i), "regauge-copy-" + (i + 1));
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** An empty chunk, as soon as one is there; to be filled to about {@link #isFull} and dealt. */
    public Rows empty() throws SQLException {
        try {
            return dealing.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether a chunk holds enough to be dealt. */
    public static boolean isFull(Rows rows) {
        return rows.bytes().size() >= CHUNK;
    }

    /**
     * Hands a chunk to whichever stream is free first.
     *
     * @throws StreamsFailed when one of them has failed before; what was sent is undone, or kept where a stream had committed
     */
    public void deal(Rows rows) throws SQLException {
        try {
            dealing.deal(rows);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (dealing.hasFailed()) {
            close();
            throw failed();
        }
    }

    /**
     * Waits for all streams and keeps what they brought.
     *
     * @return how many rows were stored
     * @throws StreamsFailed when one has failed
     * @throws TableChanged when the guard does not hold; nothing is kept
     */
    public long complete() throws SQLException {
        if (over) {
            throw new IllegalStateException("This load is over: open another one");
        }
        finish();
        if (dealing.hasFailed()) {
            close();
            throw failed();
        }
        long kept = running.stream().mapToLong(CopyStream::kept).sum();
        try {
            return streams.partial() ? kept : moved(kept);
        } catch (SQLException e) {
            rollBack(connections.get(0));
            throw e;
        } finally {
            close();
        }
    }

    private long moved(long expected) throws SQLException {
        long moved = 0;
        PgConnection driver = connections.get(0).unwrap(PgConnection.class);
        try {
            for (long count : Sending.send(driver, moving())) {
                moved += Math.max(0, count);
            }
        } catch (SQLException e) {
            if (driver.isClosed() && isMoved(e)) {
                cleaned = true;
                return expected;
            }
            throw e;
        }
        cleaned = true;
        if (moved == 0 && expected > 0) {
            Guards.require(connections.get(0), destination, guard);
        }
        return moved;
    }

    private List<Bound> moving() {
        List<String> statements = new ArrayList<>(List.of("begin"));
        for (int i = 0; i < streams.number(); i++) {
            if (running.get(i).kept() > 0) {
                statements.add(staging.move(i, guard));
            }
        }
        statements.addAll(staging.drops());
        statements.add("commit");
        return statements.stream().map(Bound::plain).toList();
    }

    private boolean isMoved(SQLException lost) throws SQLException {
        try {
            return new StagingCleaner(source, staging).isMoved();
        } catch (SQLException unknown) {
            lost.addSuppressed(unknown);
            throw new SQLException(
                    "The connection was lost before COMMIT was answered, and the server cannot be asked whether the rows of "
                            + destination.table() + " were stored. To fix: look whether "
                            + staging.tables().get(0)
                            + " is there: then they were not",
                    "08007",
                    lost);
        }
    }

    private StreamsFailed failed() {
        Dealing.Failure failure = dealing.failure().orElseThrow();
        SQLException first = failure.cause() instanceof SQLException said
                ? said
                : new SQLException(failure.cause().getClass().getSimpleName(), failure.cause());
        List<Long> kept = running.stream()
                .map(stream -> streams.partial() ? stream.kept() : 0L)
                .toList();
        return new StreamsFailed(destination, first, kept, failure.row());
    }

    /** Gives up unless the load was completed: ends the streams, drops the staging tables, returns the connections. */
    @Override
    public void close() {
        if (over) {
            return;
        }
        if (threads.stream().anyMatch(Thread::isAlive)) {
            if (!dealing.hasFailed()) {
                dealing.failed(new SQLException("The load was not completed"), 0);
            }
            finishAtLast();
        }
        over = true;
        release();
        if (!streams.partial() && !cleaned) {
            new StagingCleaner(source, staging).clean();
        }
    }

    private void finish() throws SQLException {
        try {
            dealing.end();
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void finishAtLast() {
        try {
            finish();
        } catch (SQLException interrupted) {
            threads.forEach(Thread::interrupt);
        }
    }

    private static SQLException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SQLException("The thread was interrupted while it waited for the streams of a load", "57014", e);
    }

    /** A pool would hand out a transaction that it does not know of. */
    static void rollBack(Connection connection) throws SQLException {
        PgConnection driver = connection.unwrap(PgConnection.class);
        if (!driver.isClosed() && driver.getTransactionState() != TransactionState.IDLE) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("rollback");
            }
        }
    }

    private void release() {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is of no use to anybody, and the server undoes what was left open.
            }
        }
    }
}
