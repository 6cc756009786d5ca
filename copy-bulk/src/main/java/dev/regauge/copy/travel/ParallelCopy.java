package dev.regauge.copy.travel;

import dev.regauge.copy.table.Guard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/**
 * COPY over several connections at once. One thread {@link #send}s rows; {@link #complete} keeps all of them, {@link #close}
 * without it none, unless partial success was asked for. Rows arrive in no particular order.
 */
public final class ParallelCopy implements AutoCloseable {

    /** Large enough that handing over costs nothing, small enough that the last chunks are evenly spread. */
    public static final int CHUNK = 256 * 1024;

    private final Lanes lanes;
    private final Destination destination;
    private final Streams streams;
    private final String guard;
    private final Duration patience;
    private final Staging staging;
    private final Dealing dealing;
    private final List<CopyStream> running = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean over;
    private boolean lost;
    private boolean tablesAreSettled;

    private ParallelCopy(Lanes lanes, Destination destination, Streams streams, String guard, Duration patience) {
        this.lanes = lanes;
        this.destination = destination;
        this.streams = streams;
        this.guard = guard;
        this.patience = patience;
        staging = new Staging(destination, streams.number());
        dealing = new Dealing(streams.number(), CHUNK + CHUNK / 8);
    }

    /**
     * Starts a thread for each connection; they are released when the load is over, or when this throws.
     *
     * @param guard a condition that holds while the table is as it was read; blank for none
     * @param patience how long the server may be silent, or take nothing
     * @throws SQLException where a connection is in a transaction, or is there twice: streams are transactions of their own
     */
    public static ParallelCopy open(
            Lanes lanes, Destination destination, Streams streams, String guard, Duration patience)
            throws SQLException {
        ParallelCopy parallel = new ParallelCopy(lanes, destination, streams, guard, patience);
        try {
            parallel.requireTransactions();
        } catch (SQLException | RuntimeException e) {
            lanes.release().run();
            throw e;
        }
        parallel.start();
        return parallel;
    }

    private void requireTransactions() throws SQLException {
        requireOneServer();
        Set<PgConnection> different = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Connection connection : lanes.connections()) {
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

    /** Rows of one load in two databases would be nobody's wish. */
    private void requireOneServer() throws SQLException {
        Set<String> urls = new HashSet<>();
        for (Connection connection : lanes.connections()) {
            urls.add(connection.unwrap(PgConnection.class).getURL());
        }
        if (urls.size() > 1) {
            throw new SQLException(
                    "Cannot load into " + destination.table() + " by " + streams.number()
                            + " streams: the data source gives out connections to " + urls.size()
                            + " databases. To fix: ask for no streams, or give a data source of one database",
                    "08001");
        }
    }

    private void start() {
        for (int i = 0; i < streams.number(); i++) {
            CopyStream stream =
                    new CopyStream(lanes.connections().get(i), dealing, streams.partial() ? storing() : staging(i));
            running.add(stream);
            Thread thread = new Thread(stream, "regauge-copy-" + (i + 1));
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    private CopyStream.Task storing() {
        List<String> after = guard.isBlank() ? List.of("commit") : List.of(Guard.statement(guard), "commit");
        return new CopyStream.Task(begin(LastTransaction.ASK_NUMBER), destination, after, patience);
    }

    private CopyStream.Task staging(int stream) {
        return new CopyStream.Task(
                begin(staging.create(stream)), staging.destination(stream), List.of("commit"), patience);
    }

    private List<String> begin(String more) {
        List<String> all = new ArrayList<>(lanes.begin());
        all.add(more);
        return all;
    }

    /**
     * Hands copies of rows to whichever streams are free first.
     *
     * @throws StreamsFailed when one of them has failed before; what was sent is undone, or kept where a stream had committed
     */
    public void send(Rows rows) throws SQLException {
        try {
            dealing.deal(rows, destination.fields().size());
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
     * @throws MoveLost when the last transaction may have been committed; {@link #settled} is to be told
     */
    public long complete() throws SQLException {
        if (over) {
            throw new IllegalStateException("This load is over: open another one");
        }
        try {
            waitForStreams();
            if (!dealing.hasFailed()) {
                return kept();
            }
        } finally {
            close();
        }
        throw failed();
    }

    private void waitForStreams() throws SQLException {
        try {
            dealing.end();
            join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private long kept() throws SQLException {
        long kept = running.stream().mapToLong(CopyStream::kept).sum();
        return streams.partial() || kept == 0 ? kept : moved();
    }

    private long moved() throws SQLException {
        PgConnection driver = lanes.connections().get(0).unwrap(PgConnection.class);
        List<Integer> filled = IntStream.range(0, running.size())
                .filter(i -> running.get(i).kept() > 0)
                .boxed()
                .toList();
        tablesAreSettled = true; // dropped by the transaction that stores their rows, or asked for later
        try {
            return new LastTransaction(driver, staging, guard, patience).run(lanes.begin(), filled);
        } catch (MoveLost e) {
            lost = true;
            throw e;
        } catch (SQLException e) {
            tablesAreSettled = false;
            lost = driver.isClosed();
            Lanes.rollBack(driver, patience);
            throw e;
        }
    }

    /** What was found out about a transaction that {@link MoveLost} said may have been committed. */
    public void settled(boolean committed) {
        if (!committed) {
            new StagingCleaner(lanes, staging, patience).clean();
        }
    }

    /** How many rows each stream has sent. */
    public List<Long> sent() {
        return running.stream().map(CopyStream::sent).toList();
    }

    /** Whether streams store in the table itself, each for itself. */
    public boolean isPartial() {
        return streams.partial();
    }

    /** Whether a stream has committed what it has sent. */
    public boolean isCommitted(int stream) {
        return running.get(stream).isCommitted();
    }

    /** Whether the connection of a stream was lost while it committed for itself. */
    public boolean isUndecided(int stream) {
        return streams.partial() && running.get(stream).isUndecided();
    }

    /** How many rows the server has counted of a stream, where it has said so before the connection was lost. */
    public OptionalLong counted(int stream) {
        return running.get(stream).counted();
    }

    /** The number of its transaction, as far as it is known. */
    public Optional<String> transaction(int stream) {
        return running.get(stream).transaction();
    }

    /** Whether a connection of them was lost. */
    public boolean isLost() {
        return lost;
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

    /** Gives up unless the load was completed: ends the streams, returns the connections, drops the staging tables. */
    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        if (threads.stream().anyMatch(Thread::isAlive)) {
            if (!dealing.hasFailed()) {
                dealing.failed(new SQLException("The load was not completed"), 0);
            }
            joinAtLast();
        }
        lost |= lanes.connections().stream().anyMatch(ParallelCopy::isClosed);
        lanes.release().run();
        boolean filled = running.stream().anyMatch(stream -> stream.kept() > 0 || stream.isUndecided());
        if (!streams.partial() && filled && !tablesAreSettled) {
            new StagingCleaner(lanes, staging, patience).clean();
        }
    }

    private void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Their patience ends every stream; until then its connection is nobody else's. */
    private void joinAtLast() {
        boolean interrupted = false;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            try {
                dealing.end();
                join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.unwrap(PgConnection.class).isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private static SQLException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SQLException("The thread was interrupted while it waited for the streams of a load", "57014", e);
    }
}
