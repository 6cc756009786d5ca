package dev.regauge.url;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * Hides passwords in text that may hold connection URLs, without having to understand it: URLs nobody can parse, the
 * messages of drivers, lines of a log. Where it is unclear how far a secret reaches, it hides more.
 */
public final class Secrets {

    private static final List<String> SECRET_NAMES =
            List.of("password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "apikey");

    /** What stands in place of a secret. */
    public static final String MASK = Secret.MASK;

    private Secrets() {}

    /**
     * Whether a parameter of this name holds a secret. Percent-encoded letters, case, dots, dashes and underscores make
     * no difference: {@code pass%77ord}, {@code ssl.key.password} and {@code sslpassword} do.
     */
    public static boolean isSecretName(String name) {
        String plain = plain(name.indexOf('%') < 0 ? name : decodeWherePossible(name));
        return !plain.endsWith("callback")
                && (plain.equals("pass") || SECRET_NAMES.stream().anyMatch(plain::contains));
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '.' && c != '_' && c != '-') {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    private static String decodeWherePossible(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }

    /**
     * The text with every password replaced by {@code ***}: between a {@code //user:} and the last {@code @} of the
     * line, and behind {@code password=}, {@code password:} and their like. Line by line; line ends are kept.
     */
    public static String mask(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            maskLine(text.substring(start, end), false, masked);
            if (end < text.length()) {
                masked.append(text.charAt(end++));
            }
            start = end;
        }
        return masked.toString();
    }

    /** As {@link #mask}, for a text that is one URL and nothing else: a secret reaches to the next {@code &}. */
    public static String maskUrl(String url) {
        StringBuilder masked = new StringBuilder(url.length());
        maskLine(url, true, masked);
        return masked.toString();
    }

    private static void maskLine(String line, boolean wholeUrl, StringBuilder target) {
        BitSet hidden = new BitSet(line.length());
        hideUserinfo(line, wholeUrl, hidden);
        hideValues(line, wholeUrl, hidden);
        int at = 0;
        while (at < line.length()) {
            if (hidden.get(at)) {
                target.append(Secret.MASK);
                at = hidden.nextClearBit(at);
            } else {
                int next = hidden.nextSetBit(at);
                int end = next < 0 ? line.length() : next;
                target.append(line, at, end);
                at = end;
            }
        }
    }

    /** A password may hold any {@code @} but the last, and may stand behind a stray one. */
    private static void hideUserinfo(String line, boolean wholeUrl, BitSet hidden) {
        int at = line.lastIndexOf('@');
        int authority = startOfAuthority(line, wholeUrl);
        if (authority < 0 || at < authority) {
            return;
        }
        int colon = line.indexOf(':', authority);
        int stray = line.indexOf('@', authority);
        int start = (colon < 0 ? stray : Math.min(colon, stray)) + 1;
        if (start < at) {
            hidden.set(start, at);
        }
    }

    private static int startOfAuthority(String line, boolean wholeUrl) {
        int slashes = line.indexOf("//");
        if (slashes >= 0) {
            return slashes + 2;
        }
        int scheme = line.indexOf("jdbc:");
        if (scheme < 0) {
            return wholeUrl ? 0 : -1;
        }
        return line.indexOf(':', scheme + 5) + 1;
    }

    private static void hideValues(String line, boolean wholeUrl, BitSet hidden) {
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '=' || c == ':') {
                if (isSecretName(nameBefore(line, from, i))) {
                    int start = startOfValue(line, i + 1, wholeUrl);
                    int end = endOfValue(line, start, wholeUrl);
                    hidden.set(start, end);
                    i = Math.max(i, end - 1);
                }
                from = i + 1;
            }
        }
    }

    private static String nameBefore(String line, int from, int end) {
        int last = end;
        while (last > from && " \t\"'\\".indexOf(line.charAt(last - 1)) >= 0) {
            last--;
        }
        int first = last;
        while (first > from && " \t\"'?&;,(){}[]/".indexOf(line.charAt(first - 1)) < 0) {
            first--;
        }
        return line.substring(first, last);
    }

    private static int startOfValue(String line, int start, boolean wholeUrl) {
        int i = start;
        while (!wholeUrl && i < line.length() && " \t\"'".indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** To the next {@code &}; but to a blank or a quote where nothing behind it looks like more of the URL. */
    private static int endOfValue(String line, int start, boolean wholeUrl) {
        int ampersand = line.indexOf('&', start);
        if (wholeUrl || ampersand >= 0) {
            return ampersand < 0 ? line.length() : ampersand;
        }
        int end = start;
        while (end < line.length() && " \t\"'<>".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        boolean more = line.indexOf('=', end) >= 0 || line.indexOf('@', end) >= 0;
        return more ? line.length() : end;
    }
}
