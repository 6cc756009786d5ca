package dev.regauge.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Text of ours that stands in a page as it is, and that the page's policy knows by its hash. */
final class Inline {

    private Inline() {}

    static String read(Class<?> beside, String file) {
        try (InputStream text = beside.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException(file + " is missing beside " + beside.getName());
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** As a source of a Content-Security-Policy, quotes included. */
    static String source(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
