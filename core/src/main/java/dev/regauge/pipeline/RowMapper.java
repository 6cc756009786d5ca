package dev.regauge.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of one row.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface RowMapper<T extends @Nullable Object> {

    /**
     * The value of the row at which the result set stands. It does not move the result set, and does not keep it.
     *
     * @throws SQLException when a column is missing or holds something else
     */
    T map(ResultSet row) throws SQLException;
}
