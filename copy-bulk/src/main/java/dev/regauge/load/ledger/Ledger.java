package dev.regauge.load.ledger;

import dev.regauge.load.source.Fingerprint;
import dev.regauge.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What of which files is in a table, kept in the target database. Each method works in a transaction that the caller has
 * begun, and ends.
 */
public final class Ledger {

    private final LedgerTables tables;
    private final LedgerEntries entries;
    private final String target;
    private final long relation;
    private final String options;

    /**
     * The ledger of a table.
     *
     * @param schema where its tables are, or are created
     * @param target the table, with its schema
     * @param relation its number: another table of the same name has another
     * @param options all that decides what becomes of a file, in one text
     */
    public Ledger(String schema, String target, long relation, String options) {
        this.tables = LedgerTables.in(schema);
        this.entries = new LedgerEntries(tables, target);
        this.target = target;
        this.relation = relation;
        this.options = options;
    }

    /**
     * A table whose rows do not live and die with the ledger cannot have one.
     *
     * @throws LedgerRefusedException for an unlogged, temporary or foreign table, or one with such partitions
     */
    public void requireDurable(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(
                "select string_agg(distinct case when c.relkind = 'f' then 'foreign' when c.relpersistence = 'u' then"
                        + " 'unlogged' else 'temporary' end, ', ') from pg_class c where (c.oid = ?::oid or c.oid in"
                        + " (select relid from pg_partition_tree(?::oid::regclass)))"
                        + " and (c.relkind = 'f' or c.relpersistence <> 'p')")) {
            ask.setLong(1, relation);
            ask.setLong(2, relation);
            try (ResultSet row = ask.executeQuery()) {
                if (row.next() && row.getString(1) != null) {
                    throw new LedgerRefusedException(
                            "What a ledger says must hold after a crash, too",
                            target + " is, or has parts that are, " + row.getString(1),
                            "load without the ledger, or into an ordinary table");
                }
            }
        }
    }

    /** The names of its tables. */
    public String names() {
        return tables.loads() + ", " + tables.files() + " and " + tables.parts();
    }

    /** Creates its tables where they are not there. */
    public void create(Connection connection) throws SQLException {
        tables.create(connection);
    }

    /**
     * Keeps others from running the same load until the transaction ends.
     *
     * @param names of the files
     * @return false where somebody else runs it
     */
    public boolean lock(Connection connection, List<String> names) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select set_config('idle_in_transaction_session_timeout', '0', true),"
                        + " pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, key(names));
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(2);
            }
        }
    }

    /** Who runs it, for a person. */
    public String holder(Connection connection, List<String> names) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(
                "select concat('session ', a.pid, coalesce(' from ' || host(a.client_addr), ''), ', since ', to_char(a.xact_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS'), ' UTC')"
                        + " from pg_locks l join pg_stat_activity a using (pid), hashtextextended(?, 0) h(key)"
                        + " where l.locktype = 'advisory' and l.granted and l.objsubid = 1"
                        + " and l.classid = ((h.key >> 32) & 4294967295)::oid and l.objid = (h.key & 4294967295)::oid")) {
            ask.setString(1, key(names));
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? row.getString(1) : "a session that has just ended";
            }
        }
    }

    private String key(List<String> names) {
        return tables.loads() + " " + target + " " + names;
    }

    /**
     * Begins a run: goes on with the load of these files that is in the ledger, or begins one. Waits for what an earlier run
     * may still have under way. A file may have grown or been corrected since, as long as the parts that are done are what
     * they were; that is for the caller to see, who then takes {@link LedgerRun#note note} of the files.
     *
     * @param files as they are now
     * @param contents of them, where a load of theirs is finished
     * @param mayRepeat whether files that were loaded, by their names or their contents, may be loaded once more: rows meet
     *     those of their keys, or the user says that they are other ones
     * @throws LedgerRefusedException when a load of the same files is there that this one cannot go on with
     */
    public LedgerRun begin(Connection connection, List<Fingerprint> files, Contents contents, boolean mayRepeat)
            throws SQLException {
        List<LedgerEntry> near = entries.near(connection, files);
        Optional<LedgerEntry> found = LedgerEntry.of(files, near);
        if (found.isPresent() && isSameLoad(found.get(), files, mayRepeat)) {
            return goOn(connection, found.get(), files);
        }
        requireNew(connection, near, files, contents, mayRepeat);
        return new LedgerRun(tables, entries.insert(connection, relation, options, files), 1, List.of(), true, false);
    }

    /** A file of the same content in another place is the same file, unless it is said to be another one. */
    private static boolean isSameLoad(LedgerEntry entry, List<Fingerprint> files, boolean mayRepeat) {
        return !entry.isLoaded() || (entry.isSame(files) && (!mayRepeat || entry.hasPaths(files)));
    }

    private LedgerRun goOn(Connection connection, LedgerEntry entry, List<Fingerprint> files) throws SQLException {
        LedgerRefusals.requireAlike(entry, relation, options, tables);
        int epoch = entry.isLoaded() ? 0 : next(connection, entry.id());
        return new LedgerRun(
                tables,
                entry.id(),
                epoch,
                new LedgerParts(tables, entry.id()).all(connection),
                entry.isUntouched(files),
                entry.isLoaded());
    }

    /** Nothing of what the files have is in the table by way of another load. */
    private void requireNew(
            Connection connection,
            List<LedgerEntry> near,
            List<Fingerprint> files,
            Contents contents,
            boolean mayRepeat)
            throws SQLException {
        for (LedgerEntry entry : near) {
            if (!entry.isLoaded()) {
                if (mayHaveStored(connection, entry)) {
                    LedgerRefusals.requireOthers(entry, files, tables);
                }
            } else if (entry.hasNames(files) && hasStored(connection, entry)) {
                LedgerRefusals.requireNotGrown(entry, entry.hasGrown(files, contents), tables);
                List<Part> first = new LedgerParts(tables, entry.id()).first(connection);
                LedgerRefusals.requireNotEdited(entry, !mayRepeat && contents.hasAny(first), tables);
            }
        }
        if (!mayRepeat) {
            new EarlierFiles(tables, target).requireNone(connection, files, contents);
        }
    }

    private boolean hasStored(Connection connection, LedgerEntry entry) throws SQLException {
        Dealt dealt = new LedgerParts(tables, entry.id()).dealt(connection);
        return dealt.rows() > dealt.rejected();
    }

    /** Whether something of it is stored, or somebody is about to. */
    private boolean mayHaveStored(Connection connection, LedgerEntry entry) throws SQLException {
        return new LedgerParts(tables, entry.id()).areThere(connection) || !lock(connection, entry.names());
    }

    /** Whether a load into this table was begun under this ledger, and is not finished; false where there is no ledger. */
    public boolean hasUnfinished(Connection connection) throws SQLException {
        return tables.areReadable(connection) && entries.hasUnfinished(connection);
    }

    /**
     * For a load without this ledger, which would store again what an unfinished one has stored.
     *
     * @throws LedgerRefusedException where one of these files is such a load's
     */
    public void requireNoneUnfinished(Connection connection, List<Fingerprint> files) throws SQLException {
        for (LedgerEntry entry : entries.near(connection, files)) {
            if (!entry.isLoaded() && entry.relation() == relation && mayHaveStored(connection, entry)) {
                LedgerRefusals.requireUnderLedger(entry, files, tables);
            }
        }
    }

    /** Waits for transactions that are behind the fence. */
    private int next(Connection connection, long load) throws SQLException {
        try (Statement wait = connection.createStatement()) {
            wait.execute("set local lock_timeout = '60s'");
        }
        try (PreparedStatement update = connection.prepareStatement(
                Sql.format("update %I set epoch = epoch + 1 where id = ? returning epoch", tables.loads())
                        .text())) {
            update.setLong(1, load);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
