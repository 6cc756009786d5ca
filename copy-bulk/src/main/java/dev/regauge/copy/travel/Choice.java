package dev.regauge.copy.travel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way chosen for rows, and why.
 *
 * @param way the one to go
 * @param copyFrom the number of such rows from which COPY is the cheapest; {@link Long#MAX_VALUE} where it is impossible
 * @param explanation what a reader wants to know of it
 */
public record Choice(Way way, long copyFrom, Explanation explanation) {

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
        forced.filter(obstacles::containsKey).ifPresent(way -> {
            throw impossible(destination, way, obstacles.get(way), cheapest);
        });
        Way way = forced.orElse(cheapest);
        long copyFrom = copyFrom(situation, obstacles);
        return new Choice(
                way,
                copyFrom,
                new Explanation(
                        destination.table(), situation, way, cheapest, forced.isPresent(), obstacles, copyFrom));
    }

    private static Optional<Way> cheapest(Situation situation, Map<Way, String> obstacles) {
        return possible(obstacles).min(Comparator.comparingDouble(way -> CostModel.millis(way, situation)));
    }

    private static Stream<Way> possible(Map<Way, String> obstacles) {
        return Arrays.stream(Way.values()).filter(way -> !obstacles.containsKey(way));
    }

    /** By halves: once COPY is the cheapest it stays so, its rows being the cheapest. */
    private static long copyFrom(Situation situation, Map<Way, String> obstacles) {
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

    private static NoWayException impossible(Destination destination, Way way, String obstacle, Way instead) {
        return new NoWayException("Cannot load into " + destination.table() + " by " + way + "\n  found:    " + obstacle
                + "\n  to fix:   leave the choice to the writer, or ask for " + instead);
    }
}
