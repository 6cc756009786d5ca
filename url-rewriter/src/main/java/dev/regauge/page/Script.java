package dev.regauge.page;

/**
 * The one script that a page may have. It makes a page handier and is never needed to read it; the page's policy allows it
 * by its hash, and no other.
 */
public final class Script {

    private final String text;

    private Script(String text) {
        this.text = text;
    }

    /**
     * A script that stands beside a class.
     *
     * @param beside a class of the page's package
     * @param file a file beside it; without {@code <} and {@code &}, because the page is well-formed XML too
     * @throws IllegalStateException when there is none, or it holds one of these
     */
    public static Script of(Class<?> beside, String file) {
        String text = Inline.read(beside, file);
        if (text.contains("<") || text.contains("&") || text.contains("]]>")) {
            throw new IllegalStateException(file + " holds < or & or ]]>, which a page that is XML too cannot");
        }
        return new Script(text);
    }

    /** The script as it stands between the script tags. */
    public String text() {
        return text;
    }
}
