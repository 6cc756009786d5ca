package dev.regauge.bench.copy;

import de.bytefish.pgbulkinsert.PgBulkInsert;
import de.bytefish.pgbulkinsert.mapping.AbstractMapping;
import de.bytefish.pgbulkinsert.pgsql.PgBinaryWriter;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * PgBulkInsert by {@code saveAll}, its fastest way, with getters of primitives where it has them.
 *
 * @param <T> the rows of the work
 * @param <E> the same rows as PgBulkInsert takes them, built before
 */
final class PgBulkInsertWay<T, E> implements Way<T> {

    static final String NAME = "PgBulkInsert 8.1.5";

    private static final int HEADER_AND_TRAILER = 21;

    private final AbstractMapping<E> mapping;
    private final PgBulkInsert<E> writer;
    private final List<E> pool;

    private PgBulkInsertWay(AbstractMapping<E> mapping, List<E> pool) {
        this.mapping = mapping;
        this.writer = new PgBulkInsert<>(mapping);
        this.pool = pool;
    }

    static PgBulkInsertWay<Wide, Zoned> wide(Shape<Wide> shape) {
        return new PgBulkInsertWay<>(
                new WideMapping(shape.table()),
                shape.pool().stream().map(Zoned::of).toList());
    }

    static PgBulkInsertWay<Narrow, Narrow> narrow(Shape<Narrow> shape) {
        return new PgBulkInsertWay<>(new NarrowMapping(shape.table()), shape.pool());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void store(Connection connection, Repeated<T> rows) throws SQLException {
        writer.saveAll(connection.unwrap(PGConnection.class), new Repeated<>(pool, rows.size()));
    }

    /** What {@code saveAll} does with each row, to a stream that goes nowhere. Answers how many bytes the rows are. */
    long encode(Repeated<T> rows) {
        Counting nowhere = new Counting();
        try (PgBinaryWriter bytes = new PgBinaryWriter(nowhere)) {
            for (E row : new Repeated<>(pool, rows.size())) {
                bytes.startRow(mapping.getColumns().size());
                mapping.getColumns().forEach(column -> column.getWrite().accept(bytes, row));
            }
        }
        return nowhere.count - HEADER_AND_TRAILER;
    }

    private static final class Counting extends OutputStream {
        private long count;

        @Override
        public void write(int one) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }

    private static final class WideMapping extends AbstractMapping<Zoned> {
        WideMapping(String table) {
            super("public", table);
            mapLongPrimitive("id", zoned -> zoned.row().id());
            mapText("customer", zoned -> zoned.row().customer());
            mapText("title", zoned -> zoned.row().title());
            mapNumeric("amount", zoned -> zoned.row().amount());
            mapBooleanPrimitive("paid", zoned -> zoned.row().paid());
            mapTimeStampTz("placed", Zoned::placed);
            mapJsonb("details", zoned -> zoned.row().details());
            mapText("note", zoned -> zoned.row().note());
        }
    }

    private static final class NarrowMapping extends AbstractMapping<Narrow> {
        NarrowMapping(String table) {
            super("public", table);
            mapIntegerPrimitive("a", Narrow::a);
            mapIntegerPrimitive("b", Narrow::b);
            mapIntegerPrimitive("c", Narrow::c);
        }
    }
}
