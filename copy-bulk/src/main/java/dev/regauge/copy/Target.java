package dev.regauge.copy;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.travel.Destination;
import dev.regauge.copy.travel.Field;
import dev.regauge.copy.travel.Inserts;
import dev.regauge.copy.travel.Obstacles;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.upsert.UpsertPlan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The columns that a load's rows go into, in the order of their fields.
 *
 * @param guard a condition that holds while they are as they were read
 * @param obstacles of the ways that are impossible, the reason
 * @param upsert how rows meet those that are there; empty where they are inserted only
 */
record Target(
        KnownTable known,
        List<Column> columns,
        Destination destination,
        String guard,
        Map<Way, String> obstacles,
        Optional<UpsertPlan> upsert) {

    static Target of(KnownTable known, List<Column> columns, List<Encoder.Format> formats) {
        Destination destination = new Destination(
                known.table().name(),
                IntStream.range(0, columns.size())
                        .mapToObj(i -> new Field(columns.get(i), formats.get(i)))
                        .toList());
        return new Target(known, columns, destination, "", Obstacles.of(known.table(), destination), Optional.empty());
    }

    /** The same columns of the table as it is now; empty where they do not take the same bytes. */
    Optional<Target> in(KnownTable now) {
        return now.matching(columns)
                .filter(found -> upsert.isEmpty())
                .map(found -> of(
                        now,
                        found,
                        destination.fields().stream().map(Field::format).toList()));
    }

    /** The same, where rows meet those that are there. */
    Target with(UpsertPlan plan) {
        return new Target(known, columns, destination, guard, UpsertWays.obstacles(plan, obstacles), Optional.of(plan));
    }

    boolean takes(Way way) {
        return !obstacles.containsKey(way);
    }

    Transfer begin(Way way, LoadSession session, Duration patience) throws SQLException {
        if (upsert.isPresent()) {
            return UpsertWays.begin(upsert.get(), way, this, session, patience);
        }
        return way == Way.COPY
                ? CopyTransfer.begin(session, session.footing(), destination, guard, patience)
                : new InsertTransfer(session, Inserts.into(destination, guard), way);
    }
}
