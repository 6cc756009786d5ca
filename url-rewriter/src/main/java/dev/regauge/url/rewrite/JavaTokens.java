package dev.regauge.url.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tokens of a Java source, as far as string literals have to be told from everything else. Never fails. */
final class JavaTokens {

    /** What a token is. Comments are none. */
    enum Kind {
        STRING,
        CHARACTER,
        WORD,
        SYMBOL
    }

    /**
     * @param start of the token in the file
     * @param end behind the token
     * @param scalar what a string says; empty for other tokens
     */
    record Token(Kind kind, String text, int start, int end, Scalar scalar) {
        boolean is(String symbol) {
            return kind != Kind.STRING && text.equals(symbol);
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private JavaTokens(String text) {
        this.text = text;
    }

    static List<Token> of(SourceFile file) {
        JavaTokens lexer = new JavaTokens(file.text());
        while (lexer.at < lexer.text.length()) {
            lexer.read();
        }
        return lexer.tokens;
    }

    private void read() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || c == '\uFEFF') {
            at++;
        } else if (text.startsWith("//", at)) {
            skipTo("\n");
        } else if (text.startsWith("/*", at)) {
            at += 2;
            skipTo("*/");
            at += 2;
        } else if (text.startsWith("\"\"\"", at)) {
            readTextBlock();
        } else if (c == '"') {
            readString();
        } else if (c == '\'') {
            readCharacter();
        } else if (Character.isJavaIdentifierPart(c)) {
            readWord();
        } else {
            add(Kind.SYMBOL, at, ++at, NOTHING);
        }
    }

    private static final Scalar NOTHING = new Scalar((value, raw) -> Optional.empty());

    private void add(Kind kind, int start, int end, Scalar scalar) {
        int last = Math.min(end, text.length());
        tokens.add(new Token(kind, text.substring(start, last), start, last, scalar));
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found;
    }

    private void readWord() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        add(Kind.WORD, start, at, NOTHING);
    }

    private void readCharacter() {
        int start = at++;
        while (at < text.length() && text.charAt(at) != '\'' && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        add(Kind.CHARACTER, start, ++at, NOTHING);
    }

    private void readString() {
        int start = at++;
        Scalar scalar = new Scalar((value, raw) -> Optional.of(escape(value)));
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            readCharacterOf(scalar);
        }
        add(Kind.STRING, start, ++at, scalar);
    }

    private void readTextBlock() {
        int start = at;
        at += 3;
        skipTo("\n");
        at++;
        Scalar scalar = new Scalar((value, raw) -> Optional.of(escape(value)));
        while (at < text.length() && !text.startsWith("\"\"\"", at)) {
            readCharacterOf(scalar);
        }
        at += 3;
        add(Kind.STRING, start, at, scalar);
    }

    private void readCharacterOf(Scalar scalar) {
        int start = at;
        if (text.charAt(at) != '\\' || at + 1 >= text.length()) {
            scalar.add(text.charAt(at++), start, at);
            return;
        }
        char c = text.charAt(at + 1);
        at += 2;
        if (c == 'u') {
            readUnicode(scalar, start);
        } else if (c == '\n' || c == '\r') {
            joinLines();
        } else if (c >= '0' && c <= '7') {
            readOctal(scalar, start);
        } else {
            int known = "btnfrs".indexOf(c);
            scalar.add(known < 0 ? c : "\b\t\n\f\r ".charAt(known), start, at);
        }
    }

    private void readUnicode(Scalar scalar, int start) {
        while (at < text.length() && text.charAt(at) == 'u') {
            at++;
        }
        char c = Escapes.hexadecimal(text, at, 4);
        at = Math.min(text.length(), at + 4);
        scalar.add(c, start, at);
    }

    /** A backslash at the end of a line of a text block; the next line's indentation is taken for incidental. */
    private void joinLines() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void readOctal(Scalar scalar, int start) {
        int digits = text.charAt(start + 1) <= '3' ? 3 : 2;
        int value = text.charAt(start + 1) - '0';
        while (at < text.length() && at < start + 1 + digits && text.charAt(at) >= '0' && text.charAt(at) <= '7') {
            value = value * 8 + text.charAt(at++) - '0';
        }
        scalar.add((char) value, start, at);
    }

    static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
