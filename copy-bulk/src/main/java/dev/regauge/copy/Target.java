package dev.regauge.copy;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Guard;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.travel.Destination;
import dev.regauge.copy.travel.Field;
import dev.regauge.copy.travel.Inserts;
import dev.regauge.copy.travel.Obstacles;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.upsert.UpsertPlan;
import dev.regauge.copy.wire.ServerRow;
import dev.regauge.sql.Identifier;
import dev.regauge.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The columns that a load's rows go into, in the order of their fields.
 *
 * @param named the table's name as the caller gave it, which another search path may find elsewhere
 * @param guard a condition that holds while INSERT into them does what it would have done when they were read
 * @param copy the statements of a COPY into them
 * @param inserts those that insert into them
 * @param obstacles of the ways that are impossible, the reason
 * @param upsert how rows meet those that are there; empty where they are inserted only
 */
record Target(
        Identifier named,
        KnownTable known,
        List<Column> columns,
        Destination destination,
        String guard,
        CopyTexts copy,
        Inserts inserts,
        Map<Way, String> obstacles,
        Optional<UpsertPlan> upsert) {

    static Target of(Identifier named, KnownTable known, List<Column> columns, List<Encoder.Format> formats) {
        Table table = known.table();
        List<Field> fields = IntStream.range(0, columns.size())
                .mapToObj(i -> new Field(columns.get(i), formats.get(i)))
                .toList();
        Destination destination = new Destination(table.name(), fields);
        String guard = guard(named, table, columns);
        return new Target(
                named,
                known,
                columns,
                destination,
                guard,
                CopyTexts.of(destination, table, guard),
                Inserts.into(destination, guard),
                Map.copyOf(obstacles(table, destination)),
                Optional.empty());
    }

    /** A bare name is looked up anew: what an earlier load has found by it may be the table of another search path. */
    private static String guard(Identifier named, Table table, List<Column> columns) {
        String condition = Guard.condition(table, columns);
        return named.names().size() > 1
                ? condition
                : Sql.format("to_regclass(%L) = ", named.toString()).text() + table.oid() + "::oid::regclass and "
                        + condition;
    }

    private static Map<Way, String> obstacles(Table table, Destination destination) {
        Map<Way, String> obstacles = Obstacles.of(table, destination);
        if (!table.takesCopy()) {
            obstacles.putIfAbsent(Way.COPY, "a rule of the table makes INSERT something else than COPY");
        }
        return obstacles;
    }

    /** The same columns of the table as it is now, without an upsert; empty where they do not take the same bytes. */
    Optional<Target> in(KnownTable now) {
        return now.matching(columns).map(found -> of(named, now, found, formats()));
    }

    /** The same, without the ways that the connection rules out; before {@link #with}. */
    Target over(LoadSession session) throws SQLException {
        if (!session.isTextOnly()) {
            return this;
        }
        Map<Way, String> fewer = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            if (way != Way.COPY) {
                fewer.put(way, "the connection has preferQueryMode=simple, and values travel in binary");
            }
        }
        fewer.putAll(obstacles);
        return new Target(named, known, columns, destination, guard, copy, inserts, fewer, upsert);
    }

    /** What the encoders of the columns write. */
    List<Encoder.Format> formats() {
        return destination.fields().stream().map(Field::format).toList();
    }

    /** The same, where rows meet those that are there. */
    Target with(UpsertPlan plan) {
        return new Target(
                named,
                known,
                columns,
                destination,
                plan.guard(guard),
                copy,
                inserts,
                UpsertWays.obstacles(plan, obstacles),
                Optional.of(plan));
    }

    /** The bare name of its table. */
    String bareName() {
        List<String> names = destination.table().names();
        return names.get(names.size() - 1);
    }

    /** The row of a COPY into a table, the target's or one with its columns, that a failure is about. */
    Optional<ServerRow> row(SQLException failure, String copied) {
        return ServerRow.of(failure, copied, columns.stream().map(Column::name).toList());
    }

    boolean takes(Way way) {
        return !obstacles.containsKey(way);
    }

    Transfer begin(Way way, LoadSession session, Duration patience) throws SQLException {
        if (upsert.isPresent()) {
            return UpsertWays.begin(upsert.get(), way, this, session, patience);
        }
        return way == Way.COPY
                ? CopyTransfer.begin(session, session.footing(), copy, patience)
                : new InsertTransfer(session, inserts, way);
    }
}
