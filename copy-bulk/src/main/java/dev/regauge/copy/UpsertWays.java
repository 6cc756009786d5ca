package dev.regauge.copy;

import dev.regauge.copy.travel.Way;
import dev.regauge.copy.upsert.UpsertPlan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How the rows of an upsert travel: many in a statement, or through a staging table; one by one they could not be sorted. */
final class UpsertWays {

    private UpsertWays() {}

    /** What rules a way out; the staging table is ours, and takes COPY whatever the target does. */
    static Map<Way, String> obstacles(UpsertPlan plan, Map<Way, String> ofInserts) {
        Map<Way, String> obstacles = new EnumMap<>(Way.class);
        String many = "an upsert sorts its rows by key before it stores the first, and so takes all at once";
        obstacles.put(Way.SINGLE_INSERT, many);
        obstacles.put(Way.MULTI_VALUES, many);
        obstacles.put(Way.UNNEST, "to come");
        return obstacles;
    }

    static Transfer begin(UpsertPlan plan, Way way, Target target, LoadSession session, Duration patience)
            throws SQLException {
        return StagedTransfer.begin(session, plan, target.guard(), patience);
    }
}
