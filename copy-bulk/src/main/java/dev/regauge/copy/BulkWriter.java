package dev.regauge.copy;

import static java.util.Objects.requireNonNull;

import dev.regauge.copy.travel.Explanation;
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
     * minutes unless changed. What it does at the end of a load, such as deferred checks, is silence too.
     */
    public BulkWriter<T> withPatience(Duration patience) {
        return new BulkWriter<>(settings.withPatience(requireNonNull(patience, "patience")));
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
        while (rows.hasNext()) {
            load.add(rows.next());
        }
        return load.complete();
    }

    /**
     * Opens a load of rows that come one by one, in a transaction of its own. Nothing is kept unless {@link Load#complete} is
     * called.
     *
     * @throws MappingRefusedException when the mapping does not fit the table
     * @throws BulkException when there is no connection, or the table cannot be read
     */
    public Load<T> open(DataSource source) {
        try {
            return Load.open(settings, LoadSession.of(source));
        } catch (SQLException e) {
            throw Failures.unconnected(settings.table(), e);
        }
    }

    /** The same on a connection of the caller's, which is not closed, and in its transaction where it is not in autocommit mode. */
    public Load<T> open(Connection connection) {
        try {
            return Load.open(settings, LoadSession.of(connection));
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

    /** The same, where a handler decides what becomes of rows that could not be stored. */
    public Ingest<T> ingest(DataSource source, IngestSettings settings, IngestHandler<T> handler) {
        return new Ingest<>(this, source, settings, handler);
    }

    /**
     * Which way so many rows of usual size would go, and why. Nothing is written.
     *
     * @throws MappingRefusedException when the mapping does not fit the table
     */
    public Explanation explain(DataSource source, long rows) {
        try {
            return explained(LoadSession.of(source), rows);
        } catch (SQLException e) {
            throw Failures.unconnected(settings.table(), e);
        }
    }

    /** The same on a connection of the caller's, and in its transaction. */
    public Explanation explain(Connection connection, long rows) {
        try {
            return explained(LoadSession.of(connection), rows);
        } catch (SQLException e) {
            throw Failures.unconnected(settings.table(), e);
        }
    }

    private Explanation explained(LoadSession session, long rows) throws SQLException {
        try {
            KnownTable known = KnownTable.of(session, settings.table());
            return new Decision(settings, session.footing())
                    .choice(settings.fitting(known).target(), rows, 0)
                    .explanation();
        } finally {
            session.release();
        }
    }
}
