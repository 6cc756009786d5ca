package dev.regauge.copy;

import static java.util.Objects.requireNonNull;

import dev.regauge.copy.value.Policies;
import dev.regauge.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
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

    final Identifier table;
    final Mapping<T> mapping;
    final Policies policies;

    private BulkWriter(Identifier table, Mapping<T> mapping, Policies policies) {
        this.table = table;
        this.mapping = mapping;
        this.policies = policies;
    }

    /** A writer into a table; without a schema in its name, the connection's search path finds it. */
    public static <T> BulkWriter<T> into(Identifier table, Mapping<T> mapping) {
        return new BulkWriter<>(requireNonNull(table, "table"), requireNonNull(mapping, "mapping"), Policies.STRICT);
    }

    /** The same for a table by its bare name: one name, never split at a dot. */
    public static <T> BulkWriter<T> into(String table, Mapping<T> mapping) {
        return into(Identifier.of(table), mapping);
    }

    /** The same with other rules for values that do not fit. */
    public BulkWriter<T> withPolicies(Policies other) {
        return new BulkWriter<>(table, mapping, requireNonNull(other, "policies"));
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

    /** Opens a load of rows that come one by one. Nothing is kept unless {@link Load#complete} is called. */
    public Load<T> open(DataSource source) {
        try {
            return new Load<>(this, source.getConnection(), true);
        } catch (SQLException e) {
            throw new BulkException("Cannot connect to load " + table, 0, null, e);
        }
    }

    /** The same on a connection of the caller's, which is not closed. */
    public Load<T> open(Connection connection) {
        return new Load<>(this, connection, false);
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
}
