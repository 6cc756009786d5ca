package dev.regauge.parity;

import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the two ends of a route.
 *
 * @param route from the profile of today to that of tomorrow
 * @param server the server both were measured on, as {@link Parity#serverVersion} names it
 * @param timeZone the default time zone of the JVM it was measured in, on which results depend
 * @param locale the default locale of that JVM, on which they depend too
 * @param probes how many probes ran on both ends
 * @param causes what differs, worst first, each with all the probes that show it
 * @param unstable ids of probes whose outcome differs from itself: nothing is claimed about them
 */
public record Comparison(
        Route route,
        String server,
        String timeZone,
        String locale,
        int probes,
        List<Cause> causes,
        List<String> unstable) {

    /** Copies the lists. */
    public Comparison {
        causes = List.copyOf(causes);
        unstable = List.copyOf(unstable);
    }

    /** Compares outcomes that come from this JVM, by the probes' ids, leaving out what is known to be unstable. */
    static Comparison of(
            Route route, String server, Map<String, Outcome> from, Map<String, Outcome> to, Set<String> unstable) {
        List<Difference> differences = Parity.compare(from, to).stream()
                .filter(difference -> !unstable.contains(difference.probe()))
                .toList();
        return new Comparison(
                route,
                server,
                TimeZone.getDefault().getID(),
                Locale.getDefault().toLanguageTag(),
                measuredOnBoth(from, to),
                Cause.of(differences),
                unstable.stream().sorted().toList());
    }

    private static int measuredOnBoth(Map<String, Outcome> from, Map<String, Outcome> to) {
        return Math.toIntExact(from.keySet().stream()
                .filter(probe -> isMeasured(from.get(probe)) && isMeasured(to.get(probe)))
                .count());
    }

    private static boolean isMeasured(@Nullable Outcome outcome) {
        return outcome != null && !(outcome instanceof Outcome.Unmeasured);
    }

    /** Whether a program may notice: there is more than cosmetics, what only works better, and what was not measured. */
    public boolean matters() {
        return differences().stream().anyMatch(Difference::matters);
    }

    /** Every difference, worst first. */
    public List<Difference> differences() {
        return causes.stream().flatMap(cause -> cause.differences().stream()).toList();
    }

    /** How many differences there are of a kind. */
    public long count(Difference.Kind kind) {
        return differences().stream()
                .filter(difference -> difference.kind() == kind)
                .count();
    }
}
