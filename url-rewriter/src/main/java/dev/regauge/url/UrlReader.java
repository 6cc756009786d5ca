package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;

/** What the readers of all dialects share: a folded text, places in it, and errors that point at them. */
final class UrlReader {

    private final String text;
    private final Dialect dialect;
    private final Atoms atoms;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<ConnectionTarget.Span> secrets = new ArrayList<>();

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

    List<ConnectionTarget.Span> secrets() {
        return secrets;
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
        if (parameter.secret() && end > start) {
            hide(start, end);
        }
    }

    /** Marks a part of the text as secret. Parts are hidden from left to right. */
    void hide(int start, int end) {
        secrets.add(new ConnectionTarget.Span(atoms.original(start), atoms.original(end)));
    }

    UrlSyntaxException error(String problem, int at, String fix) {
        return new UrlSyntaxException(dialect.id(), problem, text, atoms.original(at) + 1, fix);
    }
}
