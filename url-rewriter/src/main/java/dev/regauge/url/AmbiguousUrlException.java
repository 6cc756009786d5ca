package dev.regauge.url;

import java.util.List;

/**
 * A text can be meant in several ways that reach different servers, or log in with different credentials, so that a
 * tolerant reader must not choose. The message lists them, secrets masked; no part of the exception holds a secret.
 */
public final class AmbiguousUrlException extends UrlSyntaxException {

    private static final long serialVersionUID = 1L;

    private final List<String> readings;

    AmbiguousUrlException(String dialect, String problem, String text, List<String> readings, String fix) {
        this(dialect, problem, readings, fix, shown(Secrets.maskUrl(text)));
    }

    private AmbiguousUrlException(String dialect, String problem, List<String> readings, String fix, String found) {
        super(message(problem, found, readings, fix), dialect, problem, found, 1, fix);
        this.readings = List.copyOf(readings);
    }

    private static String message(String problem, String found, List<String> readings, String fix) {
        return "Ambiguous connection URL: " + problem + "\n  found:    " + found + "\n  readings: "
                + String.join("\n            ", readings) + "\n  to fix:   " + fix;
    }

    /** One line for each way to read it: what would be reached, and which dialects read it so. */
    public List<String> readings() {
        return readings;
    }
}
