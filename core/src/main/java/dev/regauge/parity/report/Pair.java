package dev.regauge.parity.report;

import dev.regauge.parity.Difference;
import dev.regauge.route.Aspect;
import dev.regauge.route.Observation;
import dev.regauge.route.Outcome;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two outcomes as they stand side by side: without what is beside the point because both ends agree on it.
 *
 * @param from the outcome today
 * @param to the outcome afterwards
 */
record Pair(Outcome from, Outcome to) {

    static Pair of(Difference difference) {
        if (!(difference.from() instanceof Outcome.Value from) || !(difference.to() instanceof Outcome.Value to)) {
            return new Pair(difference.from(), difference.to());
        }
        List<Observation> before = from.observations();
        List<Observation> after = to.observations();
        if (before.size() != after.size()) {
            return new Pair(from, to);
        }
        int[] telling = IntStream.range(0, before.size())
                .filter(i -> isData(before.get(i)) || !before.get(i).equals(after.get(i)))
                .toArray();
        return new Pair(only(telling, before), only(telling, after));
    }

    /** The text of both, cut around the place where they part. */
    Pair.Texts shortened(int limit) {
        return new Texts(
                Words.shortened(from.detail(), to.detail(), limit), Words.shortened(to.detail(), from.detail(), limit));
    }

    private static boolean isData(Observation observation) {
        return observation.aspect() == Aspect.DATA || observation.aspect() == Aspect.STORED;
    }

    private static Outcome only(int[] telling, List<Observation> observations) {
        return Outcome.Value.of(
                IntStream.of(telling).mapToObj(observations::get).toList());
    }

    /**
     * What to show of two outcomes.
     *
     * @param from the text of today's
     * @param to the text of the one afterwards
     */
    record Texts(String from, String to) {

        /** How many characters both begin with, up to the end of a word. */
        int sameBefore() {
            int same = 0;
            while (same < Math.min(from.length(), to.length()) && from.charAt(same) == to.charAt(same)) {
                same++;
            }
            while (same > 0 && (isInside(from, same) || isInside(to, same))) {
                same--;
            }
            return same;
        }

        /** How many characters both end with, from the beginning of a word, of those behind the common beginning. */
        int sameAfter() {
            int most = Math.min(from.length(), to.length()) - sameBefore();
            int same = 0;
            while (same < most && from.charAt(from.length() - 1 - same) == to.charAt(to.length() - 1 - same)) {
                same++;
            }
            while (same > 0 && (isInside(from, from.length() - same) || isInside(to, to.length() - same))) {
                same--;
            }
            return same;
        }

        /** Whether a word, or a character, would be cut in two. */
        private static boolean isInside(String text, int offset) {
            return offset > 0
                    && offset < text.length()
                    && isInWord(text.charAt(offset - 1))
                    && isInWord(text.charAt(offset));
        }

        private static boolean isInWord(char c) {
            return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
        }
    }
}
