package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** An insert for each row, one after the other. */
record SingleInserts<T>(String name, Shape<T> shape) implements Way<T> {

    @Override
    public void store(Connection connection, Repeated<T> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(shape.insert(1))) {
            for (T row : rows) {
                shape.binder().bind(statement, 1, row);
                statement.executeUpdate();
            }
        }
    }
}
