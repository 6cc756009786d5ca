package dev.regauge.copy;

import static java.util.Objects.requireNonNull;

import dev.regauge.copy.table.TableRefusedException;
import dev.regauge.copy.travel.Explanation;
import dev.regauge.copy.travel.NoWayException;
import dev.regauge.copy.travel.Streams;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.value.Policies;
import dev.regauge.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Writes rows into one table, all of them or none. Immutable and safe for use by several threads; each load is used by one.
 *
 * <pre>{@code
 * BulkWriter<Order> orders = BulkWriter.into(Identifier.of("sales", "orders"), Mapping.record(Order.class));
 * orders.write(dataSource, stream);
 * }</pre>
 *
 * @param <T> what rows are made from
 */
public final class BulkWriter<T> {

    private final WriterSettings<T> settings;

    private BulkWriter(WriterSettings<T> settings) {
        this.settings = settings;
    }

    /** A writer into a table; without a schema in its name, the connection's search path finds it. */
    public static <T> BulkWriter<T> into(Identifier table, Mapping<T> mapping) {
        return new BulkWriter<>(WriterSettings.of(requireNonNull(table, "table"), requireNonNull(mapping, "mapping")));
    }

    /** The same for a table by its bare name: one name, never split at a dot. */
    public static <T> BulkWriter<T> into(String table, Mapping<T> mapping) {
        return into(Identifier.of(table), mapping);
    }

    /** The same for a table by its schema and its name. */
    public static <T> BulkWriter<T> into(String schema, String table, Mapping<T> mapping) {
        return into(Identifier.of(schema, table), mapping);
    }

    /** The same with other rules for values that do not fit. */
    public BulkWriter<T> withPolicies(Policies policies) {
        return new BulkWriter<>(settings.withPolicies(requireNonNull(policies, "policies")));
    }

    /** The same, sending rows in this way whatever it costs. */
    public BulkWriter<T> withWay(Way way) {
        return new BulkWriter<>(settings.withWay(requireNonNull(way, "way")));
    }

    /**
     * The same with another limit for the rows that a load keeps in memory, and for the largest row; 64 MB unless changed.
     *
     * @param bytes from 64 KB to 1 GB
     */
    public BulkWriter<T> withMemory(long bytes) {
        return new BulkWriter<>(settings.withMemory(bytes));
    }

    /**
     * The same with another time for which the server may be silent, or take nothing, before the connection is ended; 5
     * minutes unless changed. While it waits for a lock, runs triggers or verifies at the end what was deferred, it is silent
     * too. How long a data source may take to connect is its own affair.
     */
    public BulkWriter<T> withPatience(Duration patience) {
        return new BulkWriter<>(settings.withPatience(requireNonNull(patience, "patience")));
    }

    /**
     * The same over several connections at once, from 1 MB of rows on; fewer go as without. Each stream is a transaction of
     * its own, so this is for loads on a {@link DataSource} only, and {@link Streams} says what that may mean: still all or
     * nothing, at the price of writing every row twice, or the word that a part may be kept. Rows arrive in no order.
     *
     * @throws IllegalArgumentException for a writer with an upsert, with a way other than COPY, or with too little memory
     */
    public BulkWriter<T> withStreams(Streams streams) {
        return new BulkWriter<>(settings.withStreams(requireNonNull(streams, "streams")));
    }

    /** Writes all rows in a transaction of its own, which is committed at the end. */
    public LoadResult write(DataSource source, Iterator<? extends T> rows) {
        try (Load<T> load = open(source)) {
            return complete(load, rows);
        }
    }

    public LoadResult write(DataSource source, Iterable<? extends T> rows) {
        return write(source, rows.iterator());
    }

    /** The same; the stream is read by this thread, in order, and closed. */
    public LoadResult write(DataSource source, Stream<? extends T> rows) {
        try (rows) {
            return write(source, rows.iterator());
        }
    }

    /**
     * Writes all rows on a connection. In autocommit mode that is a transaction of its own; otherwise it is part of the
     * caller's, which this neither commits nor rolls back.
     */
    public LoadResult write(Connection connection, Iterator<? extends T> rows) {
        try (Load<T> load = open(connection)) {
            return complete(load, rows);
        }
    }

    public LoadResult write(Connection connection, Iterable<? extends T> rows) {
        return write(connection, rows.iterator());
    }

    public LoadResult write(Connection connection, Stream<? extends T> rows) {
        try (rows) {
            return write(connection, rows.iterator());
        }
    }

    private LoadResult complete(Load<T> load, Iterator<? extends T> rows) {
        try {
            while (rows.hasNext()) {
                load.add(rows.next());
            }
        } catch (RuntimeException e) {
            throw load.told(e);
        }
        return load.complete();
    }

    /**
     * Opens a load of rows that come one by one, in a transaction of its own. Nothing is kept unless {@link Load#complete} is
     * called.
     *
     * @throws MappingRefusedException when the mapping does not fit the table
     * @throws TargetRefusedException when there is no such table, or no way into it
     * @throws BulkException when there is no connection, or the table cannot be read
     */
    public Load<T> open(DataSource source) {
        try {
            return Load.open(settings, LoadSession.of(source, settings.patience()));
        } catch (SQLException e) {
            throw Failures.unconnected(settings.table(), e);
        }
    }

    /** The same on a connection of the caller's, which is not closed, and in its transaction where it is not in autocommit mode. */
    public Load<T> open(Connection connection) {
        requireNoStreams();
        try {
            return Load.open(settings, LoadSession.of(connection, settings.patience()));
        } catch (SQLException e) {
            throw Failures.unconnected(settings.table(), e);
        }
    }

    /** The same, where a row whose key is in the table already is not refused. */
    public BulkWriter<T> withUpsert(Upsert upsert) {
        return new BulkWriter<>(settings.withUpsert(requireNonNull(upsert, "upsert")));
    }

    /**
     * Takes rows one by one from many threads and writes them in loads of their own; it stops at the first that fails. To be
     * closed.
     */
    public Ingest<T> ingest(DataSource source, IngestSettings settings) {
        return ingest(source, settings, IngestHandler.stopping());
    }

    /** The same with {@link IngestSettings#DEFAULT}. */
    public Ingest<T> ingest(DataSource source) {
        return ingest(source, IngestSettings.DEFAULT);
    }

    /** The same, where a handler decides what becomes of rows that could not be stored. */
    public Ingest<T> ingest(DataSource source, IngestSettings settings, IngestHandler<T> handler) {
        return new Ingest<>(this, source, settings, handler);
    }

    /** Whether a load that failed so may be run again: nothing of it was kept, or an upsert makes the same of it twice. */
    boolean mayRunAgain(RuntimeException failure) {
        return IngestFailure.nothingWasKept(failure) || settings.upsert().isPresent();
    }

    /**
     * Which way so many rows of usual size would go, and why. Nothing is written.
     *
     * @throws MappingRefusedException when the mapping does not fit the table
     * @throws TargetRefusedException when there is no such table, or no way into it
     */
    public Explanation explain(DataSource source, long rows) {
        try {
            return explained(LoadSession.of(source, settings.patience()), rows);
        } catch (SQLException e) {
            throw Failures.unconnected(settings.table(), e);
        }
    }

    /** The same on a connection of the caller's, and in its transaction. */
    public Explanation explain(Connection connection, long rows) {
        requireNoStreams();
        try {
            return explained(LoadSession.of(connection, settings.patience()), rows);
        } catch (SQLException e) {
            throw Failures.unconnected(settings.table(), e);
        }
    }

    private Explanation explained(LoadSession session, long rows) throws SQLException {
        try {
            return KnownTable.use(session, settings.table(), known -> {
                Fitting<T> fitting = settings.fitting(known);
                Target target = upserting(fitting.target().over(session), session, fitting.encoder());
                return new Decision(settings, session.footing()).explanation(target, rows);
            });
        } catch (TableRefusedException | NoWayException e) {
            throw TargetRefusedException.of(e);
        } finally {
            session.release();
        }
    }

    private Target upserting(Target target, LoadSession session, RowEncoder<T> encoder) throws SQLException {
        return settings.upsert().isEmpty()
                ? target
                : settings.upsert()
                        .get()
                        .plan(session, target.known(), encoder.columns(), encoder.formats())
                        .map(target::with)
                        .orElseThrow(() -> new TableChangedException(settings.table(), null));
    }

    private void requireNoStreams() {
        settings.streams().ifPresent(streams -> {
            throw new IllegalArgumentException("A connection is one transaction, and " + streams.number()
                    + " streams are " + streams.number()
                    + ". To fix: give the DataSource, or use a writer without streams");
        });
    }

    /** Its table, its columns and its upsert. */
    @Override
    public String toString() {
        return "BulkWriter into " + settings.table() + " of " + settings.mapping()
                + settings.upsert().map(upsert -> ", " + upsert).orElse("");
    }
}
