package dev.regauge.url;

import dev.regauge.route.SecretNames;
import dev.regauge.url.grammar.Decoding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

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
     * line, behind {@code password=}, {@code password:} and their like, and in {@code <password>}. A value in quotes is
     * hidden to the quote that closes it, one without to the end of its line, where no {@code &} or {@code ;} of the
     * list it stands in ends it sooner. Line ends are kept.
     */
    public static String mask(String text) {
        BitSet hidden = hiddenIn(text);
        return hidden.isEmpty() ? text : masked(text, hidden);
    }

    /** What {@link #mask} hides of a text, each as it stands there. */
    public static List<String> in(String text) {
        List<String> secrets = new ArrayList<>();
        BitSet hidden = hiddenIn(text);
        for (int at = hidden.nextSetBit(0); at >= 0; at = hidden.nextSetBit(hidden.nextClearBit(at))) {
            secrets.add(text.substring(at, hidden.nextClearBit(at)));
        }
        return secrets;
    }

    private static BitSet hiddenIn(String text) {
        BitSet hidden = new BitSet(text.length());
        int start = 0;
        int unread = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && !isLineEnd(text.charAt(end))) {
                end++;
            }
            BitSet userinfo = userinfoOf(text.substring(start, end), false);
            for (int at = userinfo.nextSetBit(0); at >= 0; at = userinfo.nextSetBit(at + 1)) {
                hidden.set(start + at);
            }
            // what a value of an earlier line reaches into is hidden and not read
            int from = Math.max(start, Math.min(unread, end));
            unread = Math.max(unread, SecretValues.hide(text, from, end, hidden));
            start = end + 1;
        }
        for (int at = hidden.nextSetBit(0); at >= 0; at = hidden.nextSetBit(at + 1)) {
            if (isLineEnd(text.charAt(at))) {
                hidden.clear(at);
            }
        }
        return hidden;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
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
        BitSet hidden = userinfoOfUrl(url);
        hideOddPort(url, hidden);
        hidden.or(namedIn(url));
        return masked(url, hidden);
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
        int last = part.lastIndexOf('&');
        int from = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '=' || c == ':') {
                if (isSecretName(nameBefore(part, from, i))) {
                    int end = endOfParameter(part, i + 1, last);
                    hidden.set(i + 1, end);
                    i = Math.max(i, end - 1);
                }
                from = i + 1;
            }
        }
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
        return userinfoOf(url, true);
    }

    private static BitSet userinfoOf(String line, boolean wholeUrl) {
        BitSet hidden = new BitSet(line.length());
        hideUserinfo(line, wholeUrl, hidden);
        return hidden;
    }

    private static String masked(String text, BitSet hidden) {
        StringBuilder target = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            if (hidden.get(at)) {
                target.append(Secret.MASK);
                at = hidden.nextClearBit(at);
            } else {
                int next = hidden.nextSetBit(at);
                int end = next < 0 ? text.length() : next;
                target.append(text, at, end);
                at = end;
            }
        }
        return target.toString();
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
    private static void hideOddPort(String line, BitSet hidden) {
        int authority = Math.max(startOfAuthority(line, true), line.lastIndexOf('@') + 1);
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

    /**
     * To the next {@code &} that a parameter follows.
     *
     * @param last the last {@code &}, looked up once, so that a text of nothing but secrets is not searched to its end for
     *     each of them
     */
    private static int endOfParameter(String part, int start, int last) {
        if (start > last) {
            return part.length();
        }
        int end = part.indexOf('&', start);
        while (end < part.length() && !isParameter(part, end + 1)) {
            int next = part.indexOf('&', end + 1);
            end = next < 0 ? part.length() : next;
        }
        return end;
    }

    /** What has no equals sign, or no name before it, may be the rest of a password that held an ampersand. */
    private static boolean isParameter(String line, int start) {
        for (int i = start; i < line.length() && line.charAt(i) != '&'; i++) {
            if (line.charAt(i) == '=') {
                return i > start;
            }
        }
        return false;
    }
}
