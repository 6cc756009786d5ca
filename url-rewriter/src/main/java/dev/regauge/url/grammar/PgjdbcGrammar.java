package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * The URLs of pgjdbc, as {@code Driver.parseURL} of 42.7.14 cuts them: everything behind the first {@code ?} is
 * parameters, a slash must follow the hosts, and a port follows the last colon of its host. Up to 42.2 a database may hold
 * slashes, and everything that does not begin with two of them is a database.
 */
public final class PgjdbcGrammar implements Grammar {

    private final int scheme;
    private final boolean newest;

    private PgjdbcGrammar(String prefix, boolean newest) {
        scheme = prefix.length();
        this.newest = newest;
    }

    /** For URLs that begin with this. */
    public static PgjdbcGrammar newest(String prefix) {
        return new PgjdbcGrammar(prefix, true);
    }

    /** The same, as 9.4 and 42.2 cut them. */
    public static PgjdbcGrammar upTo42dot2(String prefix) {
        return new PgjdbcGrammar(prefix, false);
    }

    @Override
    public void read(Cursor in) {
        int end = in.find('?', 0, in.end());
        in.take(Kind.SCHEME, scheme);
        if (newest && in.charAt(scheme) == '/' && end > scheme) {
            hosts(in, end);
        } else if (!newest && in.sees("//") && end > scheme + 1) {
            hostsBeforeAnything(in, end);
        }
        if (in.at() < end) {
            in.take(Kind.DATABASE, end);
        }
        if (!in.atEnd()) {
            in.mark(1);
            parameters(in);
        }
    }

    private static void hostsBeforeAnything(Cursor in, int end) {
        in.mark(2);
        int slash = in.find('/', in.at(), end);
        if (slash == end) {
            throw new Misread("the slash after the hosts is missing", end, "add /<database> after the hosts");
        }
        list(in, slash);
        in.mark(1);
    }

    private static void hosts(Cursor in, int end) {
        int start = in.at();
        if (!in.sees("//")) {
            throw new Misread("one slash stands where two belong", start, "write jdbc:postgresql://host:5432/database");
        }
        in.mark(2);
        if (in.at() == end) {
            return;
        }
        if (in.at() + 1 == end && in.charAt(in.at()) == '/') {
            in.mark(1);
            return;
        }
        int slash = in.find('/', in.at(), end);
        if (slash == end) {
            throw new Misread("the slash after the hosts is missing", end, "add /<database> after the hosts");
        }
        int second = in.find('/', slash + 1, end);
        if (second < end) {
            throw new Misread("there is a slash too many", second, "write a slash in the database name as %2F");
        }
        list(in, slash);
        in.mark(1);
    }

    /** Empty hosts at the end of the list are dropped, as Java's {@code split} does; those between are kept. */
    private static void list(Cursor in, int end) {
        int behindLast = end;
        while (behindLast > in.at() && in.charAt(behindLast - 1) == ',') {
            behindLast--;
        }
        if (behindLast == in.at() && end > behindLast) {
            throw new Misread("there is no host between the commas", in.at(), "write host:5432,host:5432");
        }
        host(in, behindLast);
        while (in.at() < behindLast) {
            in.mark(1);
            host(in, behindLast);
        }
        in.markTo(end);
    }

    private static void host(Cursor in, int behindLast) {
        int end = in.find(',', in.at(), behindLast);
        int colon = in.findLast(':', in.at(), end);
        boolean hasPort = colon >= 0 && in.findLast(']', in.at(), end) < colon;
        in.take(Kind.HOST, hasPort ? colon : end);
        if (hasPort) {
            in.mark(1);
            in.take(Kind.PORT, end);
        }
    }

    private static void parameters(Cursor in) {
        while (!in.atEnd()) {
            int end = in.find('&', in.at(), in.end());
            int equals = in.find('=', in.at(), end);
            if (end > in.at()) {
                in.take(Kind.NAME, equals);
            }
            if (equals < end) {
                in.mark(1);
                in.take(Kind.VALUE, end);
            }
            if (!in.atEnd()) {
                in.mark(1);
            }
        }
    }
}
