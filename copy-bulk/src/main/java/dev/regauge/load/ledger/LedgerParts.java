package dev.regauge.load.ledger;

import dev.regauge.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parts of one load. */
final class LedgerParts {

    /** Whoever corrects a file leaves the one or the other of its first parts as it is. */
    private static final int FIRST = 4;

    private final LedgerTables tables;
    private final long load;

    LedgerParts(LedgerTables tables, long load) {
        this.tables = tables;
        this.load = load;
    }

    List<Part> all(Connection connection) throws SQLException {
        return where(connection, "true");
    }

    /** Some of each file, from its beginning. */
    List<Part> first(Connection connection) throws SQLException {
        return where(
                connection,
                Sql.format(
                                "from_offset = any (array(select e.from_offset from %I e where e.load = p.load and"
                                        + " e.file = p.file order by e.from_offset limit %L))",
                                tables.parts(), FIRST)
                        .text());
    }

    Optional<Part> at(Connection connection, int file, long from) throws SQLException {
        return where(
                        connection,
                        Sql.format("p.file = %L and p.from_offset = %L", file, from)
                                .text())
                .stream()
                .findFirst();
    }

    boolean areThere(Connection connection) throws SQLException {
        return dealt(connection).parts() > 0;
    }

    /** How many there are, and their sums. */
    Dealt dealt(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(Sql.format(
                        "select count(*), coalesce(sum(rows), 0), coalesce(sum(rejected), 0) from %I where load = ?",
                        tables.parts())
                .text())) {
            ask.setLong(1, load);
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return new Dealt(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    private List<Part> where(Connection connection, String condition) throws SQLException {
        List<Part> parts = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(Sql.format(
                                "select file, from_offset, to_offset, first_row, rows, rejected, inserted, updated, crc"
                                        + " from %I p where load = ? and ",
                                tables.parts())
                        .text()
                + condition + " order by file, from_offset")) {
            ask.setLong(1, load);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    parts.add(part(row));
                }
            }
        }
        return parts;
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getInt(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9));
    }
}
