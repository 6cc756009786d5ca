package dev.regauge.bench.copy;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.run.ServerProcessor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Many rows into a table by one way, counted afterwards. Only the storing is timed. */
final class BulkLoad<T> implements Contender {

    private final Way<T> way;
    private final Shape<T> shape;
    private final Repeated<T> rows;
    private final String ready;
    private final Connection connection;
    private final ServerProcessor server;
    private double serverBefore;
    private double serverNanos;
    private long serverRows;

    /** Into an empty table. */
    BulkLoad(Way<T> way, Shape<T> shape, int rows, Connection connection) throws SQLException {
        this(way, shape, rows, connection, "truncate " + shape.table());
    }

    /** Behind SQL that makes the table ready; when all is stored, it holds the rows and no more. */
    BulkLoad(Way<T> way, Shape<T> shape, int rows, Connection connection, String ready) throws SQLException {
        this.way = way;
        this.shape = shape;
        this.rows = shape.rows(rows);
        this.ready = ready;
        this.connection = connection;
        this.server = ServerProcessor.of(connection);
    }

    @Override
    public String name() {
        return way.name();
    }

    int rows() {
        return rows.size();
    }

    @Override
    public int settling() {
        return 0;
    }

    @Override
    public void beforeTurn() throws SQLException {
        execute(ready);
        serverBefore = server.nanos();
    }

    /** Answers nothing but zero: what was stored is looked at in {@link #check} and {@link #afterTurn}. */
    @Override
    public long run() throws SQLException {
        way.store(connection, rows);
        return 0;
    }

    @Override
    public void afterTurn() throws SQLException {
        serverNanos += server.nanos() - serverBefore;
        serverRows += rows.size();
        long stored = number("select count(*) from " + shape.table());
        if (stored != rows.size()) {
            throw new IllegalStateException(name() + " stored " + stored + " rows and not " + rows.size());
        }
    }

    /** Processor time of the server for a row in nanoseconds, over all turns. */
    double serverNanosOfARow() {
        return serverNanos / serverRows;
    }

    /**
     * Stores once and compares with another table, whose rows are to be there as often as the pool is gone through: each
     * different row and its number, which is as good as {@code except all} and takes a second instead of a minute.
     *
     * @throws IllegalStateException when one row differs
     */
    void check(String pool) throws SQLException {
        beforeTurn();
        run();
        String stored = grouped(shape.table(), 1);
        String expected = grouped(pool, rows.size() / shape.pool().size());
        long differing = number("select count(*) from ((" + stored + " except " + expected + ") union all (" + expected
                + " except " + stored + ")) differing");
        if (differing != 0) {
            throw new IllegalStateException(
                    name() + " stored rows that are not what was to be stored: " + differing + " differ");
        }
    }

    private String grouped(String table, int times) {
        return "select " + shape.names() + ", count(*) * " + times + " as times from " + table + " group by "
                + shape.names();
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close a connection", e);
        }
    }
}
