package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Inserts from an array a column, of at most so many rows each. */
record Unnest<T>(String name, Shape<T> shape, int rowsOfAStatement) implements Way<T> {

    @Override
    public void store(Connection connection, Repeated<T> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(shape.unnest())) {
            for (int from = 0; from < rows.size(); from += rowsOfAStatement) {
                List<T> part = rows.subList(from, Math.min(rows.size(), from + rowsOfAStatement));
                shape.columnar().bind(new Columns<>(connection, statement, part));
                statement.executeUpdate();
            }
        }
    }
}
