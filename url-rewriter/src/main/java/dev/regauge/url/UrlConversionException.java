package dev.regauge.url;

/** A target cannot be said in another dialect without becoming another target, or a weaker one. Holds no secret. */
public final class UrlConversionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String fix;

    UrlConversionException(String from, String to, String problem, String found, String fix) {
        super("Cannot convert from " + from + " to " + to + ": " + problem + "\n  found:    " + found + "\n  to fix:   "
                + fix);
        this.problem = problem;
        this.fix = fix;
    }

    /** What is in the way, without the URL. */
    public String problem() {
        return problem;
    }

    /** What to do. */
    public String fix() {
        return fix;
    }
}
