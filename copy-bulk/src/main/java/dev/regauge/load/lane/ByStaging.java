package dev.regauge.load.lane;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import dev.regauge.load.store.Landings;
import dev.regauge.sql.Identifier;
import dev.regauge.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Several connections at once, and still all or nothing: each brings its rows into an unlogged table of its own, and one last
 * transaction moves them. Until that commits, readers of the table see nothing of them.
 */
public final class ByStaging implements AutoCloseable {

    private final LaneSettings settings;
    private final Table table;
    private final Consumer<String> notes;
    private final List<Identifier> stagings = new ArrayList<>();
    private final List<CountingLane> lanes = new ArrayList<>();
    private boolean moved;

    private ByStaging(LaneSettings settings, Table table, Consumer<String> notes) {
        this.settings = settings;
        this.table = table;
        this.notes = notes;
    }

    /**
     * Creates the tables, beside the target.
     *
     * @param notes is told of those that could not be dropped in the end
     */
    public static ByStaging create(LaneSettings settings, Table table, int number, Consumer<String> notes)
            throws SQLException {
        ByStaging staging = new ByStaging(settings, table, notes);
        String unique = UUID.randomUUID().toString().substring(0, 8);
        String schema = table.name().names().get(0);
        try (LaneConnection connection = LaneConnection.of(settings.source(), settings.patience())) {
            for (int i = 1; i <= number; i++) {
                Identifier name = Identifier.of(schema, "regauge_staging_" + unique + "_" + i);
                staging.stagings.add(name); // first, since it may be there although the answer is lost
                connection.execute("create unlogged table " + name + " as select " + staging.names() + " from "
                        + table.name() + " with no data");
                staging.keepToOwner(connection, name);
            }
        } catch (SQLException e) {
            staging.close();
            throw e;
        }
        return staging;
    }

    /** Default privileges may let others read what is not in the table yet. */
    private void keepToOwner(LaneConnection connection, Identifier name) throws SQLException {
        String revoking = connection.ask(Sql.format(
                        "select coalesce(string_agg(distinct format('revoke all on table %%s from %%s', c.oid::regclass,"
                                + " case a.grantee when 0 then 'public' else a.grantee::regrole::text end), '; '), '')"
                                + " from pg_class c, aclexplode(c.relacl) a where c.oid = %L::regclass"
                                + " and a.grantee <> c.relowner",
                        name.toString())
                .text());
        if (!revoking.isEmpty()) {
            connection.execute(revoking);
        }
    }

    private String names() {
        return settings.columns().stream()
                .map(Column::name)
                .map(Identifier::of)
                .map(Identifier::toString)
                .collect(Collectors.joining(", "));
    }

    /** The lane into one of the tables. */
    public Lane lane(int index) throws SQLException {
        CountingLane lane = new CountingLane(
                OneTransaction.open(settings.landing(Landings.into(stagings.get(index), settings.columns()))),
                stagings.get(index));
        lanes.add(lane);
        return lane;
    }

    /**
     * Moves the rows, and drops the tables.
     *
     * @return how many rows the table took
     * @throws SQLException also where a staging table has not the rows that were stored in it: a crash empties them
     */
    public long move() throws SQLException {
        try (OneTransaction last = OneTransaction.open(settings)) {
            last.begin();
            long rows = 0;
            for (CountingLane lane : lanes) {
                rows += moved(last.connection(), lane);
            }
            for (Identifier staging : stagings) {
                last.connection().execute(Sql.format("drop table %I", staging).text());
            }
            last.finish();
            moved = true;
            return rows;
        }
    }

    private long moved(LaneConnection connection, CountingLane lane) throws SQLException {
        long taken = connection.executeLong("insert into " + table.name() + " (" + names() + ")"
                + (Table.needsOverriding(settings.columns()) ? " overriding system value" : "")
                + " select " + names() + " from " + lane.into());
        if (taken != lane.stored()) { // a trigger of the table may have kept some out
            requireStored(connection, lane);
        }
        return taken;
    }

    private static void requireStored(LaneConnection connection, CountingLane lane) throws SQLException {
        long there = Long.parseLong(connection.askLong("select pg_catalog.count(*) from " + lane.into()));
        if (there != lane.stored()) {
            throw new SQLException(
                    "the staging table " + lane.into() + " has " + there + " of the " + lane.stored()
                            + " rows that were stored in it: the server has crashed, which empties unlogged tables",
                    "58000");
        }
    }

    /** Drops what was not moved, each table by itself. */
    @Override
    public void close() {
        if (moved) {
            return;
        }
        List<Identifier> left = new ArrayList<>(stagings);
        try (LaneConnection connection = LaneConnection.of(settings.source(), settings.patience())) {
            left.removeIf(staging -> isDropped(connection, staging));
        } catch (SQLException e) {
            // those that are left are told of
        }
        if (!left.isEmpty()) {
            notes.accept(
                    "Tables of this load may be left over, with rows of its files; to drop them: drop table if exists "
                            + left.stream().map(Identifier::toString).collect(Collectors.joining(", ")));
        }
    }

    private static boolean isDropped(LaneConnection connection, Identifier staging) {
        try {
            connection.execute(Sql.format("drop table if exists %I", staging).text());
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
