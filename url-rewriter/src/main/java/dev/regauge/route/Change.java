package dev.regauge.route;

import java.util.List;
import java.util.Objects;

/** How what a program sees differs between the two ends of a route, worst first. */
public enum Change {
    /** Both ends answer, or fail alike, and what is read or stored differs: nobody is told. */
    SILENTLY_CHANGES,
    /** It works today and fails afterwards. */
    BREAKS,
    /** The same value in another Java class: a cast that works today fails afterwards. */
    CHANGES_CLASS,
    /** The same answer for another price: round trips, messages, statements prepared. */
    COSTS,
    /** One end was not measured, so nothing is claimed. */
    UNKNOWN,
    /** It fails today and fails afterwards: the change is not to blame. */
    ALREADY_BROKEN,
    /** It fails today and works afterwards. */
    FIXED,
    /** Only wording differs: a warning, or the message of an error that the program caught. */
    COSMETIC,
    /** Both ends give the same answer. */
    UNCHANGED;

    /** The class of a difference, derived from the two outcomes alone. */
    public static Change between(Outcome from, Outcome to) {
        if (from instanceof Outcome.Unmeasured || to instanceof Outcome.Unmeasured) {
            return UNKNOWN;
        }
        if (from instanceof Outcome.Value before && to instanceof Outcome.Value after) {
            return before.equals(after) ? UNCHANGED : between(before.observations(), after.observations());
        }
        if (from.answered()) {
            return BREAKS;
        }
        return to.answered() ? FIXED : ALREADY_BROKEN;
    }

    /**
     * Of two probes that went through to the end. An error that was caught on the way is a failure, whoever is told of it
     * is told; but rows that remain differently behind the same failure are as silent as can be.
     */
    private static Change between(List<Observation> from, List<Observation> to) {
        List<String> errors = errors(from);
        List<String> errorsAfter = errors(to);
        if (errors.size() != errorsAfter.size()) {
            return errors.size() < errorsAfter.size() ? BREAKS : FIXED;
        }
        if (!errors.isEmpty()) {
            return betweenFailures(from, to);
        }
        if (differ(from, to, Aspect.DATA) || differ(from, to, Aspect.STORED)) {
            return SILENTLY_CHANGES;
        }
        return betweenEqualData(from, to);
    }

    private static Change betweenFailures(List<Observation> from, List<Observation> to) {
        if (differ(from, to, Aspect.STORED)) {
            return SILENTLY_CHANGES;
        }
        boolean sameError = errors(from).equals(errors(to));
        if (differ(from, to, Aspect.DATA)) {
            return sameError ? SILENTLY_CHANGES : ALREADY_BROKEN;
        }
        return sameError ? betweenEqualData(from, to) : ALREADY_BROKEN;
    }

    private static Change betweenEqualData(List<Observation> from, List<Observation> to) {
        if (differ(from, to, Aspect.CLASS)) {
            return CHANGES_CLASS;
        }
        return differ(from, to, Aspect.COST) ? COSTS : COSMETIC;
    }

    static List<String> errors(List<Observation> observations) {
        return observations.stream()
                .filter(observation -> observation.aspect() == Aspect.ERROR)
                .map(Observation::sqlState)
                .toList();
    }

    private static boolean differ(List<Observation> from, List<Observation> to, Aspect aspect) {
        return !Objects.equals(only(from, aspect), only(to, aspect));
    }

    private static List<String> only(List<Observation> observations, Aspect aspect) {
        return observations.stream()
                .filter(observation -> observation.aspect() == aspect)
                .map(Observation::text)
                .toList();
    }
}
