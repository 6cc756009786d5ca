package dev.regauge.bench.connect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the contenders that use JDBC have in common. */
final class Hundred {

    private Hundred() {}

    /**
     * Binds the parameters of a step.
     *
     * @param first the number of its first parameter in the statement
     * @return the number of the first parameter behind it
     */
    static int bind(PreparedStatement statement, Step.Kind kind, int first, Draw draw) throws SQLException {
        return switch (kind) {
            case READ -> {
                statement.setLong(first, draw.id());
                yield first + 1;
            }
            case INSERT -> {
                statement.setLong(first, draw.id());
                statement.setLong(first + 1, draw.amount());
                statement.setString(first + 2, draw.note());
                yield first + 3;
            }
            case UPDATE -> {
                statement.setLong(first, draw.amount());
                statement.setLong(first + 1, draw.id());
                yield first + 2;
            }
        };
    }

    /** The sum over the current result of a statement: its row, or its count. */
    static long result(PreparedStatement statement, Step.Kind kind) throws SQLException {
        if (kind != Step.Kind.READ) {
            return statement.getUpdateCount();
        }
        try (ResultSet rows = statement.getResultSet()) {
            rows.next();
            return Account.of(rows).sum();
        }
    }
}
