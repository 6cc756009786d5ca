package dev.regauge.copy.travel;

import dev.regauge.sql.Identifier;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which way rows travel and why: for a program by its accessors, for a reader as text. Times are predictions, made from
 * constants measured elsewhere: their proportions hold, and not the last digit.
 */
public final class Explanation {

    private final Identifier table;
    private final Situation situation;
    private final Way way;
    private final Way cheapest;
    private final boolean forced;
    private final Map<Way, String> obstacles;

    Explanation(
            Identifier table, Situation situation, Way way, Way cheapest, boolean forced, Map<Way, String> obstacles) {
        this.table = table;
        this.situation = situation;
        this.way = way;
        this.cheapest = cheapest;
        this.forced = forced;
        this.obstacles = Map.copyOf(obstacles);
    }

    /** The way the rows go. */
    public Way way() {
        return way;
    }

    /** The predicted time of each way that is possible. */
    public Map<Way, Duration> predicted() {
        Map<Way, Duration> times = new EnumMap<>(Way.class);
        for (Way each : Way.values()) {
            if (!obstacles.containsKey(each)) {
                times.put(each, Duration.ofNanos((long) (CostModel.millis(each, situation) * 1e6)));
            }
        }
        return times;
    }

    /** Why a way is impossible; empty where it is not. */
    public Optional<String> obstacle(Way to) {
        return Optional.ofNullable(obstacles.get(to));
    }

    /** Only a reader wants to know, so it is computed when asked for. */
    long copyFrom() {
        return Choice.copyFrom(situation, obstacles);
    }

    /** What was supposed of the rows and the server. */
    public Situation situation() {
        return situation;
    }

    /** The paragraph, and a small table below it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s into %s: %s, ", rows(situation.rows()), table, way));
        text.append(because()).append(".\n");
        text.append(String.format(
                Locale.ROOT,
                "About %,d bytes a row in %s; a round trip of %.2f ms; %s.\n\n",
                situation.rowBytes(),
                situation.columns() == 1 ? "one column" : situation.columns() + " columns",
                situation.roundTrip().toNanos() / 1e6,
                situation.transaction().words));
        text.append(String.format(Locale.ROOT, "  %-14s %11s %13s\n", "way", "round trips", "predicted ms"));
        for (Way each : Way.values()) {
            text.append(line(each));
        }
        return text.append('\n').append(whereCopyBegins()).toString();
    }

    private String because() {
        if (!forced) {
            return obstacles.isEmpty() ? "the cheapest way" : "the cheapest way that is possible here";
        }
        return way == cheapest
                ? "as was asked for, and the cheapest way"
                : "as was asked for; " + cheapest + " would be cheaper";
    }

    private String line(Way each) {
        if (obstacles.containsKey(each)) {
            return String.format(Locale.ROOT, "  %-14s impossible: %s\n", each, obstacles.get(each));
        }
        return String.format(
                Locale.ROOT,
                "  %-14s %,11d %,13.3f%s\n",
                each,
                CostModel.roundTrips(each, situation),
                CostModel.millis(each, situation),
                each == way ? "  <" : "");
    }

    private String whereCopyBegins() {
        long copyFrom = copyFrom();
        if (copyFrom == Long.MAX_VALUE) {
            return "COPY is impossible, however many the rows.\n";
        }
        return copyFrom == 1
                ? "COPY is the cheapest for any number of such rows.\n"
                : "COPY is the cheapest from " + rows(copyFrom) + " such as these.\n";
    }

    private static String rows(long number) {
        return number == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", number);
    }
}
