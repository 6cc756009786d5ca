package dev.regauge.lint.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style sheet of the HTML page, {@code report.css} beside this class, and the policy that allows it and nothing else. */
final class Stylesheet {

    /** The style sheet as it stands between the style tags. */
    static final String CSS = read();

    /** A Content-Security-Policy: this style sheet by its hash; no script, image, font, frame, form or connection. */
    static final String POLICY =
            "default-src 'none'; style-src '" + hash(CSS) + "'; base-uri 'none'; form-action 'none'";

    private Stylesheet() {}

    private static String read() {
        try (InputStream css = Stylesheet.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is missing beside " + Stylesheet.class.getName());
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read", e);
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
