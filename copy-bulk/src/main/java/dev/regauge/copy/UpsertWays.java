package dev.regauge.copy;

import dev.regauge.copy.travel.Explanation;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.travel.Situation;
import dev.regauge.copy.travel.Way;
import dev.regauge.copy.upsert.UpsertPlan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How the rows of an upsert travel: along with its one statement, or through a staging table. One by one they could not be sorted. */
final class UpsertWays {

    /**
     * Up to here a staging table never pays: it costs 2 to 6 ms, and the rest of the work is the same (measured on two cores,
     * 1 to 30,000 rows of three columns into 200,000).
     */
    private static final int MOST_DIRECT = 10_000;

    private static final int MOST_DIRECT_BYTES = 1 << 20;

    private static final Map<Way, String> MEANING = Map.of(
            Way.UNNEST, "all rows along with the one statement, an array for each column",
            Way.COPY, "into a temporary table, and from there by one statement");

    private UpsertWays() {}

    /** What rules a way out. The staging table is ours, and takes COPY whatever the target does. */
    static Map<Way, String> obstacles(UpsertPlan plan, Map<Way, String> ofInserts) {
        Map<Way, String> obstacles = new EnumMap<>(Way.class);
        String many = "an upsert sorts its rows by key before it stores the first, and takes all at once";
        obstacles.put(Way.SINGLE_INSERT, many);
        obstacles.put(Way.MULTI_VALUES, many);
        if (!plan.isOneStatement()) {
            obstacles.put(
                    Way.UNNEST,
                    "this upsert is more than one statement: it locks the table, or counts over partitions");
        } else if (ofInserts.containsKey(Way.UNNEST)) {
            obstacles.put(Way.UNNEST, ofInserts.get(Way.UNNEST));
        }
        return obstacles;
    }

    static Way way(Target target, Rows rows) {
        return way(target, rows.count(), rows.bytes().size());
    }

    static Way way(Target target, long rows, long bytes) {
        return target.takes(Way.UNNEST) && rows <= MOST_DIRECT && bytes <= MOST_DIRECT_BYTES ? Way.UNNEST : Way.COPY;
    }

    static Explanation explanation(Target target, Way way, boolean forced, Situation situation) {
        boolean direct = target.takes(Way.UNNEST);
        String rule = !direct
                ? "the only way here"
                : way == Way.UNNEST ? "as up to 10,000 rows and 1 MB do" : "as more than 10,000 rows or 1 MB do";
        return Explanation.ruled(
                "an upsert into " + target.destination().table(),
                situation,
                way,
                forced ? "as was asked for" : rule,
                target.obstacles(),
                Arrays.stream(Way.values()).map(each -> line(target, each, way)).toList());
    }

    private static String line(Target target, Way each, Way taken) {
        String said = target.takes(each)
                ? (each == taken ? "< " : "  ") + MEANING.get(each)
                : "impossible: " + target.obstacles().get(each);
        return String.format(Locale.ROOT, "  %-14s %s", each, said);
    }

    static Transfer begin(UpsertPlan plan, Way way, Target target, LoadSession session, Duration patience)
            throws SQLException {
        if (!target.takes(way)) {
            throw new SQLException(
                    "An upsert cannot travel by " + way + ": "
                            + target.obstacles().get(way) + ". To fix: force "
                            + (way == Way.UNNEST ? "COPY" : "COPY or UNNEST") + ", or no way",
                    "0A000");
        }
        return way == Way.UNNEST
                ? DirectUpsert.begin(session, target, plan)
                : StagedTransfer.begin(session, plan, target.guard(), patience);
    }
}
