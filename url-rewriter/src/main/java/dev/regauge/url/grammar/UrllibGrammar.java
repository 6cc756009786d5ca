package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * URLs that Python's {@code urllib.parse.urlsplit} cuts, as it has done since the brackets of an authority are checked
 * strictly (CVE-2025-0938): the authority ends at the first {@code /}, {@code ?} or {@code #}, and everything behind the
 * first {@code #} is cut off.
 */
abstract class UrllibGrammar implements Grammar {

    @Override
    public final void read(Cursor cursor) {
        PythonText in = PythonText.cleaned(cursor);
        in.take(Kind.SCHEME, in.find(":", 0, in.end()) + 1);
        in.mark(2);
        int path = in.find("/?#", in.at(), in.end());
        UrllibAuthority.check(in, in.at(), path);
        authority(in, path);
        int fragment = in.find("#", path, in.end());
        int query = in.find("?", path, fragment);
        if (in.at() < query) {
            in.mark(1);
            in.take(Kind.DATABASE, query);
        }
        if (in.at() < fragment) {
            in.mark(1);
            parameters(in, fragment);
        }
        in.takeUnlessEmpty(Kind.IGNORED, in.end());
    }

    /** Cuts everything up to the end of the authority. */
    abstract void authority(PythonText in, int end);

    /** Cuts the parameters. */
    abstract void parameters(PythonText in, int end);

    /** User and password, of which an empty one is as if it were not there, and the {@code @} behind them. */
    static void userinfo(PythonText in, int at) {
        int colon = in.find(":", in.at(), at);
        in.takeUnlessEmpty(Kind.USER, colon);
        if (colon < at) {
            in.mark(1);
            in.takeUnlessEmpty(Kind.PASSWORD, at);
        }
        in.mark(1);
    }
}
