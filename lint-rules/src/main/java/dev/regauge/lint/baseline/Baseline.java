package dev.regauge.lint.baseline;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.route.Route;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings that a project has accepted for now, as a text to keep beside its code: one sorted line a finding, without
 * line numbers, so that two branches that change it merge. A finding is known if rule, class, method and statement are the
 * same, or if its statement stood elsewhere in the baseline and is gone from there: code was moved. What is only good to know
 * is never in it. Immutable.
 */
public final class Baseline {

    /** Knows nothing. */
    public static final Baseline EMPTY = new Baseline("", List.of(), Optional.empty());

    private final String route;
    private final List<Entry> entries;
    private final Optional<LocalDate> expiry;

    /**
     * What a baseline says of findings.
     *
     * @param fresh those it does not know, in their order
     * @param known those it knows, in their order
     * @param gone how many of its lines no finding stands for any more
     */
    public record Comparison(List<Finding> fresh, List<Finding> known, int gone) {
        /** Copies the lists. */
        public Comparison {
            fresh = List.copyOf(fresh);
            known = List.copyOf(known);
        }
    }

    private Baseline(String route, List<Entry> entries, Optional<LocalDate> expiry) {
        this.route = route;
        this.entries = entries.stream().sorted().toList();
        this.expiry = expiry;
    }

    /** One that knows these findings of a route, and does not expire. */
    public static Baseline of(Route route, Collection<Finding> findings) {
        return new Baseline(route.toString(), counting(findings).map(Entry::of).toList(), Optional.empty());
    }

    private static Stream<Finding> counting(Collection<Finding> findings) {
        return findings.stream().filter(finding -> finding.severity() != Severity.INFO);
    }

    /**
     * Reads what {@link #text()} wrote, and what people and merges made of it: order and empty lines do not matter.
     *
     * @throws BaselineException that names every line that is none
     */
    public static Baseline parse(String text) {
        BaselineText read = BaselineText.read(text);
        return new Baseline(read.route(), read.entries(), read.expiry());
    }

    /** The same until the end of a day. */
    public Baseline until(LocalDate day) {
        return new Baseline(route, entries, Optional.of(day));
    }

    /** The route that its findings were accepted on: on another the same place may be worse. */
    public String route() {
        return route;
    }

    /** The last day on which it counts; absent where it always does. */
    public Optional<LocalDate> expiry() {
        return expiry;
    }

    /** Whether its last day is over. */
    public boolean isExpired(LocalDate today) {
        return expiry.filter(today::isAfter).isPresent();
    }

    /** How many findings it knows. */
    public int size() {
        return entries.size();
    }

    /** For a file: the same for the same findings, whatever their order. */
    public String text() {
        return new BaselineText(route, entries, expiry).text();
    }

    /** Tells new findings from known ones. Each line of the baseline stands for one finding. */
    public Comparison compare(Collection<Finding> findings) {
        Map<Entry, Integer> left =
                entries.stream().collect(Collectors.toMap(entry -> entry, entry -> 1, Integer::sum, HashMap::new));
        List<Finding> unmatched = unmatched(counting(findings).toList(), left, UnaryOperator.identity());
        Map<Entry, Integer> moved = new HashMap<>();
        left.forEach((entry, times) -> moved.merge(entry.moved(), times, Integer::sum));
        List<Finding> fresh = unmatched(unmatched, moved, Entry::moved);
        Set<Finding> isFresh = Collections.newSetFromMap(new IdentityHashMap<>());
        isFresh.addAll(fresh);
        List<Finding> known =
                counting(findings).filter(finding -> !isFresh.contains(finding)).toList();
        return new Comparison(
                fresh,
                known,
                moved.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** Those for which no line is left; the lines of the others are used up. */
    private static List<Finding> unmatched(List<Finding> findings, Map<Entry, Integer> left, UnaryOperator<Entry> as) {
        List<Finding> unmatched = new ArrayList<>();
        for (Finding finding : findings) {
            Entry entry = as.apply(Entry.of(finding));
            if (left.getOrDefault(entry, 0) > 0) {
                left.merge(entry, -1, Integer::sum);
            } else {
                unmatched.add(finding);
            }
        }
        return unmatched;
    }
}
