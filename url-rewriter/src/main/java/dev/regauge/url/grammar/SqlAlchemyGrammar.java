package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * The URLs of SQLAlchemy, as the regular expression of {@code make_url} cuts them: a password runs from the first colon
 * to the first {@code @} behind it, whatever stands between; there is one host; and what the expression does not reach is
 * cut off without a word.
 */
public final class SqlAlchemyGrammar implements Grammar {

    /** For URLs that begin with a name and {@code ://}. */
    public SqlAlchemyGrammar() {}

    @Override
    public void read(Cursor cursor) {
        PythonText in = PythonText.of(cursor);
        in.take(Kind.SCHEME, cursor.text().indexOf("://") + 1);
        in.mark(2);
        userinfo(in);
        host(in);
        if (in.sees(":")) {
            in.mark(1);
            in.take(Kind.PORT, in.find("/?", in.at(), in.end()));
        }
        if (in.sees("/")) {
            in.mark(1);
            in.take(Kind.DATABASE, in.find("?", in.at(), in.end()));
        }
        if (in.sees("?")) {
            in.mark(1);
            PythonQuery.read(in, in.find("\n", in.at(), in.end()));
        }
        in.takeUnlessEmpty(Kind.IGNORED, in.end());
    }

    private static void userinfo(PythonText in) {
        int run = in.find(":/", in.at(), in.end());
        int first = in.charAt(run) == ':' ? in.find("@", run + 1, in.end()) : in.end();
        if (first < in.end()) {
            in.take(Kind.USER, run);
            in.mark(1);
            in.take(Kind.PASSWORD, first);
            in.mark(1);
            return;
        }
        int last = in.findLast('@', in.at(), run);
        if (last >= 0) {
            in.take(Kind.USER, last);
            in.mark(1);
        }
    }

    /** Brackets reach to the last closing one; without it the opening one is the first letter of a name. */
    private static void host(PythonText in) {
        int end = in.find("/?", in.at(), in.end());
        int close = in.sees("[") ? in.findLast(']', in.at() + 2, end) : -1;
        if (close >= 0) {
            in.mark(1);
            in.take(Kind.HOST, close);
            in.mark(1);
        } else {
            in.takeUnlessEmpty(Kind.HOST, in.find(":", in.at(), end));
        }
    }
}
