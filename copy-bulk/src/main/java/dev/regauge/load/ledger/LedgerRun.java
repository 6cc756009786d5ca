package dev.regauge.load.ledger;

import dev.regauge.load.source.Fingerprint;
import dev.regauge.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One run of a load, the only one: each transaction of an earlier one that is still under way somewhere fails at its {@link
 * #fence}. Immutable.
 *
 * @param load its number in the ledger
 * @param epoch of this run, one more than that of the run before
 * @param done what earlier runs have dealt with, by file and place
 * @param isUntouched whether the files have not even been written to since
 * @param isLoaded whether all of it is there, so that there is nothing to do
 */
public record LedgerRun(
        LedgerTables tables, long load, int epoch, List<Part> done, boolean isUntouched, boolean isLoaded) {

    /** Each statement sees what was committed before it, whatever the database's default is: behind the fence that matters. */
    public static final String BEGIN = "begin isolation level read committed";

    private static final String TAKEN_OVER = "regauge: another run of this load has begun";

    public LedgerRun {
        done = List.copyOf(done);
    }

    /**
     * A statement that fails once a later run has begun, and that keeps one from beginning as long as its transaction is
     * open. The text is only cast when it is needed: {@code concat} is not known to answer always the same.
     */
    public String fence() {
        return Sql.format(
                        "select case when exists (select from %I where id = %L and epoch = %L for share) then 1"
                                + " else pg_catalog.concat(%L)::pg_catalog.int4 end",
                        tables.loads(), load, epoch, TAKEN_OVER)
                .text();
    }

    /** Whether a {@link #fence} has failed. */
    public static boolean isTakenOver(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains(TAKEN_OVER);
    }

    /** A statement that takes note of a part; it fails where that is in the ledger already. */
    public String insert(Part part) {
        return Sql.format(
                        "insert into %I (load, file, from_offset, to_offset, first_row, rows, rejected, inserted, updated,"
                                + " crc) values (%L, %L, %L, %L, %L, %L, %L, %L, %L, %L)",
                        tables.parts(),
                        load,
                        part.file(),
                        part.from(),
                        part.to(),
                        part.firstRow(),
                        part.rows(),
                        part.rejected(),
                        part.inserted(),
                        part.updated(),
                        part.crc())
                .text();
    }

    /** Whether it was {@link #insert} that failed: the part is there, because an answer to COMMIT was lost. */
    public static boolean isThereAlready(SQLException failure, String table, String constraint) {
        return "23505".equals(failure.getSQLState())
                && table.equals("regauge_load_part")
                && constraint.equals("regauge_load_part_pkey");
    }

    /** A statement that corrects what is noted of a part. */
    public String update(Part part) {
        return Sql.format(
                        "update %I set rejected = %L, inserted = %L, updated = %L where load = %L and file = %L and"
                                + " from_offset = %L",
                        tables.parts(),
                        part.rejected(),
                        part.inserted(),
                        part.updated(),
                        load,
                        part.file(),
                        part.from())
                .text();
    }

    /**
     * What is noted of a part that was committed.
     *
     * @throws LedgerDiffersException where it is not there, or is another
     */
    public Part noted(Connection connection, Part part) throws SQLException {
        Part there = new LedgerParts(tables, load)
                .at(connection, part.file(), part.from())
                .orElseThrow(() -> new LedgerDiffersException(
                        "the ledger has lost the rows " + rows(part) + " of load " + load + ", which it had"));
        if (!there.isSameText(part)) {
            throw new LedgerDiffersException(
                    "the ledger has rows " + rows(there) + " of load " + load + " where this run has " + rows(part));
        }
        return there;
    }

    private static String rows(Part part) {
        return part.firstRow() + " to " + (part.nextRow() - 1);
    }

    /** What it is known by, also beside loads of other ledgers. */
    public String title(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(Sql.format(
                        "select concat(id, ', begun ', to_char(begun at time zone 'UTC',"
                                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')) from %I where id = ?",
                        tables.loads())
                .text())) {
            ask.setLong(1, load);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? row.getString(1) : String.valueOf(load);
            }
        }
    }

    /** All parts that are there now. */
    public List<Part> parts(Connection connection) throws SQLException {
        return new LedgerParts(tables, load).all(connection);
    }

    /** Takes note of what the files are now, once it is sure that the parts that are done still are what they were. */
    public void note(Connection connection, List<Fingerprint> files) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(fence());
        }
        LedgerEntries.note(connection, tables, load, files);
    }

    /**
     * Takes note that all is there.
     *
     * @param dealt what this run and earlier ones were told that they have dealt with
     * @throws LedgerDiffersException where that is not what is there
     */
    public void finish(Connection connection, Dealt dealt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.format(
                        "update %I set state = 'loaded', ended = clock_timestamp() where id = ? and epoch = ?",
                        tables.loads())
                .text())) {
            statement.setLong(1, load);
            statement.setInt(2, epoch);
            if (statement.executeUpdate() != 1) {
                throw new SQLException(TAKEN_OVER, "22P02");
            }
        }
        Dealt there = new LedgerParts(tables, load).dealt(connection);
        if (!there.equals(dealt)) {
            throw new LedgerDiffersException(
                    "load " + load + " has " + there + " in the ledger, where there were " + dealt);
        }
    }
}
