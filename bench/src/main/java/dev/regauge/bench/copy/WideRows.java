package dev.regauge.bench.copy;

import dev.regauge.bench.run.BenchServer;
import java.sql.Connection;
import java.sql.SQLException;

/** The wide rows for those who load files: each with an id of its own, from {@link #FIRST_ID} on without a gap. */
public final class WideRows {

    /** The least id. */
    public static final long FIRST_ID = 1_000_000_000;

    private static final String POOL = "wide_pool";
    private static final int CHUNK = 1_000;

    private WideRows() {}

    /** SQL of a table with their columns. */
    public static String create(String table) {
        return WideShape.shape().create(table);
    }

    /** Makes a table that holds the first so many of them. The table {@code wide} is dropped. */
    public static void fill(BenchServer server, String table, int rows) throws SQLException {
        Shape<Wide> shape = WideShape.shape();
        server.execute("drop table if exists " + String.join(", ", shape.table(), table, POOL) + "; "
                + shape.create(shape.table()));
        try (Connection connection = server.connect()) {
            new Batches<>(POOL, shape, CHUNK).store(connection, shape.rows(Shape.POOL));
        }
        server.execute("alter table " + shape.table() + " rename to " + POOL + "; " + shape.create(table) + "; "
                + multiply(shape, table, rows) + "; drop table " + POOL);
    }

    private static String multiply(Shape<Wide> shape, String table, int rows) {
        int laps = (rows + Shape.POOL - 1) / Shape.POOL;
        String id = "id + lap * " + Shape.POOL;
        return "insert into " + table + " select " + shape.names().replaceFirst("id", id) + " from generate_series(0, "
                + (laps - 1) + ") lap, " + POOL + " where " + id + " < " + (FIRST_ID + rows);
    }
}
