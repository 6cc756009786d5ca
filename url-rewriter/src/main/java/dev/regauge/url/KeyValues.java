package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list of keys and values in the making, and what such lists have in common. */
final class KeyValues {

    /** How a value is written that must not stand as it is; placeholders stay as they are. */
    private final UnaryOperator<Value> quoted;

    private final Output out;
    private final String separator;
    private boolean first = true;

    /**
     * An empty list.
     *
     * @param separator what stands between pairs
     * @param quoted makes a value one that stands between its quotes
     */
    KeyValues(Output out, String separator, UnaryOperator<Value> quoted) {
        this.out = out;
        this.separator = separator;
        this.quoted = quoted;
    }

    void unlessEmpty(String key, String value) {
        if (!value.isEmpty()) {
            add(key, Value.of(value), false);
        }
    }

    void add(String key, Value value, boolean secret) {
        String written = isPlain(value) ? value.text() : quoted.apply(value).text();
        out.text(first ? "" : separator).name(key).text("=").part(written, secret);
        first = false;
    }

    /** What a placeholder hides may hold blanks, so it stands between quotes. */
    private static boolean isPlain(Value value) {
        return !value.hasPlaceholder()
                && !value.text().isEmpty()
                && value.text().chars().allMatch(c -> isLetterOrDigit(c) || "._~/:,+*-[]".indexOf(c) >= 0);
    }

    private static boolean isLetterOrDigit(int c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    /** As libpq reads it. */
    static Value inSingleQuotes(Value value) {
        List<Value.Segment> segments = new ArrayList<>(List.of(new Value.Segment("'", false)));
        for (Value.Segment segment : value.segments()) {
            segments.add(segment.placeholder() ? segment : new Value.Segment(escaped(segment.text()), false));
        }
        segments.add(new Value.Segment("'", false));
        return new Value(segments);
    }

    /** Text that looks like a placeholder and is none gets a backslash before each character. */
    private static String escaped(String text) {
        boolean looksLikePlaceholder = !Atoms.in(text).isEmpty();
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(looksLikePlaceholder || c == '\\' || c == '\'' ? "\\" : "")
                    .append(c);
        }
        return escaped.toString();
    }

    /** All names of hosts, with commas between. */
    static String names(List<Host> hosts) {
        return hosts.stream().map(Host::name).collect(Collectors.joining(","));
    }

    /** All ports: none where no host has one, one where all have the same, and else an empty one for the default. */
    static Optional<String> ports(List<Host> hosts) {
        List<String> ports =
                hosts.stream().map(host -> host.portText().orElse("")).toList();
        boolean same = ports.stream().distinct().count() == 1;
        String text = same ? ports.get(0) : String.join(",", ports);
        return Optional.of(text).filter(list -> !list.isEmpty());
    }

    /** Whether anything holds a character 0. */
    static boolean holdsZero(Said said) {
        Stream<String> hosts = said.hosts().stream().map(Host::name);
        Stream<String> values =
                said.parameters().stream().map(pair -> pair.value().text());
        Stream<String> database = said.database().map(Value::text).stream();
        return Stream.of(hosts, values, database).flatMap(texts -> texts).anyMatch(text -> text.indexOf(0) >= 0);
    }

    /**
     * The key that a text begins with, where blanks or nothing stand before it and an equals sign behind it.
     *
     * @param inside the one character besides ASCII letters and digits that may stand in it
     */
    static Optional<String> firstKey(String text, char inside) {
        int start = behindBlanks(text, 0);
        int end = start;
        while (end < text.length() && end - start <= 40 && isKeyCharacter(text.charAt(end), inside)) {
            end++;
        }
        String key = text.substring(start, end).strip();
        boolean assigned = behindBlanks(text, end) < text.length() && text.charAt(behindBlanks(text, end)) == '=';
        return Optional.of(key).filter(word -> assigned && !word.isEmpty());
    }

    private static boolean isKeyCharacter(char c, char inside) {
        return c == inside || isLetterOrDigit(c);
    }

    private static int behindBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < 1000 && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
