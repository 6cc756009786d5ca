package dev.regauge.bench.load;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What stands in a table, whatever its order.
 *
 * @param rows how many
 * @param sum of a hash of the text of each row
 */
record Contents(long rows, BigDecimal sum) {

    /** Of a table, or of a part of it behind {@code where}. */
    static Contents of(Connection connection, String from) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select count(*), coalesce(sum(hashtextextended(row_of::text, 0)), 0) from (select * from "
                                + from + ") row_of")) {
            result.next();
            return new Contents(result.getLong(1), result.getBigDecimal(2));
        }
    }

    /** @throws IllegalStateException when these are not the ones that should be there */
    void require(Contents expected, String who) {
        if (!equals(expected)) {
            throw new IllegalStateException(who + " has stored something else: " + rows + " rows of the sum " + sum
                    + ", and not " + expected.rows + " of " + expected.sum);
        }
    }
}
