package dev.regauge.copy.upsert;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.table.TableReader;
import dev.regauge.sql.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** An upsert whose rows are written as {@code values}, without the bytes of a load. */
record Staged(UpsertPlan plan) {

    static Staged on(Connection connection, String table, Rule rule, String... columns) throws SQLException {
        return on(connection, table, rule, Encoder.Format.BINARY, columns);
    }

    static Staged on(Connection connection, String table, Rule rule, Encoder.Format format, String... columns)
            throws SQLException {
        Table read = TableReader.read(connection, Identifier.of(table));
        List<Column> mapped = Arrays.stream(columns)
                .map(name -> read.column(name).orElseThrow())
                .toList();
        return new Staged(UpsertPlan.read(connection, read, rule, mapped, Collections.nCopies(mapped.size(), format))
                .orElseThrow());
    }

    /** In the transaction of the connection, or one of its own in autocommit mode. */
    Counts apply(Connection connection, String values) throws SQLException {
        boolean own = connection.getAutoCommit();
        Staging staging = Staging.of(plan);
        try (Statement statement = connection.createStatement()) {
            statement.execute(own ? "begin isolation level read committed" : "savepoint load");
            try {
                for (String sql : staging.before()) {
                    statement.execute(sql);
                }
                long rows = statement.executeUpdate(
                        staging.copy().replace("copy ", "insert into ").replace("from stdin (format binary)", values));
                String answer = "";
                for (String sql : staging.after()) {
                    if (statement.execute(sql)) {
                        ResultSet result = statement.getResultSet();
                        result.next();
                        answer = result.getString(1);
                    }
                }
                statement.execute(own ? "commit" : "release savepoint load");
                return Counts.of(answer, rows);
            } catch (SQLException e) {
                statement.execute(own ? "rollback" : "rollback to savepoint load");
                throw e;
            }
        }
    }
}
