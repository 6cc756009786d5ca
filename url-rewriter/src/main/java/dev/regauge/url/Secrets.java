package dev.regauge.url;

import dev.regauge.route.SecretNames;
import dev.regauge.url.grammar.Decoding;
import java.util.BitSet;

/**
 * Hides passwords in text that may hold connection URLs, without having to understand it: URLs nobody can parse, the
 * messages of drivers, lines of a log. Where it is unclear how far a secret reaches, it hides more.
 */
public final class Secrets {

    /** What stands in place of a secret. */
    public static final String MASK = Secret.MASK;

    private Secrets() {}

    /**
     * Whether a parameter of this name holds a secret. Percent-encoded letters, case, and whatever is no letter or digit
     * make no difference: {@code pass%77ord}, {@code ssl.key.password} and {@code sslpassword} do. Neither do up to two
     * typing mistakes: {@code pasword} does too.
     */
    public static boolean isSecretName(String name) {
        return SecretNames.isSecret(name.indexOf('%') < 0 ? name : Decoding.FORM_WHERE_POSSIBLE.decode(name));
    }

    /** The name of a parameter as it may be shown: what no name looks like may be a part of a password. */
    public static String shownName(String name) {
        boolean plain = name.chars()
                .allMatch(c -> Character.isLetterOrDigit(c)
                        || c == '_'
                        || c == '.'
                        || c == '-'
                        || c == ' '
                        || c == '['
                        || c == ']');
        return plain ? name : MASK;
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

    /**
     * As {@link #mask}, for a text that is one connection string and nothing else. In a URL a secret reaches to the next
     * {@code &} that a parameter follows; of a list of keys and values everything behind the first key of a secret is
     * hidden.
     */
    public static String maskUrl(String url) {
        if (isList(url)) {
            return mask(maskKeysAndValues(url));
        }
        StringBuilder masked = new StringBuilder(url.length());
        maskLine(url, true, masked);
        return masked.toString();
    }

    /** Begins with a key, and not with a scheme. */
    private static boolean isList(String text) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':');
        return equals >= 0 && (colon < 0 || equals < colon);
    }

    /** The characters behind names of secrets, {@code password=} for example, in a text that is a part of a URL. */
    static BitSet namedIn(String part) {
        BitSet hidden = new BitSet(part.length());
        hideValues(part, true, hidden);
        return hidden;
    }

    /**
     * As much of a list of keys and values as surely shows no secret: everything behind the first word that could be the
     * key of one is hidden, since where its value ends is what nobody could tell.
     */
    static String maskKeysAndValues(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isPartOfWord(text.charAt(i));
            if (!inside) {
                if (i < text.length() && isSecretName(text.substring(start, i))) {
                    return text.substring(0, i) + MASK;
                }
                start = i + 1;
            }
        }
        return text;
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '%';
    }

    /** The place in one URL where a password may stand before the last {@code @}. */
    static BitSet userinfoOfUrl(String url) {
        BitSet hidden = new BitSet(url.length());
        hideUserinfo(url, true, hidden);
        return hidden;
    }

    private static void maskLine(String line, boolean wholeUrl, StringBuilder target) {
        BitSet hidden = new BitSet(line.length());
        hideUserinfo(line, wholeUrl, hidden);
        hideOddPort(line, wholeUrl, hidden);
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
        int first = line.indexOf('@');
        if (authority >= 0 && first >= 0 && first < authority) {
            // Oracle's thin:scott/tiger@//host
            hidden.set(line.lastIndexOf(':', first) + 1, first);
        }
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

    /** What stands in the place of a port and is no number may be a password whose {@code @} got lost. */
    private static void hideOddPort(String line, boolean wholeUrl, BitSet hidden) {
        int authority = Math.max(startOfAuthority(line, wholeUrl), line.lastIndexOf('@') + 1);
        if (!wholeUrl) {
            return;
        }
        int end = authority;
        while (end < line.length() && "/?".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        for (int start = authority; start < end; ) {
            int hostEnd = find(',', line, start, end);
            int bracket = line.charAt(start) == '[' ? find(']', line, start, hostEnd) : hostEnd;
            int colon = find(':', line, bracket < hostEnd ? bracket : start, hostEnd);
            if (colon < hostEnd && !isPort(line, colon + 1, hostEnd)) {
                hidden.set(colon + 1, end);
                return;
            }
            start = hostEnd + 1;
        }
    }

    private static int find(char c, String line, int from, int to) {
        int at = from;
        while (at < to && line.charAt(at) != c) {
            at++;
        }
        return at;
    }

    private static boolean isPort(String line, int start, int end) {
        boolean placeholder = start < end && "$#{".indexOf(line.charAt(start)) >= 0;
        for (int i = start; i < end && !placeholder; i++) {
            char c = line.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
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
        Ends ends = Ends.of(line, wholeUrl);
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '=' || c == ':') {
                if (isSecretName(nameBefore(line, from, i))) {
                    int start = startOfValue(line, i + 1, wholeUrl);
                    int end = ends.endOfValue(line, start);
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

    /**
     * Where the secrets of a line can end. What stands last is looked up once, so that a line of nothing but secrets is
     * not searched to its end for each of them.
     */
    private record Ends(boolean wholeUrl, int lastAmpersand, int lastSignOfUrl) {

        /** What has no equals sign may be the rest of a password that held an ampersand. */
        private static boolean isParameter(String line, int start) {
            for (int i = start; i < line.length() && line.charAt(i) != '&'; i++) {
                if (line.charAt(i) == '=') {
                    return true;
                }
            }
            return false;
        }

        static Ends of(String line, boolean wholeUrl) {
            int lastSign = wholeUrl ? -1 : Math.max(line.lastIndexOf('='), line.lastIndexOf('@'));
            return new Ends(wholeUrl, line.lastIndexOf('&'), lastSign);
        }

        /** To the next {@code &}; but to a blank or a quote where nothing behind it looks like more of the URL. */
        int endOfValue(String line, int start) {
            if (start <= lastAmpersand) {
                int end = line.indexOf('&', start);
                while (wholeUrl && end < line.length() && !isParameter(line, end + 1)) {
                    int next = line.indexOf('&', end + 1);
                    end = next < 0 ? line.length() : next;
                }
                return end;
            }
            if (wholeUrl) {
                return line.length();
            }
            int end = start;
            while (end < line.length() && " \t\"'<>".indexOf(line.charAt(end)) < 0) {
                end++;
            }
            return end <= lastSignOfUrl ? line.length() : end;
        }
    }
}
