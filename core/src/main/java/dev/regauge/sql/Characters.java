package dev.regauge.sql;

/** Characters that no text or name of PostgreSQL's can hold. */
final class Characters {

    private Characters() {}

    /** Java would send a lone surrogate as a question mark, and the server ends a text at NUL: another value, silently. */
    static void check(String text, String what) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0) {
                throw new SqlCompositionException(
                        what + " holds the character NUL",
                        "at character " + (at + 1) + " of " + text.length(),
                        "remove it, or store bytes (bytea)");
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, at)) {
                    throw new SqlCompositionException(
                            what + " holds half a surrogate pair",
                            "at character " + (at + 1) + " of " + text.length(),
                            "a text was cut in the middle of a character, or is no text");
                }
                at++;
            }
        }
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
