package dev.regauge.sql;

/**
 * SQL that grows piece by piece, and refuses two pieces that would be read as one token: {@code 'a'} and {@code 'b'} as the
 * text {@code a'b}, a minus and {@code -1} as a comment, {@code U&} and a name as one with escapes.
 */
final class Seams {

    private static final String OPERATORS = "+-*/<>=~!@#%^&|`?:";

    /** Of PostgreSQL's lexer; other white space of Unicode's is a letter to it. */
    private static final String WHITE_SPACE = " \t\n\r\f\u000b";

    private static final char NONE = ' ';

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder shown = new StringBuilder();

    /** The first and the last character that is neither white space nor part of a comment. */
    private char firstSolid = NONE;

    private char lastSolid = NONE;

    /** Whether the last token came in as a literal, or as a piece that ends with a string. */
    private boolean behindLiteral;

    Sql sql() {
        return new Sql(text.toString(), shown.toString(), firstSolid, lastSolid);
    }

    /** Program text as it stands, which the caller has checked. */
    void template(char c) {
        comment(c);
        if (!isWhiteSpace(c)) {
            solid(c, c, false);
        }
    }

    /** Part of a comment, which parts two words but not two strings: these are one also with a comment between them. */
    void comment(char c) {
        text.append(c);
        shown.append(c);
    }

    void piece(Sql piece, String what) {
        if (!piece.text().isEmpty()) {
            refuse(continues(piece.firstSolid()) || growsBehind(piece.text().charAt(0)), what);
            append(piece.text(), piece.shown());
            if (piece.lastSolid() != NONE) {
                solid(piece.firstSolid(), piece.lastSolid(), piece.lastSolid() == '\'');
            }
        }
    }

    void name(String quoted) {
        expect('"', "a name");
        append(quoted, quoted);
        solid('"', '"', false);
    }

    /** Whether a literal may stand here does not depend on its value, so that no template works by chance. */
    void expectLiteral() {
        boolean afterPoint = endsWith(".") && !endsWith("..");
        refuse(afterPoint || continues('\'') || growsBehind('\''), "a literal");
    }

    void literal(String literal) {
        append(literal, "***");
        solid(literal.charAt(0), literal.charAt(literal.length() - 1), true);
    }

    private void append(String piece, String pieceShown) {
        text.append(piece);
        shown.append(pieceShown);
    }

    private void solid(char first, char last, boolean literal) {
        firstSolid = firstSolid == NONE ? first : firstSolid;
        lastSolid = last;
        behindLiteral = literal;
    }

    /** Refuses text that begins with this character here. */
    void expect(char first, String what) {
        refuse(continues(first) || growsBehind(first), what);
    }

    /** Refuses a string of the template's that would continue a literal; two of its own it may continue. */
    void expectString(String what) {
        refuse(behindLiteral, what);
    }

    /** Refuses program text right behind a literal, whose own last character depends on its value. */
    void expectBehindLiteral(char first, boolean range, String what) {
        refuse(grow('"', first) || (first == '.' && !range), what);
    }

    /** Refuses program text right behind a name. */
    void expectBehindQuotes(char first, String what) {
        refuse(grow('"', first), what);
    }

    /** Two strings with nothing but white space and comments between them are one. */
    private boolean continues(char first) {
        return first == '\'' && (lastSolid == '\'' || behindLiteral);
    }

    private boolean growsBehind(char first) {
        return text.length() > 0 && grow(text.charAt(text.length() - 1), first);
    }

    private boolean endsWith(String end) {
        return text.length() >= end.length()
                && text.substring(text.length() - end.length()).equals(end);
    }

    private static void refuse(boolean grown, String what) {
        if (grown) {
            throw new SqlCompositionException(
                    what + " would grow together with what stands before it",
                    "nothing that parts the two",
                    "put a space or a comma there; to make one name or text of several, join them in Java");
        }
    }

    /** The last character that is neither white space nor part of a comment; a space when there is none. */
    char lastSolid() {
        return lastSolid;
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

    private static boolean isWhiteSpace(char c) {
        return WHITE_SPACE.indexOf(c) >= 0;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private static boolean isOfWord(char c) {
        return isQuote(c) || c == '_' || c == '$' || c >= 0x80 || Character.isLetterOrDigit(c);
    }
}
