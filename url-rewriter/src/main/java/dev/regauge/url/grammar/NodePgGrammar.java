package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * What pg-connection-string 2.14.1 takes besides URLs with a host: the folder of a socket and a database with a blank
 * between, a {@code socket:} URL, and the bare name of a database.
 */
public final class NodePgGrammar implements Grammar {

    /** One of the ways in which a text can be written. */
    public enum Form {
        /** {@code /var/run/postgresql orders}. */
        FOLDER,
        /** {@code socket:/var/run/postgresql?db=orders}. */
        SOCKET,
        /** {@code orders}. */
        NAME
    }

    private final Form form;
    private final WhatwgGrammar url;

    /** For texts of one form. */
    public NodePgGrammar(Form form, WhatwgGrammar url) {
        this.form = form;
        this.url = url;
    }

    @Override
    public void read(Cursor in) {
        switch (form) {
            case FOLDER -> folder(in);
            case SOCKET -> socket(in);
            case NAME -> url(in, Kind.DATABASE);
        }
    }

    private static void folder(Cursor in) {
        in.take(Kind.HOST, in.find(' ', 0, in.end()));
        if (!in.atEnd()) {
            in.mark(1);
            in.take(Kind.DATABASE, in.find(' ', in.at(), in.end()));
        }
        WhatwgGrammar.ignore(in, in.end());
    }

    private void socket(Cursor in) {
        in.take(Kind.SCHEME, "socket:".length());
        if (!in.sees("/") || in.sees("//")) {
            throw new Misread("one slash begins the folder of a socket", in.at(), "write socket:/folder?db=database");
        }
        url(in, Kind.HOST);
    }

    private void url(Cursor in, Kind path) {
        int end = url.endWithoutBlanks(in, in.end());
        int hash = in.find('#', in.at(), end);
        int question = in.find('?', in.at(), hash);
        WhatwgGrammar.refuseHiddenSegments(in, question);
        in.take(path, question);
        url.rest(in, hash);
        WhatwgGrammar.ignore(in, in.end());
    }
}
