package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * The URIs of tokio-postgres, as {@code UrlParser} of 0.7.13 cuts them: the first {@code @} ends the userinfo wherever it
 * stands, be it in the query; a host ends at its first colon; and a name in the query ends at the next equals sign, an
 * {@code &} before it included.
 */
public final class TokioPostgresUriGrammar implements Grammar {

    private final String[] schemes;

    /** For URIs that begin with one of these. */
    public TokioPostgresUriGrammar(String... schemes) {
        this.schemes = schemes;
    }

    @Override
    public void read(Cursor in) {
        for (String scheme : schemes) {
            if (in.at() == 0 && in.sees(scheme)) {
                in.take(Kind.SCHEME, scheme.length() - "//".length());
                in.mark(2);
            }
        }
        userinfo(in);
        hosts(in, in.findAny("/?", in.at(), in.end()));
        if (in.sees("/")) {
            in.mark(1);
            int end = in.find('?', in.at(), in.end());
            if (end > in.at()) {
                in.take(Kind.DATABASE, end);
            }
        }
        if (in.sees("?")) {
            in.mark(1);
            parameters(in);
        }
    }

    private static void userinfo(Cursor in) {
        int at = in.find('@', in.at(), in.end());
        if (at == in.end()) {
            return;
        }
        int colon = in.find(':', in.at(), at);
        in.take(Kind.USER, colon);
        if (colon < at) {
            in.mark(1);
            in.take(Kind.PASSWORD, at);
        }
        in.mark(1);
    }

    private static void hosts(Cursor in, int end) {
        while (in.at() < end) {
            int comma = in.find(',', in.at(), end);
            host(in, comma);
            if (comma < end) {
                in.mark(1);
                if (in.at() == end) {
                    in.take(Kind.HOST, end);
                }
            }
        }
    }

    private static void host(Cursor in, int end) {
        if (in.at() < end && in.sees("[")) {
            address(in, end);
        } else {
            in.take(Kind.HOST, in.find(':', in.at(), end));
        }
        if (in.at() < end) {
            in.mark(1);
            in.take(Kind.PORT, end);
        }
    }

    private static void address(Cursor in, int end) {
        int open = in.at();
        in.mark(1);
        int close = in.find(']', in.at(), end);
        if (close == end) {
            throw new Misread("a bracket is opened and never closed", open, "write an IPv6 address as [::1]");
        }
        in.take(Kind.HOST, close);
        in.mark(1);
        if (in.at() < end && in.charAt(in.at()) != ':') {
            throw new Misread(
                    "something stands between the closing bracket and the port", in.at(), "write [::1]:5432/database");
        }
    }

    private static void parameters(Cursor in) {
        while (!in.atEnd()) {
            int equals = in.find('=', in.at(), in.end());
            if (equals == in.end()) {
                throw new Misread("a parameter has no equals sign", in.at(), "write name=value");
            }
            in.take(Kind.NAME, equals);
            in.mark(1);
            in.take(Kind.VALUE, in.find('&', in.at(), in.end()));
            if (!in.atEnd()) {
                in.mark(1);
            }
        }
    }
}
