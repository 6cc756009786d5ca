package dev.regauge.lint.sql;

import java.util.Arrays;

/**
 * Cuts SQL into the tokens that PostgreSQL 17 sees ({@code src/backend/parser/scan.l}, with standard-conforming
 * strings), and keeps all that it does not see.
 *
 * <p>It takes every text: a quote or comment without an end reaches to the end of the text, and what is no SQL becomes
 * {@link TokenKind#OTHER}. Time and memory grow in proportion to the text.
 */
public final class Lexer {

    /** Stands for text that only the running program knows. */
    public static final char HOLE = '\uFFFC';

    private static final byte OTHER = 0;
    private static final byte SPACE = 1;
    private static final byte LETTER = 2;
    private static final byte DIGIT = 3;
    private static final byte SIGN = 4;
    private static final byte[] CLASSES = classes();

    /** An operator may end in + or - only if one of these is in it. */
    private static final String KEEPS_TRAILING_SIGN = "~!@#^&|`?%";

    private final String text;
    private final char[] letters;
    private final int length;
    private final Reading reading;
    private byte[] kinds;
    private int[] ends;
    private int size;
    private int position;

    /** Up to here the text is + and - that were cut off an operator: each is one of its own. */
    private int signsEnd;

    /** Whether a text in quotes on the next line would go on with the rules of an E'' before it. */
    private boolean escapesGoOn;

    private boolean newlineSinceString;
    private boolean unterminated;

    private Lexer(String text, Reading reading) {
        this.text = text;
        this.letters = text.toCharArray();
        this.length = letters.length;
        this.reading = reading;
        int guess = Math.max(16, length / 3);
        this.kinds = new byte[guess];
        this.ends = new int[guess];
    }

    /** The tokens of a text as one reader of it sees them. */
    public static Tokens tokens(String text, Reading reading) {
        return new Lexer(text, reading).run();
    }

    private Tokens run() {
        while (position < length) {
            add(next());
        }
        return new Tokens(text, reading, kinds, ends, size, unterminated);
    }

    @SuppressWarnings("EnumOrdinal") // lasts as long as the tokens do, and takes a quarter of the room
    private void add(TokenKind kind) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        kinds[size] = (byte) kind.ordinal();
        ends[size++] = position;
        if (kind != TokenKind.WHITESPACE && kind != TokenKind.LINE_COMMENT && kind != TokenKind.STRING) {
            escapesGoOn = false;
        }
    }

    /** Moves the position behind the next token: by one character at least. */
    private TokenKind next() {
        char c = letters[position];
        return switch (classOf(c)) {
            case SPACE -> whitespace();
            case LETTER -> wordOrPrefixedQuote(c);
            case DIGIT -> number();
            case SIGN -> commentOrOperator(c);
            default -> punctuation(c);
        };
    }

    private TokenKind punctuation(char c) {
        return switch (c) {
            case '\'' -> string(position, escapesGoOn && newlineSinceString);
            case '"' -> quotedName(position);
            case '$' -> dollar();
            case ':' -> colon();
            case '.' -> dot();
            case '(' -> single(TokenKind.LEFT_PARENTHESIS);
            case ')' -> single(TokenKind.RIGHT_PARENTHESIS);
            case '[' -> single(TokenKind.LEFT_BRACKET);
            case ']' -> single(TokenKind.RIGHT_BRACKET);
            case ',' -> single(TokenKind.COMMA);
            case ';' -> single(TokenKind.SEMICOLON);
            case '\\' -> backslash();
            case HOLE -> single(TokenKind.HOLE);
            default -> single(TokenKind.OTHER);
        };
    }

    private TokenKind single(TokenKind kind) {
        position++;
        return kind;
    }

    private TokenKind whitespace() {
        char c;
        do {
            c = letters[position++];
            newlineSinceString |= c == '\n' || c == '\r';
        } while (position < length && classAt(position) == SPACE);
        return TokenKind.WHITESPACE;
    }

    private TokenKind wordOrPrefixedQuote(char first) {
        char second = at(position + 1);
        if (second == '\'' && (first == 'e' || first == 'E' || first == 'n' || first == 'N')) {
            return string(position + 1, first == 'e' || first == 'E');
        }
        if (second == '\'' && (first == 'b' || first == 'B' || first == 'x' || first == 'X')) {
            return bits();
        }
        if (second == '&' && (first == 'u' || first == 'U')) {
            char third = at(position + 2);
            if (third == '\'') {
                return string(position + 2, false);
            }
            if (third == '"') {
                return quotedName(position + 2);
            }
        }
        position = wordEnd(position + 1);
        return TokenKind.WORD;
    }

    private int wordEnd(int at) {
        int end = at;
        while (end < length) {
            byte c = classAt(end);
            if (c != LETTER && c != DIGIT && letters[end] != '$') {
                break;
            }
            end++;
        }
        return end;
    }

    /** With {@code ''} for a quote and, with escapes, {@code \} in front of any character. */
    private TokenKind string(int quote, boolean escapes) {
        int at = quote + 1;
        while (at < length) {
            char c = letters[at++];
            if (c == '\\' && escapes) {
                at++;
            } else if (c == '\'') {
                if (at >= length || letters[at] != '\'') {
                    return endOfString(at, escapes);
                }
                at++;
            }
        }
        unterminated = true;
        return endOfString(length, escapes);
    }

    private TokenKind endOfString(int end, boolean escapes) {
        position = end;
        escapesGoOn = escapes;
        newlineSinceString = false;
        return TokenKind.STRING;
    }

    /** B'..' and X'..' know no quote within. */
    private TokenKind bits() {
        int end = text.indexOf('\'', position + 2);
        unterminated = end < 0;
        return endOfString(end < 0 ? length : end + 1, false);
    }

    private TokenKind quotedName(int quote) {
        int at = quote + 1;
        while (at < length) {
            int end = text.indexOf('"', at);
            if (end < 0) {
                break;
            }
            if (at(end + 1) != '"') {
                position = end + 1;
                return TokenKind.QUOTED_NAME;
            }
            at = end + 2;
        }
        unterminated = true;
        position = length;
        return TokenKind.QUOTED_NAME;
    }

    /** A parameter such as $1, a text in dollar quotes, or a lonely dollar. */
    private TokenKind dollar() {
        int at = position + 1;
        if (digitAt(at)) {
            position = digits(at);
            return TokenKind.NUMBERED_PARAMETER;
        }
        while (at < length && (classAt(at) == LETTER || digitAt(at))) {
            at++;
        }
        if (at(at) != '$') {
            return single(TokenKind.OTHER);
        }
        String tag = text.substring(position, at + 1);
        int end = text.indexOf(tag, at + 1);
        unterminated = end < 0;
        position = end < 0 ? length : end + tag.length();
        return TokenKind.DOLLAR_STRING;
    }

    private TokenKind colon() {
        char second = at(position + 1);
        if (second == ':' || second == '=') {
            position += 2;
            return second == ':' ? TokenKind.CAST : TokenKind.OPERATOR;
        }
        int end = reading == Reading.NAMED ? nameEnd(position + 1) : -1;
        if (end > 0) {
            position = end;
            return TokenKind.PLACEHOLDER;
        }
        return single(TokenKind.COLON);
    }

    /** Where the name of a parameter ends, or -1 where there is none. Spring's may hold dots and stand in braces. */
    private int nameEnd(int start) {
        boolean braces = at(start) == '{';
        int at = braces ? start + 1 : start;
        if (at >= length || classAt(at) != LETTER) {
            return -1;
        }
        do {
            at = wordEnd(at + 1);
        } while (at(at) == '.' && at + 1 < length && classAt(at + 1) == LETTER);
        if (braces) {
            return at(at) == '}' ? at + 1 : -1;
        }
        return at;
    }

    private TokenKind backslash() {
        position += reading == Reading.NAMED && at(position + 1) == ':' ? 2 : 1;
        return TokenKind.OTHER;
    }

    private TokenKind dot() {
        if (digitAt(position + 1)) {
            return number();
        }
        if (at(position + 1) == '.') {
            position += 2;
            return TokenKind.OPERATOR;
        }
        return single(TokenKind.DOT);
    }

    private TokenKind number() {
        int prefixed = prefixedNumberEnd();
        if (prefixed > 0) {
            position = prefixed;
            return TokenKind.NUMBER;
        }
        int at = digits(position);
        if (at(at) == '.' && at(at + 1) != '.') {
            at = digits(at + 1);
        }
        if (at(at) == 'e' || at(at) == 'E') {
            int exponent = at(at + 1) == '+' || at(at + 1) == '-' ? at + 2 : at + 1;
            at = digitAt(exponent) ? digits(exponent) : at;
        }
        position = at;
        return TokenKind.NUMBER;
    }

    /** Where 0x1F, 0o17 or 0b11 ends, or -1 where it is none of them. */
    private int prefixedNumberEnd() {
        int radix = switch (at(position) == '0' ? at(position + 1) : '0') {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
        if (radix == 0) {
            return -1;
        }
        int at = position + 2;
        int end = -1;
        while (at < length) {
            int digit = letters[at] == '_' ? at + 1 : at;
            if (digit >= length || letters[digit] >= 128 || Character.digit(letters[digit], radix) < 0) {
                break;
            }
            at = digit + 1;
            end = at;
        }
        return end;
    }

    /** The end of decimal digits from here, between which single underscores may stand. */
    private int digits(int start) {
        int at = start;
        while (digitAt(at) || (at > start && at(at) == '_' && digitAt(at + 1))) {
            at++;
        }
        return at;
    }

    private TokenKind commentOrOperator(char c) {
        if (position < signsEnd) {
            return single(TokenKind.OPERATOR);
        }
        char second = at(position + 1);
        if (c == '-' && second == '-') {
            return lineComment();
        }
        if (c == '/' && second == '*') {
            return blockComment();
        }
        if (c == '?' && second != '?' && reading != Reading.SERVER) {
            position = reading == Reading.NAMED ? digits(position + 1) : position + 1;
            return TokenKind.PLACEHOLDER;
        }
        return operator();
    }

    private TokenKind lineComment() {
        while (position < length && letters[position] != '\n' && letters[position] != '\r') {
            position++;
        }
        return TokenKind.LINE_COMMENT;
    }

    private TokenKind blockComment() {
        int depth = 0;
        int at = position;
        while (at < length) {
            char c = letters[at++];
            if (c == '/' && at(at) == '*') {
                depth++;
                at++;
            } else if (c == '*' && at(at) == '/') {
                at++;
                if (--depth == 0) {
                    position = at;
                    return TokenKind.BLOCK_COMMENT;
                }
            }
        }
        unterminated = true;
        position = length;
        return TokenKind.BLOCK_COMMENT;
    }

    /** The longest run of operator characters up to a comment or parameter, less the signs that may not end it. */
    private TokenKind operator() {
        int end = position;
        boolean keepsSign = false;
        while (end < length && classAt(end) == SIGN && !commentAt(end)) {
            char c = letters[end];
            if (c == '?' && reading != Reading.SERVER) {
                if (at(end + 1) != '?') {
                    break;
                }
                end++;
            }
            keepsSign |= KEEPS_TRAILING_SIGN.indexOf(c) >= 0;
            end++;
        }
        int runEnd = end;
        while (!keepsSign && end > position + 1 && (letters[end - 1] == '+' || letters[end - 1] == '-')) {
            end--;
        }
        signsEnd = runEnd;
        position = end;
        return TokenKind.OPERATOR;
    }

    private boolean commentAt(int at) {
        char c = letters[at];
        return (c == '-' && at(at + 1) == '-') || (c == '/' && at(at + 1) == '*');
    }

    /** The character there, or NUL behind the end. */
    private char at(int at) {
        return at < length ? letters[at] : '\0';
    }

    private boolean digitAt(int at) {
        return at < length && classAt(at) == DIGIT;
    }

    private byte classAt(int at) {
        return classOf(letters[at]);
    }

    /** To PostgreSQL every character outside of ASCII is a letter. */
    private static byte classOf(char c) {
        if (c < 128) {
            return CLASSES[c];
        }
        return c == HOLE ? OTHER : LETTER;
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        fill(classes, " \t\n\r\f\u000B", SPACE);
        fill(classes, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", LETTER);
        fill(classes, "0123456789", DIGIT);
        fill(classes, "~!@#^&|`?+-*/%<>=", SIGN);
        return classes;
    }

    private static void fill(byte[] classes, String characters, byte value) {
        for (int i = 0; i < characters.length(); i++) {
            classes[characters.charAt(i)] = value;
        }
    }
}
