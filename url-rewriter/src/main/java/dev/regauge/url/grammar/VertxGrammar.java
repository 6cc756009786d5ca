package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * The URIs of the Vert.x client, as {@code PgConnectionUriParser} of 4.5.28 and 5.0 cuts them. Its regular expression
 * leaves no choice that matters, so this reads from left to right: few characters may stand in a user, a password, a host
 * or a database, none of these may be empty, and every parameter has an equals sign.
 */
public final class VertxGrammar implements Grammar {

    private static final String IN_USERINFO = "-._~%!*";
    private static final String IN_HOST = "-._~%";
    private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";
    private static final String ENCODE = "percent-encode everything but letters, digits and -._~";

    private final String[] schemes;

    /** For URIs that begin with one of these. */
    public VertxGrammar(String... schemes) {
        this.schemes = schemes;
    }

    @Override
    public void read(Cursor in) {
        for (String scheme : schemes) {
            if (in.sees(scheme)) {
                in.take(Kind.SCHEME, scheme.length() - "//".length());
                in.mark(2);
                break;
            }
        }
        userinfo(in);
        host(in);
        database(in);
        if (!in.atEnd()) {
            if (!in.sees("?")) {
                throw new Misread("a character stands where the client takes none", in.at(), ENCODE);
            }
            in.mark(1);
            parameters(in);
        }
    }

    private static void userinfo(Cursor in) {
        int user = endOf(in, in.at(), IN_USERINFO);
        int end = in.charAt(user) == ':' ? endOf(in, user + 1, IN_USERINFO) : user;
        boolean emptyPart = user == in.at() || end == user + 1;
        if (in.charAt(end) != '@' || emptyPart) {
            return;
        }
        in.take(Kind.USER, user);
        if (user < end) {
            in.mark(1);
            in.take(Kind.PASSWORD, end);
        }
        in.mark(1);
    }

    private static void host(Cursor in) {
        int end = in.sees("[") ? endOfAddress(in) : endOf(in, in.at(), IN_HOST);
        if (end > in.at()) {
            in.take(Kind.HOST, end);
        }
        if (in.sees(":")) {
            int port = in.at() + 1;
            while (isDigit(in.charAt(port)) || in.isAtom(port)) {
                port++;
            }
            if (port == in.at() + 1) {
                throw new Misread("no port stands behind the colon", in.at(), "write host:5432, or no colon");
            }
            in.mark(1);
            in.take(Kind.PORT, port);
        }
    }

    private static int endOfAddress(Cursor in) {
        int close = in.at() + 1;
        while (isLetterOrDigit(in.charAt(close)) || in.charAt(close) == ':' || in.isAtom(close)) {
            close++;
        }
        if (in.charAt(close) != ']' || close == in.at() + 1) {
            throw new Misread("the brackets hold no IPv6 address", in.at(), "write an IPv6 address as [::1]");
        }
        return close + 1;
    }

    private static void database(Cursor in) {
        if (!in.sees("/")) {
            return;
        }
        int end = endOf(in, in.at() + 1, IN_USERINFO);
        if (end == in.at() + 1) {
            throw new Misread("no database stands behind the slash", end, "write the database, or no slash");
        }
        in.mark(1);
        in.take(Kind.DATABASE, end);
    }

    private static int endOf(Cursor in, int from, String others) {
        int end = from;
        while (end < in.end()
                && (isLetterOrDigit(in.charAt(end)) || others.indexOf(in.charAt(end)) >= 0 || in.isAtom(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void parameters(Cursor in) {
        int lineEnd = in.findAny(LINE_ENDS, in.at(), in.end());
        if (lineEnd < in.end()) {
            throw new Misread("a line ends inside the parameters", lineEnd, "write the URI on one line");
        }
        while (!in.atEnd()) {
            int end = in.find('&', in.at(), in.end());
            if (end > in.at()) {
                parameter(in, end);
            }
            if (!in.atEnd()) {
                in.mark(1);
            }
        }
    }

    private static void parameter(Cursor in, int end) {
        int equals = in.find('=', in.at(), end);
        if (equals == end && end == in.at() + 1 && in.isAtom(in.at())) {
            in.take(Kind.NAME, end);
            return;
        }
        if (equals == end) {
            throw new Misread("a parameter has no equals sign", in.at(), "write name=value");
        }
        in.take(Kind.NAME, equals);
        in.mark(1);
        in.take(Kind.VALUE, end);
    }
}
