package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * The URLs of pgjdbc-ng, as {@code ConnectionUtil.parseURL} of 0.8.9 cuts them: user and password before the first
 * {@code @} (no colon in the user), hosts of letters, digits, dots and dashes or lower-case IPv6 in brackets, a database
 * that must be there, and parameters behind {@code ?} or {@code &}, of which those with two {@code =} are dropped.
 */
public final class PgjdbcNgGrammar implements Grammar {

    private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";

    private final int scheme;

    /** For URLs that begin with this. */
    public PgjdbcNgGrammar(String prefix) {
        scheme = prefix.length();
    }

    @Override
    public void read(Cursor in) {
        in.take(Kind.SCHEME, scheme);
        if (in.sees("//")) {
            in.mark(2);
            authority(in);
        }
        database(in);
        if (!in.atEnd()) {
            in.mark(1);
            parameters(in);
        }
    }

    /** The driver tries the first {@code @} of the whole text as the end of the userinfo, and then without one. */
    private static void authority(Cursor in) {
        int start = in.at();
        int at = in.text().indexOf('@', start);
        boolean userinfo = at >= 0 && endOfHosts(in, at + 1) >= 0;
        if (userinfo) {
            userinfo(in, at);
        } else if (endOfHosts(in, start) < 0) {
            throw badAuthority(in, start, at);
        }
        hosts(in);
    }

    private static Misread badAuthority(Cursor in, int start, int at) {
        String text = in.text();
        int slash = text.indexOf('/', start);
        if (at >= 0 && text.indexOf('@', at + 1) >= 0) {
            return new Misread("there is more than one @ before the hosts", at, "write @ in a user or password as %40");
        }
        if (slash < 0) {
            return new Misread("the database name is missing", text.length(), "add /<database> after the hosts");
        }
        int from = at >= 0 && at < slash ? at + 1 : start;
        return new Misread(
                "the hosts are not host[:port][,host[:port]...]",
                endOfList(in, from),
                "use letters, digits, dots and dashes, or [ipv6] in lower case, a port in digits, and no underscore");
    }

    private static void userinfo(Cursor in, int at) {
        int colon = in.find(':', in.at(), at);
        in.take(Kind.USER, colon);
        if (colon < at) {
            in.mark(1);
            in.take(Kind.PASSWORD, at);
        }
        in.mark(1);
    }

    /** Behind the slash that ends the hosts, or -1 where no list of hosts and slash stands here. */
    private static int endOfHosts(Cursor in, int start) {
        int end = endOfList(in, start);
        boolean ended = end > start && in.charAt(end) == '/';
        return ended && in.charAt(end - 1) != ',' ? end + 1 : -1;
    }

    private static int endOfList(Cursor in, int start) {
        int at = start;
        while (true) {
            int end = endOfHost(in, at);
            if (end == at || in.charAt(end) != ',') {
                return end;
            }
            at = end + 1;
        }
    }

    private static int endOfHost(Cursor in, int start) {
        int end = endOfName(in, start);
        if (end > start && in.charAt(end) == ':') {
            int port = end + 1;
            while (isDigit(in.charAt(port)) || in.isAtom(port)) {
                port++;
            }
            return port > end + 1 ? port : end;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfName(Cursor in, int start) {
        int end = start;
        if (in.charAt(end) == '[') {
            int close = end + 1;
            while (close < in.end() && "0123456789abcdef:".indexOf(in.charAt(close)) >= 0) {
                close++;
            }
            return close > end + 1 && in.charAt(close) == ']' ? close + 1 : start;
        }
        while (isNameCharacter(in.charAt(end)) || in.isAtom(end)) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(char c) {
        return c == '-' || c == '.' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private static void hosts(Cursor in) {
        int end = endOfHosts(in, in.at());
        while (in.at() < end) {
            int hostEnd = endOfHost(in, in.at());
            in.take(Kind.HOST, endOfName(in, in.at()));
            if (in.at() < hostEnd) {
                in.mark(1);
                in.take(Kind.PORT, hostEnd);
            }
            in.mark(1);
        }
    }

    private static void database(Cursor in) {
        int end = in.findAny("?&/", in.at(), in.end());
        if (in.charAt(end) == '/') {
            throw new Misread("there is a slash too many", end, "write a slash in the database name as %2F");
        }
        if (end == in.at()) {
            throw new Misread("the database name is missing", end, "add the database after the hosts and their slash");
        }
        in.take(Kind.DATABASE, end);
    }

    private static void parameters(Cursor in) {
        int lineEnd = in.findAny(LINE_ENDS, in.at(), in.end());
        if (lineEnd < in.end()) {
            throw new Misread("a line ends inside the parameters", lineEnd, "write the URL on one line");
        }
        int behindLast = endWithoutEmptyTail(in);
        while (in.at() < behindLast) {
            parameter(in, in.find('&', in.at(), behindLast));
            if (in.at() < behindLast) {
                in.mark(1);
            }
        }
        in.markTo(in.end());
    }

    /** Java's split drops the empty pieces at the end, but not those between. */
    private static int endWithoutEmptyTail(Cursor in) {
        int end = in.end();
        while (end > in.at() && in.charAt(end - 1) == '&') {
            end--;
        }
        return end;
    }

    /** A pair is a name, or a name and a value; one with more pieces is dropped, as is one of equals signs only. */
    private static void parameter(Cursor in, int end) {
        int pairEnd = end;
        while (pairEnd > in.at() && in.charAt(pairEnd - 1) == '=') {
            pairEnd--;
        }
        if (pairEnd == in.at() && end > pairEnd) {
            in.markTo(end);
            return;
        }
        int equals = in.find('=', in.at(), pairEnd);
        boolean hasValue = equals < pairEnd;
        boolean dropped = hasValue && in.find('=', equals + 1, pairEnd) < pairEnd;
        in.take(dropped ? Kind.DROPPED_NAME : Kind.NAME, equals);
        if (hasValue) {
            in.mark(1);
            in.take(dropped ? Kind.DROPPED_VALUE : Kind.VALUE, pairEnd);
        }
        in.markTo(end);
    }
}
