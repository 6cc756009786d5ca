package dev.regauge.copy;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.table.TableReader;
import dev.regauge.copy.travel.NoWayException;
import dev.regauge.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A table as it was read, and how far away it is.
 *
 * @param roundTrip how long the server's answer to nothing took, at best
 */
record KnownTable(Table table, Duration roundTrip) {

    private static final int ROUND_TRIPS = 3;

    /** What is known of a table, or else is read now. */
    static KnownTable of(LoadSession session, Identifier name) throws SQLException {
        Optional<KnownTable> known = KnownTables.get(session.key(), name);
        return known.isPresent() ? known.get() : read(session, name);
    }

    /**
     * What is made of a table; where that is refused, made of it as it is now: what was known may have been altered since,
     * perhaps just as an earlier refusal has advised.
     */
    static <V> V use(LoadSession session, Identifier name, Use<V> use) throws SQLException {
        KnownTable known = of(session, name);
        try {
            return use.of(known);
        } catch (MappingRefusedException | TargetRefusedException | NoWayException refusal) {
            KnownTable now = read(session, name);
            if (now.table().equals(known.table())) {
                throw refusal;
            }
            return use.of(now);
        }
    }

    interface Use<V> {
        V of(KnownTable table) throws SQLException;
    }

    static KnownTable read(LoadSession session, Identifier name) throws SQLException {
        KnownTable read = session.harmlessly(
                connection -> new KnownTable(TableReader.read(connection, name), shortestRoundTrip(connection)));
        KnownTables.put(session.key(), name, read);
        return read;
    }

    private static Duration shortestRoundTrip(Connection connection) throws SQLException {
        long shortest = Long.MAX_VALUE;
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < ROUND_TRIPS; i++) {
                long start = System.nanoTime();
                statement.execute("select");
                shortest = Math.min(shortest, System.nanoTime() - start);
            }
        }
        return Duration.ofNanos(shortest);
    }

    /** The columns of this table that take the same bytes as others do; empty where one differs. */
    Optional<List<Column>> matching(List<Column> others) {
        List<Column> same = others.stream()
                .flatMap(other -> table.column(other.name()).filter(mine -> takesTheSame(mine, other)).stream())
                .toList();
        return same.size() == others.size() ? Optional.of(same) : Optional.empty();
    }

    private static boolean takesTheSame(Column mine, Column other) {
        return mine.type().equals(other.type())
                && mine.modifier() == other.modifier()
                && mine.takesValues() == other.takesValues();
    }

    /** Whether a guard made for another reading of the same name holds for this one. */
    boolean isStill(Table other, List<Column> columns) {
        return table.oid() == other.oid()
                && columns.stream()
                        .allMatch(column -> table.column(column.name())
                                .filter(mine -> takesTheSame(mine, column)
                                        && mine.number() == column.number()
                                        && mine.ended() == column.ended())
                                .isPresent());
    }
}
