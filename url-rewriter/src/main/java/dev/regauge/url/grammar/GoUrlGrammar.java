package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * URLs as {@code net/url} of Go cuts them: everything behind a {@code #} is cut off, the userinfo ends at the last
 * {@code @} before the path, an address in brackets must be one of IPv6, and a parameter with a semicolon or a broken
 * percent sign is left out. The hosts of a list are cut at commas, as the PostgreSQL drivers do behind {@code net/url}.
 */
public final class GoUrlGrammar implements Grammar {

    private static final int MOST_PARAMETERS = 10_000;
    private static final String USERINFO = "-._:~!$&'()*+,;=%@";
    private static final String HOST = "!\"$&'()*+,-.;<=>[]_~:";

    private final String[] schemes;

    /** For URLs that begin with one of these. */
    public GoUrlGrammar(String... schemes) {
        this.schemes = schemes;
    }

    @Override
    public void read(Cursor in) {
        int fragment = in.find('#', 0, in.end());
        refuseControlCharacters(in, fragment);
        checkEscapes(in, fragment, in.end());
        for (String scheme : schemes) {
            if (in.at() == 0 && in.sees(scheme)) {
                in.take(Kind.SCHEME, scheme.length() - "//".length());
                in.mark(2);
            }
        }
        int query = in.find('?', in.at(), fragment);
        int path = in.find('/', in.at(), query);
        userinfo(in, path);
        hosts(in, path);
        if (path < query) {
            checkEscapes(in, path, query);
            in.mark(1);
            if (in.at() < query) {
                in.take(Kind.DATABASE, query);
            }
        }
        if (query < fragment) {
            in.mark(1);
            parameters(in, fragment);
        }
        if (!in.atEnd()) {
            in.take(Kind.IGNORED, in.end());
        }
    }

    private static void refuseControlCharacters(Cursor in, int end) {
        for (int i = 0; i < end; i++) {
            if (in.charAt(i) < ' ' || in.charAt(i) == 0x7f) {
                throw new Misread("a control character stands in the URL", i, "percent-encode or remove it");
            }
        }
    }

    private static void checkEscapes(Cursor in, int start, int end) {
        int broken = brokenEscape(in, start, end);
        if (broken < end) {
            throw new Misread(
                    "a percent sign is not followed by two hexadecimal digits", broken, "write % itself as %25");
        }
    }

    private static int brokenEscape(Cursor in, int start, int end) {
        for (int i = in.find('%', start, end); i < end; i = in.find('%', i + 3, end)) {
            if (escaped(in, i, end) < 0) {
                return i;
            }
        }
        return end;
    }

    /** The byte that an escape stands for; -1 where it is none. */
    private static int escaped(Cursor in, int at, int end) {
        if (at + 2 >= end) {
            return -1;
        }
        int high = digit(in.charAt(at + 1));
        int low = digit(in.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static void userinfo(Cursor in, int path) {
        int at = in.findLast('@', in.at(), path);
        if (at < 0) {
            return;
        }
        for (int i = in.at(); i < at; i++) {
            if (!isLetterOrDigit(in.charAt(i)) && USERINFO.indexOf(in.charAt(i)) < 0 && !in.isAtom(i)) {
                throw new Misread(
                        "a character of the user or password must not stand as it is", i, "percent-encode it");
            }
        }
        checkEscapes(in, in.at(), at);
        int colon = in.find(':', in.at(), at);
        if (colon > in.at()) {
            in.take(Kind.USER, colon);
        }
        if (colon < at) {
            in.mark(1);
            in.take(Kind.PASSWORD, at);
        }
        in.mark(1);
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    // --- hosts

    private static void hosts(Cursor in, int end) {
        if (in.at() == end) {
            return;
        }
        checkHosts(in, in.at(), end);
        host(in, in.find(',', in.at(), end));
        while (in.at() < end) {
            in.mark(1);
            host(in, in.find(',', in.at(), end));
        }
    }

    /** What {@code net/url} asks of the whole; it knows no lists. */
    private static void checkHosts(Cursor in, int start, int end) {
        int bracket = in.findLast('[', start, end);
        if (bracket > start) {
            throw new Misread(
                    "a bracket stands in the middle of the hosts", bracket, "write one address as [::1]:5432");
        }
        if (bracket == start) {
            checkAddress(in, start, end);
            return;
        }
        int colon = in.findLast(':', start, end);
        if (colon >= 0) {
            checkPort(in, colon + 1, end);
        }
        checkHostCharacters(in, start, end, false);
    }

    private static void checkPort(Cursor in, int start, int end) {
        for (int i = start; i < end; i++) {
            boolean digit = in.charAt(i) >= '0' && in.charAt(i) <= '9';
            if (!digit && !in.isAtom(i)) {
                throw new Misread("the port behind the last colon is no number", i, "write host:5432");
            }
        }
    }

    private static void checkAddress(Cursor in, int start, int end) {
        int close = in.findLast(']', start, end);
        if (close < 0) {
            throw new Misread("a bracket is opened and never closed", start, "write an IPv6 address as [::1]");
        }
        if (close + 1 < end && in.charAt(close + 1) != ':') {
            throw new Misread("something stands between the bracket and the port", close + 1, "write [::1]:5432");
        }
        checkPort(in, Math.min(end, close + 2), end);
        int zone = in.text().indexOf("%25", start);
        int behind = zone >= 0 && zone < close ? zone : close;
        checkHostCharacters(in, start + 1, behind, false);
        checkHostCharacters(in, behind, close, true);
        boolean hidden = false;
        for (int i = start; i < close; i++) {
            hidden |= in.isAtom(i);
        }
        boolean emptyZone = behind < close && behind + 3 == close;
        if (!hidden && (emptyZone || !IpText.isVersion6(in.text().substring(start + 1, behind)))) {
            throw new Misread("no IPv6 address stands between the brackets", start, "write an IPv6 address as [::1]");
        }
    }

    private static void checkHostCharacters(Cursor in, int start, int end, boolean zone) {
        checkEscapes(in, start, end);
        for (int i = start; i < end; i++) {
            char c = in.charAt(i);
            boolean good = c >= 128 || isHostCharacter(c);
            if (c == '%') {
                good = mayBeEscaped(escaped(in, i, end), zone);
                i += 2;
            }
            if (!good) {
                throw new Misread(
                        "a character of the hosts must not stand there",
                        Math.min(i, end - 1),
                        "name a folder as ?host=/folder");
            }
        }
    }

    private static boolean mayBeEscaped(int value, boolean zone) {
        return value == '%' || (zone ? value == ' ' || (value < 128 && isHostCharacter((char) value)) : value >= 128);
    }

    private static boolean isHostCharacter(char c) {
        return isLetterOrDigit(c) || HOST.indexOf(c) >= 0;
    }

    /** One of the list; what its driver makes of it is not decided here. */
    private static void host(Cursor in, int end) {
        int colon = in.findLast(':', in.at(), end);
        boolean one = colon >= 0 && in.find(':', in.at(), end) == colon;
        boolean bracketed = colon > in.at() && in.charAt(colon - 1) == ']' && in.sees("[");
        boolean hasPort = one || bracketed;
        in.take(Kind.HOST, hasPort ? colon : end);
        if (hasPort) {
            in.mark(1);
            in.take(Kind.PORT, end);
        }
    }

    // --- parameters

    private static void parameters(Cursor in, int end) {
        boolean tooMany = count(in, end) > MOST_PARAMETERS;
        while (in.at() < end) {
            int ampersand = in.find('&', in.at(), end);
            if (ampersand > in.at()) {
                parameter(in, ampersand, tooMany);
            }
            if (in.at() < end) {
                in.mark(1);
            }
        }
    }

    private static int count(Cursor in, int end) {
        int count = 1;
        for (int i = in.find('&', in.at(), end); i < end; i = in.find('&', i + 1, end)) {
            count++;
        }
        return count;
    }

    private static void parameter(Cursor in, int end, boolean tooMany) {
        int equals = in.find('=', in.at(), end);
        boolean broken = brokenEscape(in, in.at(), equals) < equals || brokenEscape(in, equals, end) < end;
        boolean dropped = tooMany || broken || in.find(';', in.at(), end) < end;
        in.take(dropped ? Kind.DROPPED_NAME : Kind.NAME, equals);
        if (equals < end) {
            in.mark(1);
        }
        in.take(dropped ? Kind.DROPPED_VALUE : Kind.VALUE, end);
    }
}
