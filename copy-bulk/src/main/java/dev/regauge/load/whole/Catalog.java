package dev.regauge.load.whole;

import dev.regauge.copy.wire.Patience;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Questions about one table, in an open transaction. */
final class Catalog {

    private final Connection connection;
    private final long table;
    private final Duration patience;

    Catalog(Connection connection, long table, Duration patience) {
        this.connection = connection;
        this.table = table;
        this.patience = patience;
    }

    /**
     * The texts that a query answers.
     *
     * @param sql with one parameter, the number of the table
     */
    List<String> texts(String sql) throws SQLException {
        return Patience.during(connection, patience, "the catalogs were read", () -> {
            try (PreparedStatement ask = connection.prepareStatement(sql)) {
                ask.setLong(1, table);
                try (ResultSet rows = ask.executeQuery()) {
                    List<String> all = new ArrayList<>();
                    while (rows.next()) {
                        all.add(rows.getString(1));
                    }
                    return all;
                }
            }
        });
    }
}
