package dev.regauge.sql;

/**
 * SQL that grows piece by piece, and refuses two pieces that would be read as one token: {@code 'a'} and {@code 'b'} as the
 * text {@code a'b}, a minus and {@code -1} as a comment, {@code U&} and a name as one with escapes.
 */
final class Seams {

    private static final String OPERATORS = "+-*/<>=~!@#%^&|`?:";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder shown = new StringBuilder();

    Sql sql() {
        return new Sql(text.toString(), shown.toString());
    }

    /** Program text as it stands, which the caller has checked. */
    void template(char c) {
        text.append(c);
        shown.append(c);
    }

    void piece(Sql piece, String what) {
        if (!piece.text().isEmpty()) {
            expect(piece.text().charAt(0), what);
            append(piece.text(), piece.shown());
        }
    }

    void append(String piece, String pieceShown) {
        text.append(piece);
        shown.append(pieceShown);
    }

    /** Refuses a piece that begins with this character here. Two strings with only white space between them are one. */
    void expect(char first, String what) {
        boolean continued = first == '\'' && lastSolid() == '\'';
        refuse(continued || (text.length() > 0 && grow(text.charAt(text.length() - 1), first)), what);
    }

    /** Refuses program text right behind a name or literal, whose own last character depends on its value. */
    void expectBehindQuotes(char first, String what) {
        refuse(grow('"', first), what);
    }

    private static void refuse(boolean grown, String what) {
        if (grown) {
            throw new SqlCompositionException(
                    what + " would grow together with what stands before it",
                    "nothing that parts the two",
                    "put a space or a comma there; to make one name or text of several, join them in Java");
        }
    }

    /** The last character that is no white space; a space when there is none. */
    char lastSolid() {
        int at = text.length() - 1;
        while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at < 0 ? ' ' : text.charAt(at);
    }

    private boolean grow(char left, char right) {
        if (isQuote(right) && left == '&' && text.length() > 1) {
            return Character.toUpperCase(text.charAt(text.length() - 2)) == 'U';
        }
        return (isOfWord(left) && isOfWord(right))
                || (isOperator(left) && isOperator(right))
                || (left == '.' && Character.isDigit(right))
                || (Character.isDigit(left) && right == '.');
    }

    static boolean isOperator(char c) {
        return OPERATORS.indexOf(c) >= 0;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private static boolean isOfWord(char c) {
        return isQuote(c) || c == '_' || c == '$' || c >= 0x80 || Character.isLetterOrDigit(c);
    }
}
