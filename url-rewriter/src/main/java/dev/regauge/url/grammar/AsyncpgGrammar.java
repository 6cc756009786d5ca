package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * The DSNs of asyncpg, as {@code _parse_connect_dsn_and_args} of 0.31 cuts them: the userinfo ends at the first
 * {@code @}, commas separate hosts wherever they stand, and each parameter has an equals sign.
 */
public final class AsyncpgGrammar extends UrllibGrammar {

    /** For DSNs that begin with a scheme and {@code ://}. */
    public AsyncpgGrammar() {}

    @Override
    void authority(PythonText in, int end) {
        int at = in.find("@", in.at(), end);
        if (at < end) {
            userinfo(in, at);
        }
        boolean more = in.at() < end;
        while (more) {
            int next = in.find(",", in.at(), end);
            host(in, next);
            more = next < end;
            if (more) {
                in.mark(1);
            }
        }
    }

    private static void host(PythonText in, int end) {
        if (in.at() == end) {
            throw in.misread("there is no host between the commas", end, "write host:5432,host:5432");
        }
        if (in.sees("[")) {
            address(in, end);
            return;
        }
        in.take(Kind.HOST, in.find(":", in.at(), end));
        if (in.at() < end) {
            in.mark(1);
            in.take(Kind.PORT, end);
        }
    }

    /** Whatever is no port behind the bracket is cut off. */
    private static void address(PythonText in, int end) {
        int close = in.find("]", in.at(), end);
        if (close == end || close == in.at() + 1) {
            throw in.misread("the brackets hold no address", in.at(), "write an IPv6 address as [::1]");
        }
        in.mark(1);
        in.take(Kind.HOST, close);
        in.mark(1);
        int digits = in.at() + 1;
        while (digits < end && (isDigit(in.charAt(digits)) || in.isAtom(digits))) {
            digits++;
        }
        if (in.sees(":") && digits > in.at() + 1) {
            in.mark(1);
            in.take(Kind.PORT, digits);
        }
        in.takeUnlessEmpty(Kind.IGNORED, end);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    void parameters(PythonText in, int end) {
        PythonQuery.readStrictly(in, end);
    }
}
