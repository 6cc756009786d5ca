package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * The URLs of dj-database-url 3, which takes what {@code urlsplit} of Python finds: the userinfo ends at the last
 * {@code @}, and there is one host.
 */
public final class DjDatabaseUrlGrammar extends UrllibGrammar {

    /** For URLs that begin with a scheme and {@code ://}. */
    public DjDatabaseUrlGrammar() {}

    @Override
    void authority(PythonText in, int end) {
        int at = in.findLast('@', in.at(), end);
        if (at >= 0) {
            userinfo(in, at);
        }
        if (in.sees("[")) {
            in.mark(1);
            in.takeUnlessEmpty(Kind.HOST, in.find("]", in.at(), end));
            in.takeUnlessEmpty(Kind.MARK, Math.min(end, in.at() + 1));
        } else {
            in.takeUnlessEmpty(Kind.HOST, in.find(":", in.at(), end));
        }
        if (in.at() < end) {
            in.mark(1);
            in.takeUnlessEmpty(Kind.PORT, end);
        }
    }

    @Override
    void parameters(PythonText in, int end) {
        PythonQuery.read(in, end);
    }
}
