package dev.regauge.copy.travel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way chosen for rows, and why.
 *
 * @param way the one to go
 * @param explanation what a reader wants to know of it
 */
public record Choice(Way way, Explanation explanation) {

    private static final List<Way> WAYS = List.of(Way.values());

    /** Beyond it nothing but COPY is worth a thought. */
    private static final int FAR = 1 << 20;

    /**
     * Chooses the cheapest way that is possible.
     *
     * @param obstacles of ways that are impossible here, the reason of each ({@link Obstacles})
     * @param forced the way the caller wants, whatever it costs
     * @throws NoWayException when the forced way is impossible, or all are
     */
    public static Choice of(
            Destination destination, Situation situation, Map<Way, String> obstacles, Optional<Way> forced) {
        Way cheapest = cheapest(situation, obstacles).orElseThrow(() -> none(destination, obstacles));
        forced.ifPresent(way -> requirePossible(destination, way, obstacles, cheapest));
        Way way = forced.orElse(cheapest);
        return new Choice(
                way, new Explanation(destination.table(), situation, way, cheapest, forced.isPresent(), obstacles));
    }

    /** The number of such rows from which COPY is the cheapest; {@link Long#MAX_VALUE} where it is impossible. */
    public long copyFrom() {
        return explanation.copyFrom();
    }

    /** A plain loop: a load of one row takes 40 microseconds. */
    private static Optional<Way> cheapest(Situation situation, Map<Way, String> obstacles) {
        Optional<Way> cheapest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Way way : WAYS) {
            double millis = obstacles.containsKey(way) ? least : CostModel.millis(way, situation);
            if (millis < least) {
                least = millis;
                cheapest = Optional.of(way);
            }
        }
        return cheapest;
    }

    /** By halves: once COPY is the cheapest it stays so, its rows being the cheapest. */
    static long copyFrom(Situation situation, Map<Way, String> obstacles) {
        if (obstacles.containsKey(Way.COPY)) {
            return Long.MAX_VALUE;
        }
        long dearer = 0;
        long cheaper = FAR;
        while (cheaper - dearer > 1) {
            long middle = (dearer + cheaper) / 2;
            if (cheapest(situation.withRows(middle), obstacles).equals(Optional.of(Way.COPY))) {
                cheaper = middle;
            } else {
                dearer = middle;
            }
        }
        return cheaper;
    }

    private static NoWayException none(Destination destination, Map<Way, String> obstacles) {
        return new NoWayException("Cannot load into " + destination.table() + ": no way is possible\n  found:    "
                + obstacles.entrySet().stream()
                        .map(obstacle -> obstacle.getKey() + ": " + obstacle.getValue())
                        .collect(Collectors.joining("\n            "))
                + "\n  to fix:   remove one of the obstacles");
    }

    private static void requirePossible(Destination destination, Way way, Map<Way, String> obstacles, Way instead) {
        String obstacle = obstacles.get(way);
        if (obstacle != null) {
            throw new NoWayException("Cannot load into " + destination.table() + " by " + way + "\n  found:    "
                    + obstacle + "\n  to fix:   leave the choice to the writer, or ask for " + instead);
        }
    }
}
