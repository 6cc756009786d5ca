package dev.regauge.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style sheet of a page: what every page shares, and what one adds. */
public final class Stylesheet {

    private static final String SHARED = "page.css";

    private final String css;

    private Stylesheet(String css) {
        this.css = css;
    }

    /** What every page shares: colours for light, dark and paper, and the look of text, tables, outcomes and counts. */
    public static Stylesheet shared() {
        return new Stylesheet(read(Stylesheet.class, SHARED));
    }

    /**
     * The same with the rules of one page behind it.
     *
     * @param beside a class of the page's package
     * @param file a file beside it; it must not hold {@code <} or {@code &}
     * @throws IllegalStateException when there is none
     */
    public Stylesheet with(Class<?> beside, String file) {
        return new Stylesheet(css + read(beside, file));
    }

    /** The style sheet as it stands between the style tags. */
    public String css() {
        return css;
    }

    /** A Content-Security-Policy: this style sheet by its hash; no script, image, font, frame, form or connection. */
    public String policy() {
        return "default-src 'none'; style-src '" + hash(css) + "'; base-uri 'none'; form-action 'none'";
    }

    private static String read(Class<?> beside, String file) {
        try (InputStream css = beside.getResourceAsStream(file)) {
            if (css == null) {
                throw new IllegalStateException(file + " is missing beside " + beside.getName());
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static String hash(String css) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
