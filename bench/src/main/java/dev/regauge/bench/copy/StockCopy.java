package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The driver's own COPY, fed by {@link RowBytes}: what it takes beside ours is the driver's protocol, not the encoding. */
final class StockCopy<T> implements Way<T> {

    static final int CHUNK = 64 * 1024;
    /** More than any row here has. */
    static final int LONGEST_ROW = 1024;

    private final String name;
    private final Shape.Floor<T> floor;
    private final String sql;
    private final RowBytes bytes = new RowBytes(CHUNK + LONGEST_ROW);

    StockCopy(String name, Shape<T> shape) {
        this(name, shape, shape.table());
    }

    StockCopy(String name, Shape<T> shape, String table) {
        this.name = name;
        this.floor = shape.floor();
        this.sql = shape.copy(table);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void store(Connection connection, Repeated<T> rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        bytes.header();
        for (T row : rows) {
            floor.write(row, bytes);
            if (bytes.size >= CHUNK) {
                send(copy);
            }
        }
        bytes.columns(-1);
        send(copy);
        copy.endCopy();
    }

    private void send(CopyIn copy) throws SQLException {
        copy.writeToCopy(bytes.array, 0, bytes.size);
        bytes.size = 0;
    }
}
