package dev.regauge.parity;

import dev.regauge.route.Aspect;
import dev.regauge.route.Change;
import dev.regauge.route.Observation;
import dev.regauge.route.Outcome;
import java.util.List;
import java.util.Set;

/**
 * A probe whose outcome is not the same at both ends of a route.
 *
 * @param probe the probe's id
 * @param change how a program would notice, if at all
 * @param from the outcome today
 * @param to the outcome afterwards
 */
public record Difference(String probe, Change change, Outcome from, Outcome to) {

    /** How bad a difference is, worst first. */
    public enum Kind {
        /** No error tells, and what is read or stored differs. */
        SILENT,
        /** One end fails where the other does not, fails otherwise, or gives a class that a cast refuses. */
        FAILURE,
        /** The same answer for another price. */
        PERFORMANCE,
        /** Only wording differs. */
        COSMETIC,
        /** Not both ends could be measured, and nothing is claimed. */
        UNMEASURED
    }

    /** Classes of SQLSTATE that programs act upon: connection, data that conflicts, transaction, resources, operator. */
    private static final Set<String> HANDLED = Set.of("08", "23", "25", "40", "53", "55", "57");

    /** The kind, derived from the two outcomes. */
    public Kind kind() {
        return switch (change) {
            case SILENTLY_CHANGES -> Kind.SILENT;
            case BREAKS, CHANGES_CLASS, FIXED -> Kind.FAILURE;
            case ALREADY_BROKEN -> failsAlike() ? Kind.COSMETIC : Kind.FAILURE;
            case COSTS -> Kind.PERFORMANCE;
            case COSMETIC, UNCHANGED -> Kind.COSMETIC;
            case UNKNOWN -> Kind.UNMEASURED;
        };
    }

    /** Whether a program may notice: not cosmetics, not what only works better afterwards, not what was not measured. */
    public boolean matters() {
        return change != Change.FIXED && kind() != Kind.COSMETIC && kind() != Kind.UNMEASURED;
    }

    /** Whether programs treat both alike: a statement that never worked is a defect to be mended, whatever it is called. */
    private boolean failsAlike() {
        return !(from instanceof Outcome.Hang)
                && !(to instanceof Outcome.Hang)
                && data(from).equals(data(to))
                && (states(from).equals(states(to)) || !(isHandled(from) || isHandled(to)));
    }

    private static boolean isHandled(Outcome outcome) {
        return states(outcome).stream().anyMatch(state -> HANDLED.stream().anyMatch(state::startsWith));
    }

    /** What the program got to see beside the errors. */
    private static List<Observation> data(Outcome outcome) {
        return outcome instanceof Outcome.Value value
                ? value.observations().stream()
                        .filter(seen -> seen.aspect() == Aspect.DATA || seen.aspect() == Aspect.CLASS)
                        .toList()
                : List.of();
    }

    private static List<String> states(Outcome outcome) {
        if (outcome instanceof Outcome.Failure failure) {
            return failure.sqlState().stream().toList();
        }
        return outcome instanceof Outcome.Value value ? value.sqlStates() : List.of();
    }
}
