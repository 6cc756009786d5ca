package dev.regauge.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How what a program sees differs between the two ends of a route, worst first. */
public enum Change {
    /** Both ends answer, or fail alike, and what is read or stored differs: nobody is told. */
    SILENTLY_CHANGES,
    /** It works today and fails afterwards. */
    BREAKS,
    /** The value in another Java class: a cast that works today fails afterwards. */
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

    /** Refusals that protect: read-only, no privilege, no login. What they kept out and is let in now is no repair. */
    private static final Set<String> PROTECTING = Set.of("25006", "42501", "28000", "28P01");

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
        if (!to.answered()) {
            return ALREADY_BROKEN;
        }
        boolean protecting = from instanceof Outcome.Failure refusal
                && refusal.sqlState().filter(PROTECTING::contains).isPresent();
        return protecting ? SILENTLY_CHANGES : FIXED;
    }

    /** Of two probes that went through to the end, caught errors included. */
    private static Change between(List<Observation> from, List<Observation> to) {
        Change ofSteps = betweenSteps(steps(from), steps(to));
        if (ofSteps == FIXED && isLessProtected(from, to)) {
            return SILENTLY_CHANGES;
        }
        return ofSteps == UNCHANGED ? betweenEqualSteps(from, to) : ofSteps;
    }

    /** The first place where one end fails and the other does not decides, and failing afterwards is the worse. */
    private static Change betweenSteps(List<Step> from, List<Step> to) {
        boolean fixed = false;
        for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
            boolean failed = i < from.size() && from.get(i).isError();
            boolean fails = i < to.size() && to.get(i).isError();
            if (fails && !failed) {
                return BREAKS;
            }
            fixed |= failed && !fails;
        }
        return fixed ? FIXED : UNCHANGED;
    }

    private static boolean isLessProtected(List<Observation> from, List<Observation> to) {
        return errors(from).stream().anyMatch(PROTECTING::contains) && differ(from, to, Aspect.STORED);
    }

    /** Both ends fail at the same places, or nowhere. Rows that remain differently behind the same failure are silent. */
    private static Change betweenEqualSteps(List<Observation> from, List<Observation> to) {
        if (differ(from, to, Aspect.STORED)) {
            return SILENTLY_CHANGES;
        }
        boolean sameErrors = errors(from).equals(errors(to));
        Change ofData = betweenData(steps(from), steps(to));
        if (!sameErrors) {
            return ALREADY_BROKEN;
        }
        if (ofData != UNCHANGED) {
            return ofData;
        }
        return differ(from, to, Aspect.COST) ? COSTS : COSMETIC;
    }

    private static Change betweenData(List<Step> from, List<Step> to) {
        if (from.size() != to.size()) {
            return SILENTLY_CHANGES;
        }
        boolean otherClass = false;
        for (int i = 0; i < from.size(); i++) {
            if (!from.get(i).isError() && from.get(i).differsSilentlyFrom(to.get(i))) {
                return SILENTLY_CHANGES;
            }
            otherClass |= !Objects.equals(from.get(i).className(), to.get(i).className());
        }
        return otherClass ? CHANGES_CLASS : UNCHANGED;
    }

    /** The SQLSTATEs of the errors that were caught. */
    static List<String> errors(List<Observation> observations) {
        return observations.stream()
                .filter(observation -> observation.aspect() == Aspect.ERROR)
                .map(Observation::sqlState)
                .toList();
    }

    private static boolean differ(List<Observation> from, List<Observation> to, Aspect aspect) {
        return !only(from, aspect).equals(only(to, aspect));
    }

    private static List<String> only(List<Observation> observations, Aspect aspect) {
        return observations.stream()
                .filter(observation -> observation.aspect() == aspect)
                .map(Observation::text)
                .toList();
    }

    /** What the program got to see, in order: data with its class, and errors. */
    private static List<Step> steps(List<Observation> observations) {
        List<Step> steps = new ArrayList<>();
        for (Observation observation : observations) {
            switch (observation.aspect()) {
                case DATA, ERROR -> steps.add(new Step(observation, null));
                case CLASS -> {
                    if (!steps.isEmpty()) {
                        steps.add(new Step(steps.remove(steps.size() - 1).seen(), observation.text()));
                    }
                }
                case STORED, COST, WARNING -> {}
            }
        }
        return steps;
    }

    private record Step(Observation seen, @Nullable String className) {

        boolean isError() {
            return seen.aspect() == Aspect.ERROR;
        }

        /**
         * Of data. Two classes print the same value in two ways, and a cast tells of them; two numbers of different value
         * differ in any class.
         */
        boolean differsSilentlyFrom(Step other) {
            if (seen.text().equals(other.seen.text())) {
                return false;
            }
            boolean otherClass = className != null && other.className != null && !className.equals(other.className);
            boolean numbers = seen.isNumber() && other.seen.isNumber();
            return !otherClass || (numbers && !seen.isSameNumber(other.seen));
        }
    }
}
