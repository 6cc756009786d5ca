package dev.regauge.copy.travel;

import dev.regauge.sql.Identifier;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which way rows travel and why: for a program by its accessors, for a reader as text. Times are predictions, made from
 * constants measured elsewhere: their proportions hold, and not the last digit.
 */
public final class Explanation {

    private final Situation situation;
    private final Way way;
    private final Map<Way, String> obstacles;
    private final boolean predicts;
    private final Object words; // made into text when somebody reads them
    private final String note;

    private Explanation(
            Situation situation, Way way, Map<Way, String> obstacles, boolean predicts, Object words, String note) {
        this.situation = situation;
        this.way = way;
        this.obstacles = Map.copyOf(obstacles);
        this.predicts = predicts;
        this.words = words;
        this.note = note;
    }

    /** Of a way that was chosen by what each would cost. */
    Explanation(
            Identifier table, Situation situation, Way way, Way cheapest, boolean forced, Map<Way, String> obstacles) {
        this(situation, way, obstacles, true, new Compared(table, situation, way, cheapest, forced, obstacles), "");
    }

    /**
     * Of a way that a rule has chosen and no prediction.
     *
     * @param what is done to the table, such as {@code upsert into "t"}
     * @param because the rule, as the end of a sentence
     * @param lines a paragraph below it
     */
    public static Explanation ruled(
            String what, Situation situation, Way way, String because, Map<Way, String> obstacles, List<String> lines) {
        Ruled words = new Ruled(what, situation, way, because, List.copyOf(lines));
        return new Explanation(situation, way, obstacles, false, words, "");
    }

    /** The same for a load that had so many rows in the end: the way was chosen when the first of them were there. */
    public Explanation chosenFor(long all) {
        return all == situation.rows()
                ? this
                : withNote(
                        String.format(Locale.ROOT, "Chosen when %,d of %,d rows were there.", situation.rows(), all));
    }

    /** The same with a sentence more at its end. */
    public Explanation withNote(String sentence) {
        return new Explanation(situation, way, obstacles, predicts, words, note + '\n' + sentence + '\n');
    }

    /** The way the rows go. */
    public Way way() {
        return way;
    }

    /** The predicted time of each way that is possible; empty where a rule has chosen: for upserts and streams. */
    public Map<Way, Duration> predicted() {
        Map<Way, Duration> times = new EnumMap<>(Way.class);
        for (Way each : Way.values()) {
            if (predicts && !obstacles.containsKey(each)) {
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
        return words + note;
    }
}
