package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** JDBC's batch, executed whenever so many rows are in it. Whether the driver rewrites it, its connection says. */
record Batches<T>(String name, Shape<T> shape, int rowsOfABatch) implements Way<T> {

    @Override
    public void store(Connection connection, Repeated<T> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(shape.insert(1))) {
            int waiting = 0;
            for (T row : rows) {
                shape.binder().bind(statement, 1, row);
                statement.addBatch();
                if (++waiting == rowsOfABatch) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }
}
