package dev.regauge.copy.travel;

import java.util.Map;
import java.util.Optional;

/**
 * The way chosen for rows, and why.
 *
 * @param way the one to go
 * @param copyFrom the number of such rows from which COPY is the cheapest; {@link Long#MAX_VALUE} where it is impossible
 * @param explanation what a reader wants to know of it
 */
public record Choice(Way way, long copyFrom, Explanation explanation) {

    /**
     * Chooses the cheapest way that is possible.
     *
     * @param obstacles of ways that are impossible here, the reason of each ({@link Obstacles})
     * @param forced the way the caller wants, whatever it costs
     * @throws IllegalArgumentException when the forced way is impossible, or all are
     */
    public static Choice of(
            Destination destination, Situation situation, Map<Way, String> obstacles, Optional<Way> forced) {
        throw new UnsupportedOperationException("to come");
    }
}
