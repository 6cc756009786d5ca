package dev.regauge.bench.copy;

import dev.regauge.bench.paired.Contender;
import dev.regauge.copy.Mapping;
import dev.regauge.copy.RowEncoding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.ToLongFunction;

/**
 * The encoding of all objects of a shape, once each, to nowhere.
 *
 * @param encoder answers how many bytes the rows are
 */
record Encoding<T>(String name, Repeated<T> rows, ToLongFunction<Repeated<T>> encoder) implements Contender {

    static final String BY_HAND = "by hand, nothing checked";

    static <T> Encoding<T> byHand(Shape<T> shape) {
        RowBytes bytes = new RowBytes(StockCopy.CHUNK + StockCopy.LONGEST_ROW);
        return new Encoding<>(BY_HAND, shape.rows(Shape.POOL), rows -> byHand(shape.floor(), rows, bytes));
    }

    private static <T> long byHand(Shape.Floor<T> floor, Repeated<T> rows, RowBytes bytes) {
        long sum = 0;
        for (T row : rows) {
            floor.write(row, bytes);
            if (bytes.size >= StockCopy.CHUNK) {
                sum += bytes.size;
                bytes.size = 0;
            }
        }
        sum += bytes.size;
        bytes.size = 0;
        return sum;
    }

    /** Ours. */
    static <T> Encoding<T> regauge(String name, Shape<T> shape, Mapping<T> mapping, Connection connection)
            throws SQLException {
        RowEncoding<T> encoding = RowEncoding.of(connection, shape.table(), mapping);
        return new Encoding<>(name, shape.rows(Shape.POOL), encoding::encode);
    }

    static <T> Encoding<T> pgBulkInsert(Shape<T> shape, PgBulkInsertWay<T, ?> way) {
        return new Encoding<>(PgBulkInsertWay.NAME, shape.rows(Shape.POOL), way::encode);
    }

    /** Rows: their bytes may differ, as a number may be sent with zeros at its end or without. */
    @Override
    public long run() {
        return encoder.applyAsLong(rows) > 0 ? rows.size() : 0;
    }

    @Override
    public void close() {}
}
