package dev.regauge.url;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the readers of all dialects share: a folded text, places in it, and errors that point at them. */
final class UrlReader {

    private final String text;
    private final Dialect dialect;
    private final Atoms atoms;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<ConnectionTarget.Span> secrets = new ArrayList<>();
    private final List<ConnectionTarget.Span> known = new ArrayList<>();

    UrlReader(String text, Dialect dialect, Atoms atoms) {
        this.text = text;
        this.dialect = dialect;
        this.atoms = atoms;
    }

    /** The text with one character for each placeholder; all positions count in it. */
    String folded() {
        return atoms.folded();
    }

    Atoms atoms() {
        return atoms;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /** Names of parameters that the driver leaves out. */
    List<String> dropped() {
        return dropped;
    }

    /**
     * The parts that hold secrets, from left to right. An {@code @} where none belongs may end a password that the
     * grammar took for something else: then everything from the first colon up to it is a secret as well.
     *
     * @param authority where the hosts, or what stands before them, begin
     * @param separator the {@code @} that ends the userinfo, or -1
     */
    List<ConnectionTarget.Span> secrets(int authority, int separator) {
        int stray = lastStray(separator);
        int colon = folded().indexOf(':', authority);
        int first = folded().indexOf('@', authority);
        int begin = (colon < 0 ? first : Math.min(colon, first)) + 1;
        List<ConnectionTarget.Span> all = new ArrayList<>(secrets);
        if (begin < stray) {
            all.add(new ConnectionTarget.Span(begin, stray));
            all.sort(Comparator.comparingInt(ConnectionTarget.Span::start));
        }
        return originals(merged(all));
    }

    private static List<ConnectionTarget.Span> merged(List<ConnectionTarget.Span> sorted) {
        List<ConnectionTarget.Span> merged = new ArrayList<>();
        for (ConnectionTarget.Span span : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && span.start() <= merged.get(last).end()) {
                int end = Math.max(span.end(), merged.get(last).end());
                merged.set(last, new ConnectionTarget.Span(merged.get(last).start(), end));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    /** In the value of a parameter that the dialect knows, an {@code @} is at home. */
    private int lastStray(int separator) {
        int stray = folded().lastIndexOf('@');
        for (int i = known.size() - 1; i >= 0 && stray >= known.get(i).start(); i--) {
            if (stray < known.get(i).end()) {
                stray = folded().lastIndexOf('@', known.get(i).start() - 1);
            }
        }
        return stray == separator ? -1 : stray;
    }

    private List<ConnectionTarget.Span> originals(List<ConnectionTarget.Span> spans) {
        return spans.stream()
                .map(span -> new ConnectionTarget.Span(atoms.original(span.start()), atoms.original(span.end())))
                .toList();
    }

    /** Decodes a part, or says where it cannot be decoded. */
    Value decode(int start, int end) {
        try {
            return Value.decoded(folded().substring(start, end), atoms);
        } catch (IllegalArgumentException badEscape) {
            int percent = folded().indexOf('%', start);
            throw error("a percent sign is not followed by two hexadecimal digits", percent, "write % itself as %25");
        }
    }

    Value raw(int start, int end) {
        return Value.raw(folded().substring(start, end), atoms);
    }

    /** Adds a parameter whose value stands at the given place. */
    void add(String name, Value value, Parameter.Origin origin, int start, int end) {
        Parameter parameter = new Parameter(name, value, origin);
        parameters.add(parameter);
        if (dialect.word(name).isPresent()) {
            known.add(new ConnectionTarget.Span(start, end));
        }
        if (parameter.secret() && end > start) {
            hide(start, end);
        }
    }

    /** Marks a part of the text as secret. Parts are hidden from left to right. */
    void hide(int start, int end) {
        secrets.add(new ConnectionTarget.Span(start, end));
    }

    UrlSyntaxException error(String problem, int at, String fix) {
        return new UrlSyntaxException(dialect.id(), problem, text, atoms.original(at) + 1, fix);
    }
}
