package dev.regauge.copy.table;

import dev.regauge.sql.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads tables from the server's catalogs, in one round trip; a second only to say what a missing one may be called. */
public final class TableReader {

    private TableReader() {}

    /**
     * Reads a table, with every type that its columns are made of.
     *
     * @param named a name with or without its schema; without, the connection's search path finds it
     * @throws TableRefusedException when there is no such table, or it is nothing that rows can be written into
     * @throws SQLException what the server says
     */
    public static Table read(Connection connection, Identifier named) throws SQLException {
        CatalogRows catalog = new CatalogRows(named, connection.getMetaData().getDatabaseMajorVersion());
        try (PreparedStatement ask = connection.prepareStatement(CatalogQuery.SQL)) {
            ask.setString(1, named.toString());
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    catalog.add(rows);
                }
            }
        }
        if (!catalog.found()) {
            throw MissingTable.refusal(named, tables(connection));
        }
        return catalog.table();
    }

    private static List<Identifier> tables(Connection connection) throws SQLException {
        List<Identifier> tables = new ArrayList<>();
        try (Statement ask = connection.createStatement();
                ResultSet rows = ask.executeQuery(CatalogQuery.TABLES)) {
            while (rows.next()) {
                tables.add(Identifier.of(rows.getString(1), rows.getString(2)));
            }
        }
        return tables;
    }
}
