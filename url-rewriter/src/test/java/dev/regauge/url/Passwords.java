package dev.regauge.url;

import dev.regauge.url.grammar.Piece.Kind;

/** What dialects do differently with a password and with names they do not know. */
final class Passwords {

    private Passwords() {}

    /** Where it stands in a text. */
    static String place(ConnectionTarget target) {
        Parameter password = target.parameters().stream()
                .filter(parameter -> target.dialect().isAbout(parameter, Concept.PASSWORD))
                .reduce((first, last) -> last)
                .orElseThrow();
        return switch (password.origin()) {
            case USERINFO -> "before the `@`";
            case QUERY -> Markdown.code(password.name() + "=") + " behind the `?`";
            case KEY -> "the key " + Markdown.code(password.name());
        };
    }

    private static Parameter.Origin origin(Dialect dialect) {
        boolean keys = dialect.parameterOrigin() == Parameter.Origin.KEY;
        return keys || !dialect.hasUserinfo() ? dialect.parameterOrigin() : Parameter.Origin.USERINFO;
    }

    /** What a raw plus in it is. */
    static String plus(Dialect dialect) {
        Kind kind = origin(dialect) == Parameter.Origin.USERINFO ? Kind.PASSWORD : Kind.VALUE;
        return dialect.decoding(kind).decode("+").equals("+") ? "a plus" : "a blank";
    }

    static String unknown(Dialect dialect) {
        return switch (dialect.unknown()) {
            case REFUSED -> "refused";
            case SERVER_SETTING -> "set at the server";
            case IGNORED -> "ignored";
        };
    }
}
