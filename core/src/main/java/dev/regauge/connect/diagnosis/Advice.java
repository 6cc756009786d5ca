package dev.regauge.connect.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to do. */
final class Advice {

    private Advice() {}

    static List<String> of(Verdict verdict, PoolFigures figures, boolean exhausted, Optional<Refusal> refusal) {
        List<String> advice = new ArrayList<>();
        switch (verdict) {
            case LEAK ->
                advice.add("Close the connection where it is borrowed, in a try-with-resources statement;"
                        + " borrow it only when there is work for it.");
            case SLOW_QUERIES ->
                advice.add("Make these statements faster, or stop them with a statement timeout;"
                        + " where one waits for a lock, shorten the transaction that holds it.");
            case IDLE_IN_TRANSACTION ->
                advice.add("End the transaction before waiting for anything else: other services,"
                        + " locks, queues, people. idle_in_transaction_session_timeout ends what is forgotten.");
            case UNDERSIZED ->
                advice.add("Hold connections for a shorter time, or raise the pool size to %d or more."
                        .formatted(enough(figures)));
            case SERVER_LIMIT ->
                advice.add("Lower the pool size or the number of instances, raise the limit that is"
                        + " named, or put a pooler in between.");
            case UNREACHABLE ->
                advice.add("Check that the server runs and is reachable from here;"
                        + " the size of the pool is not the reason.");
            case REFUSED ->
                advice.add("Waiting does not help: "
                        + refusal.flatMap(Refusal::remedy).orElse("see the cause") + ".");
            case UNKNOWN ->
                advice.add(
                        !exhausted && figures.waiting() == 0 && figures.inUse() < figures.size()
                                ? "Nothing: connections are free now."
                                : "Look at what was found: no single reason explains half of the pool.");
        }
        int size = verdict == Verdict.UNDERSIZED ? enough(figures) : figures.size();
        figures.limits()
                .filter(limits -> verdict == Verdict.UNDERSIZED || !fits(figures.instances(), size, limits))
                .map(limits -> capacity(figures.instances(), size, limits))
                .ifPresent(advice::add);
        return advice;
    }

    /** Whether the server admits what all instances may open together. */
    static String capacity(int instances, int size, ServerLimits limits) {
        return "%d %s x %d = %d of %d usable connections: %s"
                .formatted(
                        instances,
                        instances == 1 ? "instance" : "instances",
                        size,
                        (long) instances * size,
                        limits.usable(),
                        fits(instances, size, limits)
                                ? "the server has room for that."
                                : "more than the server admits.");
    }

    private static boolean fits(int instances, int size, ServerLimits limits) {
        return (long) instances * size <= limits.usable();
    }

    private static int enough(PoolFigures figures) {
        return Math.max(figures.neededAtLeast(), figures.size() + 1);
    }
}
