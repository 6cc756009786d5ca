package dev.regauge.lint;

import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What a rule says about a place in a program, on a route. No text in it holds a password.
 *
 * @param rule kebab-case id of the rule
 * @param change how the two ends of the route differ here
 * @param severity how much it matters
 * @param location where
 * @param column counted from 1, where it is known
 * @param sink the method that takes the SQL, such as {@code Connection.prepareStatement}; empty for what is no SQL
 * @param sql the statement as the program has it, with {@code {..}} where only the running program knows it; for a
 *     configuration finding the masked URL or line; empty where there is no text to show
 * @param caret offset into {@code sql} of what the finding is about
 * @param message one sentence with the user's own names
 * @param why what happens on each end, and what it costs
 * @param from the outcome on the profile the program runs on today
 * @param to the outcome on the profile it is to run on
 * @param source what the outcomes were measured on: {@code this statement, on PostgreSQL 17.11} or {@code probe in-bare}
 * @param advice what to do, one or two sentences
 * @param corrected the corrected code in the user's own names, where there is one
 * @param safeEdit whether {@code --write} makes this correction by itself
 * @param via the calls between the location and the sink, outermost first
 */
public record Finding(
        String rule,
        Change change,
        Severity severity,
        Location location,
        OptionalInt column,
        String sink,
        String sql,
        OptionalInt caret,
        String message,
        String why,
        Outcome from,
        Outcome to,
        String source,
        String advice,
        Optional<String> corrected,
        boolean safeEdit,
        List<Location> via) {

    /** By class, the worst first, then by place. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::change)
            .thenComparing(Finding::location)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    /** Copies the list. */
    public Finding {
        via = List.copyOf(via);
    }

    /** The same, with its places called otherwise. */
    public Finding at(UnaryOperator<Location> places) {
        return placed(places.apply(location), column, via.stream().map(places).toList());
    }

    /** The same finding at a place that is known better. */
    public Finding at(Location place, int newColumn) {
        return placed(place, OptionalInt.of(newColumn), via);
    }

    private Finding placed(Location place, OptionalInt newColumn, List<Location> calls) {
        return new Finding(
                rule, change, severity, place, newColumn, sink, sql, caret, message, why, from, to, source, advice,
                corrected, safeEdit, calls);
    }

    /** The same, of another weight. */
    public Finding withSeverity(Severity other) {
        return weighed(other, why);
    }

    /** The same finding with another reason. */
    public Finding withWhy(String reason) {
        return weighed(severity, reason);
    }

    /**
     * The same finding, which matters no more than that.
     *
     * @param because a sentence that is added to why; empty for none
     */
    public Finding atMost(Severity most, String because) {
        return weighed(severity.compareTo(most) < 0 ? most : severity, because.isEmpty() ? why : why + " " + because);
    }

    private Finding weighed(Severity other, String reason) {
        return new Finding(
                rule, change, other, location, column, sink, sql, caret, message, reason, from, to, source, advice,
                corrected, safeEdit, via);
    }
}
