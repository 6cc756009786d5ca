package dev.regauge.route;

/** How what a program sees differs between the two ends of a route, worst first. */
public enum Change {
    /** Both ends answer, and the answers differ: nobody is told. */
    SILENTLY_CHANGES,
    /** It works today and fails afterwards. */
    BREAKS,
    /** One end was not measured, so nothing is claimed. */
    UNKNOWN,
    /** It fails today and fails afterwards: the change is not to blame. */
    ALREADY_BROKEN,
    /** It fails today and works afterwards. */
    FIXED,
    /** Both ends give the same answer. */
    UNCHANGED;

    /** The class of a difference, derived from the two outcomes alone. */
    public static Change between(Outcome from, Outcome to) {
        if (from instanceof Outcome.Unmeasured || to instanceof Outcome.Unmeasured) {
            return UNKNOWN;
        }
        if (from.answered() && to.answered()) {
            return from.equals(to) ? UNCHANGED : SILENTLY_CHANGES;
        }
        if (from.answered()) {
            return BREAKS;
        }
        return to.answered() ? FIXED : ALREADY_BROKEN;
    }
}
