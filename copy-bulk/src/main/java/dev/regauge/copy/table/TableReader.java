package dev.regauge.copy.table;

import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.table.Column.Filled;
import dev.regauge.sql.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads tables from the server's catalogs. */
public final class TableReader {

    private TableReader() {}

    /**
     * Reads a table in as few round trips as it takes.
     *
     * @param named a name with or without its schema; without, the connection's search path finds it
     * @throws SQLException 42P01 when there is no such table
     */
    public static Table read(Connection connection, Identifier named) throws SQLException {
        String quoted = String.join(
                ".",
                named.names().stream()
                        .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                        .toList());
        try (PreparedStatement ask = connection.prepareStatement(
                "select a.attrelid::int8, n.nspname, c.relname, a.attname, a.attnum, a.atttypid::int8, t.typname,"
                        + " a.atttypmod, a.attnotnull from pg_attribute a join pg_class c on c.oid = a.attrelid"
                        + " join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid"
                        + " where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum")) {
            ask.setString(1, quoted);
            List<Column> columns = new ArrayList<>();
            long oid = 0;
            Identifier name = named;
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    oid = rows.getLong(1);
                    name = Identifier.of(rows.getString(2), rows.getString(3));
                    PgType type = PgType.base((int) rows.getLong(6), rows.getString(7), rows.getString(7));
                    columns.add(new Column(
                            rows.getString(4), rows.getInt(5), type, rows.getInt(8), rows.getBoolean(9), Filled.NOT));
                }
            }
            return new Table(oid, name, Table.Kind.TABLE, false, columns);
        }
    }
}
