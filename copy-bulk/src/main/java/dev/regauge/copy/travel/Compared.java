package dev.regauge.copy.travel;

import dev.regauge.sql.Identifier;
import java.util.Locale;
import java.util.Map;

/** The text about a way that was chosen by what each would cost. */
record Compared(
        Identifier table, Situation situation, Way way, Way cheapest, boolean forced, Map<Way, String> obstacles) {

    private static final Map<Way, String> MEANING = Map.of(
            Way.SINGLE_INSERT, "insert ... values, a statement for each row",
            Way.MULTI_VALUES, "insert ... values, many rows in a statement",
            Way.UNNEST, "insert ... select, an array for each column",
            Way.COPY, "copy ... from stdin, binary");

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(Ruled.rows(situation.rows())).append(" into ").append(table);
        text.append(": ").append(way).append(", ").append(because()).append(".\n");
        text.append(Ruled.supposed(situation)).append('\n');
        text.append(String.format(Locale.ROOT, "  %-14s %11s %13s\n", "way", "round trips", "predicted ms"));
        for (Way each : Way.values()) {
            text.append(line(each));
        }
        return text.append('\n').append(fromWhen()).toString();
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
                "  %-14s %,11d %,13.3f %s %s\n",
                each,
                CostModel.roundTrips(each, situation),
                CostModel.millis(each, situation),
                each == way ? "<" : " ",
                MEANING.get(each));
    }

    private String fromWhen() {
        long copyFrom = Choice.copyFrom(situation, obstacles);
        if (copyFrom == Long.MAX_VALUE) {
            return "COPY is impossible, however many the rows.\n";
        }
        return copyFrom == 1
                ? "COPY is the cheapest for any number of such rows.\n"
                : "COPY is the cheapest from " + Ruled.rows(copyFrom) + " such as these.\n";
    }
}
