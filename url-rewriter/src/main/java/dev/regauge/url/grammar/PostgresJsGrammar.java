package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * The URLs of postgres.js, as {@code parseUrl} of 3.4.9 cuts them: of several hosts all but the first are taken out
 * before {@code new URL} reads the rest. What it looks for begins behind the first {@code @} and ends at a slash or
 * question mark, whereas the userinfo of the rest ends at the last {@code @}.
 */
public final class PostgresJsGrammar implements Grammar {

    private static final String PATTERNS = "$&`'";

    private final WhatwgGrammar url = new WhatwgGrammar(WhatwgGrammar.Parser.NODE);

    @Override
    public void read(Cursor in) {
        String hosts = hosts(in.text());
        refusePatterns(hosts, in);
        int start = startOfHosts(in.text());
        int others = startOfOthers(in.text(), hosts);
        if (others == in.end()) {
            url.read(in);
        } else if (others != start + hosts.indexOf(',') || endOfHosts(in.text()) != start + hosts.length()) {
            throw new Misread("the hosts stand in the text twice", start, "write the hosts once");
        } else {
            readList(in, others, endOfHosts(in.text()));
        }
    }

    /** Where the hosts begin that are taken out; the end of the text where none are. */
    public static int startOfOthers(String text, String hosts) {
        int comma = hosts.indexOf(',');
        int found = comma < 0 ? -1 : find(text, hosts);
        return found < 0 ? text.length() : found + comma;
    }

    /** As {@code indexOf}, in time that grows with the text alone (Knuth, Morris and Pratt). */
    private static int find(String text, String part) {
        int[] borders = new int[part.length() + 1];
        for (int i = 1; i < part.length(); i++) {
            borders[i + 1] = grown(part, borders, borders[i], part.charAt(i));
        }
        int matched = 0;
        for (int i = 0; i < text.length(); i++) {
            matched = grown(part, borders, matched, text.charAt(i));
            if (matched == part.length()) {
                return i + 1 - matched;
            }
        }
        return -1;
    }

    /** How much of the beginning of {@code part} ends with this character, if so much ended before it. */
    private static int grown(String part, int[] borders, int before, char c) {
        int matched = before;
        while (matched > 0 && part.charAt(matched) != c) {
            matched = borders[matched];
        }
        return part.charAt(matched) == c ? matched + 1 : 0;
    }

    /**
     * The hosts with their ports and commas, decoded.
     *
     * @throws Misread when they cannot be decoded
     */
    public static String hosts(String text) {
        int start = startOfHosts(text);
        try {
            return WhatwgDecoding.percent(text.substring(start, endOfHosts(text)), true, "");
        } catch (Misread misread) {
            throw new Misread(misread.problem(), start + misread.at(), misread.fix());
        }
    }

    private static int startOfHosts(String text) {
        int start = text.indexOf("://") + "://".length();
        int at = text.indexOf('@', start);
        return at < 0 || at >= endOfHosts(text) ? start : at + 1;
    }

    private static int endOfHosts(String text) {
        int end = text.indexOf("://") + "://".length();
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    /** JavaScript's {@code replace} puts other parts of the text in their place. */
    private static void refusePatterns(String hosts, Cursor in) {
        boolean replaced = hosts.indexOf('$') >= 0 && find(in.text(), hosts) >= 0;
        for (int i = replaced ? hosts.indexOf('$') : -1; i >= 0; i = hosts.indexOf('$', i + 1)) {
            if (i + 1 < hosts.length() && PATTERNS.indexOf(hosts.charAt(i + 1)) >= 0) {
                throw new Misread(
                        "postgres.js replaces a dollar sign and its neighbour in a host",
                        startOfHosts(in.text()),
                        "write a host name");
            }
        }
    }

    private void readList(Cursor in, int comma, int end) {
        url.scheme(in);
        int last = url.endWithoutBlanks(in, end == in.end() ? comma : in.end());
        int first = Math.min(comma, last);
        int hash = in.find('#', in.at(), first);
        url.authority(in, hash, hash == last);
        WhatwgGrammar.ignore(in, comma);
        others(in, end);
        if (hash == first && end < last) {
            url.rest(in, in.find('#', in.at(), last));
        }
        WhatwgGrammar.ignore(in, in.end());
    }

    private static void others(Cursor in, int end) {
        while (in.at() < end) {
            in.mark(1);
            int comma = in.find(',', in.at(), end);
            int colon = in.find(':', in.at(), comma);
            in.take(Kind.HOST, colon);
            if (colon < comma) {
                in.mark(1);
                in.take(Kind.PORT, in.find(':', in.at(), comma));
            }
            in.markTo(comma);
        }
    }
}
