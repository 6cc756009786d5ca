package dev.regauge.load.ledger;

import dev.regauge.load.source.Fingerprint;
import dev.regauge.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files of one target's finished loads, whose rows a new load of them would store once more. */
final class EarlierFiles {

    private final LedgerTables tables;
    private final String target;

    EarlierFiles(LedgerTables tables, String target) {
        this.tables = tables;
        this.target = target;
    }

    /**
     * Neither a file that was loaded under its name and has other content now, nor one whose rows were loaded under another
     * name. Files of which no row was stored may be loaded as often as one likes.
     *
     * @throws LedgerRefusedException with what was loaded when, and what to do
     */
    void requireNone(Connection connection, List<Fingerprint> files, Contents contents) throws SQLException {
        List<EarlierFile> earlier = all(connection);
        for (int i = 0; i < files.size(); i++) {
            requireNone(connection, files.get(i), i, earlier, contents);
        }
    }

    private void requireNone(
            Connection connection, Fingerprint now, int place, List<EarlierFile> earlier, Contents contents)
            throws SQLException {
        Set<Part> standing = contents.standing(
                place, earlier.stream().map(EarlierFile::first).toList());
        for (EarlierFile before : earlier) {
            boolean isSame = standing.contains(before.first()) && contents.isAll(place, parts(connection, before));
            if (isSame || before.isNamed(now)) {
                Stay stay = stay(connection, before);
                if (stay.rows > stay.rejected) {
                    throw LedgerRefusals.again(before, now, isSame, stay.words(), tables);
                }
            }
        }
    }

    private List<Part> parts(Connection connection, EarlierFile file) throws SQLException {
        return new LedgerParts(tables, file.load())
                .all(connection).stream()
                        .filter(part -> part.file() == file.file())
                        .toList();
    }

    /** What became of its rows. */
    private record Stay(String ended, long rows, long rejected) {
        String words() {
            return "finished on " + ended + ": " + counted(rows) + " rows, " + counted(rejected) + " of them rejected";
        }

        private static String counted(long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
    }

    private Stay stay(Connection connection, EarlierFile file) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(Sql.format(
                        "select to_char(l.ended at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS \"UTC\"'), sum(p.rows),"
                                + " sum(p.rejected) from %I l join %I p on p.load = l.id where l.id = ? and p.file = ?"
                                + " group by l.ended",
                        tables.loads(), tables.parts())
                .text())) {
            ask.setLong(1, file.load());
            ask.setInt(2, file.file());
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return new Stay(row.getString(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    /** The newest first. One look into an index for each file: a table may have been loaded each hour for years. */
    private List<EarlierFile> all(Connection connection) throws SQLException {
        List<EarlierFile> all = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(Sql.format(
                        "select l.id, f.file, f.name, coalesce(f.path, ''), p.from_offset, p.to_offset, p.first_row, p.rows,"
                                + " p.rejected, p.inserted, p.updated, p.crc from %I l join %I f on f.load = l.id"
                                + " cross join lateral (select * from %I e where e.load = f.load and e.file = f.file"
                                + " order by e.from_offset limit 1) p"
                                + " where l.target = ? and l.state = 'loaded' order by l.id desc, f.file",
                        tables.loads(), tables.files(), tables.parts())
                .text())) {
            ask.setString(1, target);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    all.add(new EarlierFile(
                            row.getLong(1), row.getInt(2), row.getString(3), row.getString(4), first(row)));
                }
            }
        }
        return all;
    }

    private static Part first(ResultSet row) throws SQLException {
        return new Part(
                row.getInt(2),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12));
    }
}
