package dev.regauge.parity;

import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

    /** Puts differences together, worst first; within a class those that most probes show come first. */
    static List<Cause> of(List<Difference> differences) {
        Map<List<Object>, List<Difference>> causes = new LinkedHashMap<>();
        for (Difference difference : differences) {
            List<Object> key = List.of(
                    groupOf(difference),
                    difference.change(),
                    difference.kind(),
                    shape(difference.from()),
                    shape(difference.to()));
            causes.computeIfAbsent(key, cause -> new ArrayList<>()).add(difference);
        }
        return causes.values().stream()
                .map(Cause::new)
                .sorted(Comparator.comparing(Cause::kind)
                        .thenComparing(Cause::change)
                        .thenComparing(cause -> -cause.differences().size())
                        .thenComparing(cause -> cause.first().probe()))
                .toList();
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
