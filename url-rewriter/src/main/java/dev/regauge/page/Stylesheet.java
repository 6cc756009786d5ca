package dev.regauge.page;

/** The style sheet of a page: what every page shares, and what one adds. */
public final class Stylesheet {

    private static final String SHARED = "page.css";

    private final String css;

    private Stylesheet(String css) {
        this.css = css;
    }

    /** What every page shares: colours for light, dark and paper, and the look of text, tables, outcomes and counts. */
    public static Stylesheet shared() {
        return new Stylesheet(Inline.read(Stylesheet.class, SHARED));
    }

    /**
     * The same with the rules of one page behind it.
     *
     * @param beside a class of the page's package
     * @param file a file beside it; it must not hold {@code <} or {@code &}
     * @throws IllegalStateException when there is none
     */
    public Stylesheet with(Class<?> beside, String file) {
        return new Stylesheet(css + Inline.read(beside, file));
    }

    /** The style sheet as it stands between the style tags. */
    public String css() {
        return css;
    }

    /** A Content-Security-Policy: this style sheet by its hash; no script, image, font, frame, form or connection. */
    public String policy() {
        return "default-src 'none'; style-src " + Inline.source(css) + "; base-uri 'none'; form-action 'none'";
    }

    /** The same policy for a page with a script: that one by its hash, and no other. */
    public String policy(Script script) {
        return policy() + "; script-src " + Inline.source(script.text());
    }
}
