package dev.regauge.load.ledger;

import dev.regauge.load.source.Fingerprint;
import dev.regauge.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes the loads of one target, and their files. */
final class LedgerEntries {

    private final LedgerTables tables;
    private final String target;

    LedgerEntries(LedgerTables tables, String target) {
        this.tables = tables;
        this.target = target;
    }

    /** Whether there is one that was begun and not finished. */
    boolean hasUnfinished(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(
                Sql.format("select exists (select from %I where target = ? and state = 'loading')", tables.loads())
                        .text())) {
            ask.setString(1, target);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Those that may have to do with these files, by a name or by how one of them begins; the newest first. */
    List<LedgerEntry> near(Connection connection, List<Fingerprint> files) throws SQLException {
        String sql = Sql.format(
                        "select l.id, l.relation, l.options, l.state, f.name, f.size, f.modified, f.head, f.tail,"
                                + " coalesce(to_jsonb(f) ->> 'path', '')"
                                + " from %I l join %I f on f.load = l.id where l.target = ? and exists"
                                + " (select from %I s where s.load = l.id and (s.name = any(?) or s.head = any(?)))"
                                + " order by l.id desc, f.file",
                        tables.loads(), tables.files(), tables.files())
                .text();
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            ask.setString(1, target);
            ask.setArray(2, texts(connection, files.stream().map(Fingerprint::name)));
            ask.setArray(3, texts(connection, files.stream().map(Fingerprint::head)));
            try (ResultSet rows = ask.executeQuery()) {
                return entries(rows);
            }
        }
    }

    private static java.sql.Array texts(Connection connection, java.util.stream.Stream<String> texts)
            throws SQLException {
        return connection.createArrayOf("text", texts.distinct().toArray());
    }

    private static List<LedgerEntry> entries(ResultSet rows) throws SQLException {
        Map<Long, LedgerEntry> entries = new LinkedHashMap<>();
        Map<Long, List<Fingerprint>> files = new LinkedHashMap<>();
        while (rows.next()) {
            long id = rows.getLong(1);
            entries.put(
                    id,
                    new LedgerEntry(
                            id,
                            rows.getLong(2),
                            rows.getString(3),
                            rows.getString(4).equals("loaded"),
                            List.of()));
            files.computeIfAbsent(id, key -> new ArrayList<>())
                    .add(new Fingerprint(
                            rows.getString(5),
                            rows.getString(10),
                            rows.getLong(6),
                            rows.getLong(7),
                            rows.getString(8),
                            rows.getString(9)));
        }
        return entries.values().stream()
                .map(entry -> new LedgerEntry(
                        entry.id(),
                        entry.relation(),
                        entry.options(),
                        entry.isLoaded(),
                        files.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    long insert(Connection connection, long relation, String options, List<Fingerprint> files) throws SQLException {
        long load;
        try (PreparedStatement insert = connection.prepareStatement(Sql.format(
                        "insert into %I (target, options, relation) values (?, ?, ?::oid) returning id", tables.loads())
                .text())) {
            insert.setString(1, target);
            insert.setString(2, options);
            insert.setLong(3, relation);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                load = row.getLong(1);
            }
        }
        note(connection, tables, load, files);
        return load;
    }

    /** What its files are, in place of what they were. */
    static void note(Connection connection, LedgerTables tables, long load, List<Fingerprint> files)
            throws SQLException {
        try (Statement delete = connection.createStatement()) {
            delete.execute(Sql.format("delete from %I where load = %L", tables.files(), load)
                    .text());
        }
        try (PreparedStatement insert = connection.prepareStatement(Sql.format(
                        "insert into %I (load, file, name, size, modified, head, tail, path)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                        tables.files())
                .text())) {
            for (int i = 0; i < files.size(); i++) {
                Fingerprint file = files.get(i);
                insert.setLong(1, load);
                insert.setInt(2, i);
                insert.setString(3, file.name());
                insert.setLong(4, file.size());
                insert.setLong(5, file.modified());
                insert.setString(6, file.head());
                insert.setString(7, file.tail());
                insert.setString(8, file.path());
                insert.executeUpdate();
            }
        }
    }
}
