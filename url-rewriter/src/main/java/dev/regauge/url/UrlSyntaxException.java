package dev.regauge.url;

/**
 * A text is not a connection URL of its dialect. The message says what is wrong, what was found (secrets masked), where,
 * and what to do; no part of the exception holds a secret.
 */
public sealed class UrlSyntaxException extends IllegalArgumentException permits AmbiguousUrlException {

    private static final long serialVersionUID = 1L;

    private final String dialect;
    private final String problem;
    private final String found;
    private final int at;
    private final String fix;

    UrlSyntaxException(String dialect, String problem, String text, int at, String fix) {
        this(dialect, problem, at, fix, shown(Secrets.maskUrl(text)));
    }

    private UrlSyntaxException(String dialect, String problem, int at, String fix, String found) {
        super(message(dialect, problem, found, at, fix));
        this.dialect = dialect;
        this.problem = problem;
        this.found = found;
        this.at = at;
        this.fix = fix;
    }

    /** With a message of another form, which holds no secret. */
    UrlSyntaxException(String message, String dialect, String problem, String found, int at, String fix) {
        super(message);
        this.dialect = dialect;
        this.problem = problem;
        this.found = found;
        this.at = at;
        this.fix = fix;
    }

    /** For a text that is more than one URL, and whose secrets are masked already. */
    static UrlSyntaxException ofMasked(String dialect, String problem, String masked, int at, String fix) {
        return new UrlSyntaxException(dialect, problem, at, fix, shown(masked));
    }

    private static String message(String dialect, String problem, String found, int at, String fix) {
        return "Not a " + dialect + " URL: " + problem + "\n  found:    " + found + " (at character " + at
                + ")\n  to fix:   " + fix;
    }

    static String shown(String masked) {
        return masked.length() <= 200 ? masked : masked.substring(0, 200) + "...";
    }

    /** The dialect's id, or {@code PostgreSQL} where none was recognised. */
    public String dialect() {
        return dialect;
    }

    /** What is wrong, without the text. */
    public String problem() {
        return problem;
    }

    /** The text, secrets masked, cut after 200 characters. */
    public String found() {
        return found;
    }

    /** The character at which it goes wrong, counted from 1, in the text as it was given. */
    public int at() {
        return at;
    }

    /** What to do. */
    public String fix() {
        return fix;
    }
}
