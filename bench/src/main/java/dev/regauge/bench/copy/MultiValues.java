package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Inserts of several rows each, at most so many. */
record MultiValues<T>(String name, Shape<T> shape, int rowsOfAStatement) implements Way<T> {

    @Override
    public void store(Connection connection, Repeated<T> rows) throws SQLException {
        int full = rows.size() / rowsOfAStatement * rowsOfAStatement;
        if (full > 0) {
            store(connection, rows.subList(0, full), rowsOfAStatement);
        }
        if (full < rows.size()) {
            store(connection, rows.subList(full, rows.size()), rows.size() - full);
        }
    }

    private void store(Connection connection, List<T> rows, int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(shape.insert(count))) {
            for (int row = 0; row < rows.size(); row++) {
                int place = row % count;
                shape.binder().bind(statement, 1 + place * shape.columns().size(), rows.get(row));
                if (place == count - 1) {
                    statement.executeUpdate();
                }
            }
        }
    }
}
