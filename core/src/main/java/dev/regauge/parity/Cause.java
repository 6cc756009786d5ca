package dev.regauge.parity;

import dev.regauge.route.Aspect;
import dev.regauge.route.Change;
import dev.regauge.route.Observation;
import dev.regauge.route.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Differences that look like one and the same: of one group of probes, and with outcomes of one shape: equal but for names
 * and numbers. There is one at least; the first stands for all.
 *
 * @param differences sorted by probe
 */
public record Cause(List<Difference> differences) {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+[A-Za-z]\\w*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** A single digit says what happened: a row more or less, a number rounded or cut off. */
    private static final Pattern LONGER_NUMBER = Pattern.compile("-?\\d(?:\\d|[.:-](?=\\d))+");

    private static final Pattern BYTES = Pattern.compile("\\\\x[0-9a-f]+");

    /** Copies the differences. */
    public Cause {
        differences = List.copyOf(differences);
    }

    /** The difference that stands for the others. */
    public Difference first() {
        return differences.get(0);
    }

    /** The group of its probes. */
    public String group() {
        return groupOf(first());
    }

    /** How bad it is. */
    public Difference.Kind kind() {
        return first().kind();
    }

    /** How a program notices it. */
    public Change change() {
        return first().change();
    }

    /**
     * Puts differences together, worst first: within a class what is stored comes before what is only read, and what most
     * probes show before the rest.
     */
    static List<Cause> of(List<Difference> differences) {
        Map<List<Object>, List<Difference>> causes = new LinkedHashMap<>();
        for (Difference difference : differences) {
            List<Object> key = List.of(
                    groupOf(difference),
                    difference.change(),
                    difference.kind(),
                    shape(difference.from()),
                    shape(difference.to()),
                    places(difference));
            causes.computeIfAbsent(key, cause -> new ArrayList<>()).add(difference);
        }
        return causes.values().stream()
                .map(Cause::new)
                .sorted(Comparator.comparing(Cause::kind)
                        .thenComparing(Cause::change)
                        .thenComparing(cause -> !storesOtherwise(cause.first()))
                        .thenComparing(cause -> -cause.differences().size())
                        .thenComparing(cause -> cause.first().probe()))
                .toList();
    }

    /** At which observations two answers differ. */
    private static List<Integer> places(Difference difference) {
        List<Observation> from = observations(difference.from());
        List<Observation> to = observations(difference.to());
        return IntStream.range(0, Math.min(from.size(), to.size()))
                .filter(i -> !from.get(i).equals(to.get(i)))
                .boxed()
                .toList();
    }

    private static boolean storesOtherwise(Difference difference) {
        return !stored(difference.from()).equals(stored(difference.to()));
    }

    private static List<Observation> stored(Outcome outcome) {
        return observations(outcome).stream()
                .filter(seen -> seen.aspect() == Aspect.STORED)
                .toList();
    }

    private static List<Observation> observations(Outcome outcome) {
        return outcome instanceof Outcome.Value value ? value.observations() : List.of();
    }

    private static String groupOf(Difference difference) {
        return difference.probe().substring(0, difference.probe().indexOf('/'));
    }

    /**
     * What is left of a failure without names and numbers, and of an answer without numbers of more than one digit. The server's SQLSTATE names the cause by itself; where a
     * driver gives none, its message does, without the classes and types in it.
     */
    static String shape(Outcome outcome) {
        if (outcome instanceof Outcome.Failure failure) {
            return failure.sqlState().orElseGet(() -> {
                String message = QUOTED.matcher(failure.message()).replaceAll("?");
                message = CLASS_NAME.matcher(message).replaceAll("C");
                message = NUMBER.matcher(message).replaceAll("9");
                return message.replaceFirst("(?: from \\S+)?(?: to \\S+)?$", "");
            });
        }
        return LONGER_NUMBER
                .matcher(BYTES.matcher(outcome.text()).replaceAll("bytes"))
                .replaceAll("number");
    }
}
