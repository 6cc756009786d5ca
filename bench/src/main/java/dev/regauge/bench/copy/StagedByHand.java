package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What is written by hand for an upsert of many rows: COPY into a temporary table, and an insert from there. */
final class StagedByHand<T> implements Way<T> {

    private final Shape<T> shape;
    private final StockCopy<T> copy;

    StagedByHand(Shape<T> shape) {
        this.shape = shape;
        this.copy = new StockCopy<>("into the temporary table", shape, "staged");
    }

    @Override
    public String name() {
        return "staged by hand";
    }

    @Override
    public void store(Connection connection, Repeated<T> rows) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table if not exists staged (like " + shape.table() + ") on commit delete rows");
            copy.store(connection, rows);
            statement.execute("insert into " + shape.table() + " (" + shape.names() + ") select distinct on (id) "
                    + shape.names() + " from staged order by id" + shape.conflict());
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
