package dev.regauge.lint.report;

import java.nio.charset.StandardCharsets;

/** A file's path as a relative URI reference (RFC 3986): what is no unreserved character is percent-encoded as UTF-8. */
final class UriPath {

    private static final String KEPT = "/-._~!$&'()*+,;=@";

    private UriPath() {}

    static String of(String file) {
        StringBuilder uri = new StringBuilder(file.length());
        for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isKept(c)) {
                uri.append(c);
            } else {
                uri.append('%').append(String.format("%02X", (int) c));
            }
        }
        return uri.toString();
    }

    private static boolean isKept(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || KEPT.indexOf(c) >= 0;
    }
}
