package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * The URIs of libpq, as {@code conninfo_uri_parse_options} of {@code fe-connect.c} cuts them: the userinfo ends at the
 * first {@code @} that no slash precedes, whatever else stands before it; brackets around a host are dropped; everything
 * behind the next slash up to a {@code ?} is the database; and each parameter has exactly one equals sign. Empty users,
 * passwords and databases are as if they were not there.
 */
public final class LibpqUriGrammar implements Grammar {

    private static final String BEHIND_HOST = ":/?,";
    private static final String BEHIND_PORT = "/?,";

    private final String[] schemes;

    /** For URIs that begin with one of these. */
    public LibpqUriGrammar(String... schemes) {
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
        hosts(in);
        if (in.sees("/")) {
            in.mark(1);
            takeUnlessEmpty(in, Kind.DATABASE, in.find('?', in.at(), in.end()));
        }
        if (!in.atEnd()) {
            in.mark(1);
            parameters(in);
        }
    }

    private static void userinfo(Cursor in) {
        int at = in.findAny("@/", in.at(), in.end());
        if (in.charAt(at) != '@') {
            return;
        }
        int colon = in.find(':', in.at(), at);
        takeUnlessEmpty(in, Kind.USER, colon);
        if (colon < at) {
            in.mark(1);
            takeUnlessEmpty(in, Kind.PASSWORD, at);
        }
        in.mark(1);
    }

    private static void takeUnlessEmpty(Cursor in, Kind kind, int end) {
        if (end > in.at()) {
            in.take(kind, end);
        }
    }

    private static void hosts(Cursor in) {
        host(in);
        while (in.sees(",")) {
            in.mark(1);
            host(in);
        }
    }

    private static void host(Cursor in) {
        if (in.sees("[")) {
            address(in);
        } else {
            in.take(Kind.HOST, in.findAny(BEHIND_HOST, in.at(), in.end()));
        }
        if (in.sees(":")) {
            in.mark(1);
            in.take(Kind.PORT, in.findAny(BEHIND_PORT, in.at(), in.end()));
        }
    }

    private static void address(Cursor in) {
        int open = in.at();
        in.mark(1);
        int close = in.find(']', in.at(), in.end());
        if (close == in.end()) {
            throw new Misread("a bracket is opened and never closed", open, "write an IPv6 address as [::1]");
        }
        if (close == in.at()) {
            throw new Misread("there is no address between the brackets", open, "write an IPv6 address as [::1]");
        }
        in.take(Kind.HOST, close);
        in.mark(1);
        if (!in.atEnd() && BEHIND_HOST.indexOf(in.charAt(in.at())) < 0) {
            throw new Misread(
                    "something stands between the closing bracket and the port", in.at(), "write [::1]:5432/database");
        }
    }

    private static void parameters(Cursor in) {
        while (!in.atEnd()) {
            int end = in.find('&', in.at(), in.end());
            int equals = in.find('=', in.at(), end);
            if (equals == end) {
                throw new Misread("a parameter has no equals sign", in.at(), "write name=value");
            }
            in.take(Kind.NAME, equals);
            in.mark(1);
            int second = in.find('=', in.at(), end);
            if (second < end) {
                throw new Misread("a parameter has two equals signs", second, "write = in a value as %3D");
            }
            in.take(Kind.VALUE, end);
            if (!in.atEnd()) {
                in.mark(1);
            }
        }
    }
}
