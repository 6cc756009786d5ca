package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * URLs as the standard (url.spec.whatwg.org) cuts them where the scheme is none of its own: the userinfo ends at the last
 * {@code @} before the first slash, there is one host, and a {@code #} cuts off the rest. Blanks at the end are cut off,
 * and tabs and line ends count nowhere. Empty users, passwords and ports are as if they were not there.
 */
public final class WhatwgGrammar implements Grammar {

    /** Whose reading it is; {@code new URL} of Node.js 20 and Rust's {@code url} 2.5 differ in two places. */
    public enum Parser {
        /** {@code new URL(text)}. */
        NODE,
        /** As pg-connection-string calls it: once more, with a host, where a slash follows the {@code @}. */
        NODE_WITHOUT_HOST,
        /** The same for a text that {@code encodeURI} goes over first: fewer characters have a meaning of their own. */
        NODE_REENCODED,
        /** {@code Url::parse}. */
        RUST,
        /** The same where slashes in front of the database do not belong to its name. */
        RUST_WITHOUT_SLASHES
    }

    private static final String FORBIDDEN_IN_HOSTS = "\0 #/:<>?@[\\]^|";
    private static final int LAST_PORT = 65535;

    private final Parser parser;
    private final boolean rust;
    private final boolean reencoded;

    /** As this parser reads. */
    public WhatwgGrammar(Parser parser) {
        this.parser = parser;
        rust = parser == Parser.RUST || parser == Parser.RUST_WITHOUT_SLASHES;
        reencoded = parser == Parser.NODE_REENCODED;
    }

    @Override
    public void read(Cursor in) {
        scheme(in);
        int end = endWithoutBlanks(in, in.end());
        int hash = in.find('#', in.at(), end);
        int slash = in.findAny("/?", in.at(), hash);
        authority(in, slash, slash == end);
        rest(in, hash);
        ignore(in, in.end());
    }

    void scheme(Cursor in) {
        refuseHalves(in);
        in.take(Kind.SCHEME, in.text().indexOf("://") + 1);
        in.mark(2);
    }

    private static void refuseHalves(Cursor in) {
        for (int i = 0; i < in.end(); i++) {
            boolean pair = i + 1 < in.end() && Character.isSurrogatePair(in.charAt(i), in.charAt(i + 1));
            if (Character.isSurrogate(in.charAt(i)) && !pair) {
                throw new Misread("half of a character stands alone", i, "write the whole character");
            }
            i += pair ? 1 : 0;
        }
    }

    int endWithoutBlanks(Cursor in, int end) {
        int last = end;
        while (!reencoded && last > in.at() && in.charAt(last - 1) <= ' ') {
            last--;
        }
        return last;
    }

    static void ignore(Cursor in, int end) {
        if (end > in.at()) {
            in.take(Kind.IGNORED, end);
        }
    }

    /**
     * Userinfo, host and port.
     *
     * @param last whether nothing follows
     */
    void authority(Cursor in, int end, boolean last) {
        int start = in.at();
        int at = in.findLast('@', start, end);
        if (at >= 0) {
            userinfo(in, at);
            if (isBlank(in, at + 1, end) && !mayHaveNoHost(in, start, at, end, last)) {
                throw new Misread("no host follows the @", at, "write a host behind the @");
            }
        }
        hostAndPort(in, end);
    }

    private void userinfo(Cursor in, int at) {
        int colon = in.find(':', in.at(), at);
        takeUnlessBlank(in, Kind.USER, colon);
        if (colon < at) {
            in.mark(1);
            takeUnlessBlank(in, Kind.PASSWORD, at);
        }
        in.mark(1);
    }

    private boolean mayHaveNoHost(Cursor in, int start, int at, int end, boolean last) {
        if (parser == Parser.NODE_WITHOUT_HOST || reencoded) {
            return at + 1 == end && in.charAt(end) == '/';
        }
        int colon = in.find(':', start, at);
        boolean onlyColon = colon < at && isBlank(in, start, colon) && isBlank(in, colon + 1, at);
        return rust && (onlyColon || (last && isBlank(in, start, at)));
    }

    private void takeUnlessBlank(Cursor in, Kind kind, int end) {
        if (isBlank(in, in.at(), end)) {
            in.markTo(end);
        } else {
            in.take(kind, end);
        }
    }

    /** Whether nothing stands there but what counts nowhere. */
    private boolean isBlank(Cursor in, int from, int to) {
        return firstCounting(in, from, to) == to;
    }

    private int firstCounting(Cursor in, int from, int to) {
        int at = from;
        while (at < to && isBreak(in, at)) {
            at++;
        }
        return at;
    }

    private boolean isBreak(Cursor in, int at) {
        return !reencoded && WhatwgDecoding.isBreak(in.charAt(at));
    }

    private void hostAndPort(Cursor in, int end) {
        int start = in.at();
        int nameEnd = endOfName(in, end);
        if (nameEnd < end && isBlank(in, start, nameEnd)) {
            throw new Misread("a port has no host", start, "write localhost in front of the colon");
        }
        checkName(in, nameEnd);
        takeUnlessBlank(in, Kind.HOST, nameEnd);
        if (nameEnd < end) {
            in.mark(1);
            port(in, end);
        }
    }

    /** The first colon that is not between brackets. */
    private int endOfName(Cursor in, int end) {
        int at = in.at();
        while (at < end && in.charAt(at) != ':') {
            at = in.charAt(at) == '[' && !reencoded ? in.find(']', at, end) : at + 1;
        }
        return at;
    }

    private void checkName(Cursor in, int end) {
        int first = firstCounting(in, in.at(), end);
        if (reencoded) {
            return;
        }
        if (first < end && in.charAt(first) == '[') {
            checkAddress(in, first, end);
            return;
        }
        int forbidden = in.findAny(FORBIDDEN_IN_HOSTS, first, end);
        if (forbidden < end) {
            throw new Misread("the host holds a character that no host may hold", forbidden, "write a host name");
        }
    }

    private static void checkAddress(Cursor in, int first, int end) {
        String address = WhatwgDecoding.withoutBreaks(in.text().substring(first + 1, end));
        boolean closed = address.endsWith("]");
        boolean hidden = false;
        for (int i = first; i < end; i++) {
            hidden |= in.isAtom(i);
        }
        boolean known = closed
                && InternetAddress.shortest(address.substring(0, address.length() - 1))
                        .isPresent();
        if (!closed || (!hidden && !known)) {
            throw new Misread(
                    "the brackets hold no IPv6 address", first, "write an IPv6 address without zone as [::1]");
        }
    }

    /** In Rust a backslash ends the port as well, and begins the path. */
    private void port(Cursor in, int end) {
        int at = in.at();
        int number = 0;
        while (at < end && (in.isAtom(at) || isBreak(in, at) || isDigit(in.charAt(at)))) {
            number = isDigit(in.charAt(at)) ? Math.min(LAST_PORT + 1, number * 10 + in.charAt(at) - '0') : number;
            at++;
        }
        if (at < end && !(rust && in.charAt(at) == '\\')) {
            throw new Misread("the port is not a number", at, "write digits behind the colon of the host");
        }
        if (number > LAST_PORT) {
            throw new Misread("the port is not a number up to 65535", in.at(), "write the port the server listens on");
        }
        takeUnlessBlank(in, Kind.PORT, at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Path and parameters. */
    void rest(Cursor in, int hash) {
        int question = in.find('?', in.at(), hash);
        if (in.at() < question) {
            path(in, question);
        }
        if (in.at() < hash) {
            in.mark(1);
            parameters(in, hash);
        }
    }

    private void path(Cursor in, int end) {
        if (in.charAt(in.at()) == '/') {
            in.mark(1);
        }
        while (parser == Parser.RUST_WITHOUT_SLASHES && in.at() < end && in.charAt(in.at()) == '/') {
            in.mark(1);
        }
        refuseHiddenSegments(in, end);
        in.take(Kind.DATABASE, end);
    }

    /** What {@code ..} removes may be longer than a placeholder shows. */
    static void refuseHiddenSegments(Cursor in, int end) {
        boolean hidden = false;
        int dots = -1;
        int start = in.at();
        for (int i = start; i <= end; i++) {
            hidden |= i < end && in.isAtom(i);
            if (i == end || in.charAt(i) == '/') {
                String segment = WhatwgDecoding.withoutBreaks(in.text().substring(start, i));
                dots = WhatwgDecoding.dots(segment) > 0 ? start : dots;
                start = i + 1;
            }
        }
        if (hidden && dots >= 0) {
            throw new Misread(
                    "a placeholder stands beside . or .. in the path", dots, "write the database without dots");
        }
    }

    private void parameters(Cursor in, int end) {
        while (in.at() < end) {
            int pairEnd = in.find('&', in.at(), end);
            if (!isBlank(in, in.at(), pairEnd)) {
                in.take(Kind.NAME, in.find('=', in.at(), pairEnd));
            }
            if (in.at() < pairEnd && in.charAt(in.at()) == '=') {
                in.mark(1);
                in.take(Kind.VALUE, pairEnd);
            }
            in.markTo(pairEnd);
            if (in.at() < end) {
                in.mark(1);
            }
        }
    }
}
