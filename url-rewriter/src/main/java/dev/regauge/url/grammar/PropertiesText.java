package dev.regauge.url.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys and values of a text in the syntax of {@code .properties} files, as {@code java.util.Properties} reads them:
 * {@code key=value}, {@code key: value} and {@code key value}, comments behind {@code #} and {@code !}, a backslash before
 * special characters, before {@code uXXXX} and before the end of a line that goes on. An empty key without a value, which
 * Java keeps, is nothing here. Takes time and memory in proportion
 * to the text.
 */
public final class PropertiesText {

    /** One key and its value, which may be empty. */
    public record Entry(Unescaped key, Unescaped value) {

        /** Where the key begins. */
        public int start() {
            return key.start();
        }

        /** Behind the value. */
        public int end() {
            return value.end();
        }
    }

    /**
     * A line that says nothing.
     *
     * @param start where its {@code #} or {@code !} stands
     * @param end behind its last character
     */
    public record Comment(int start, int end) {}

    private static final String BLANKS = " \t\f";

    private final String text;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private int at;

    private PropertiesText(String text) {
        this.text = text;
    }

    /**
     * Reads a text.
     *
     * @throws Misread where {@code java.util.Properties} refuses it
     */
    public static PropertiesText of(String text) {
        PropertiesText read = new PropertiesText(text);
        while (read.at < text.length()) {
            read.readLine();
        }
        return read;
    }

    /** In the order of the text. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** In the order of the text. */
    public List<Comment> comments() {
        return List.copyOf(comments);
    }

    private void readLine() {
        skip(BLANKS);
        if (isAtLineEnd()) {
            at++;
        } else if (text.charAt(at) == '#' || text.charAt(at) == '!') {
            readComment();
        } else {
            Unescaped key = readUpTo("=:" + BLANKS);
            skip(BLANKS);
            if (at < text.length() && "=:".indexOf(text.charAt(at)) >= 0) {
                at++;
                skip(BLANKS);
            }
            Unescaped value = readUpTo("");
            if (!key.text().isEmpty() || !value.text().isEmpty()) {
                entries.add(new Entry(key, value));
            }
        }
    }

    private void readComment() {
        int start = at;
        while (!isAtLineEnd()) {
            at++;
        }
        comments.add(new Comment(start, at));
    }

    private boolean isAtLineEnd() {
        return at >= text.length() || isLineEnd(at);
    }

    private boolean isLineEnd(int index) {
        return index < text.length() && (text.charAt(index) == '\n' || text.charAt(index) == '\r');
    }

    private void skip(String any) {
        skipLineThatGoesOn();
        while (at < text.length() && any.indexOf(text.charAt(at)) >= 0) {
            at++;
            skipLineThatGoesOn();
        }
    }

    /** A backslash before the end of a line hides both, and the blanks the next line begins with. */
    private void skipLineThatGoesOn() {
        while (at < text.length() && text.charAt(at) == '\\' && (at + 1 == text.length() || isLineEnd(at + 1))) {
            at = Math.min(text.length(), at + (text.startsWith("\r\n", at + 1) ? 3 : 2));
            skipBlanks();
        }
    }

    private void skipBlanks() {
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Unescaped readUpTo(String any) {
        Unescaped.Builder part = new Unescaped.Builder();
        skipLineThatGoesOn();
        while (!isAtLineEnd() && any.indexOf(text.charAt(at)) < 0) {
            readCharacter(part);
            skipLineThatGoesOn();
        }
        return part.endingAt(at);
    }

    private void readCharacter(Unescaped.Builder part) {
        char c = text.charAt(at);
        if (c != '\\') {
            part.add(c, at);
            at++;
        } else if (text.charAt(at + 1) == 'u') {
            part.add(hexadecimal(at + 2), at);
            at += 6;
        } else {
            int known = "tnrf".indexOf(text.charAt(at + 1));
            part.add(known < 0 ? text.charAt(at + 1) : "\t\n\r\f".charAt(known), at);
            at += 2;
        }
    }

    private char hexadecimal(int start) {
        int value = 0;
        for (int i = start; i < start + 4; i++) {
            char c = i < text.length() ? text.charAt(i) : 0;
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new Misread(
                        "\\u is not followed by four hexadecimal digits",
                        start - 2,
                        "write a backslash itself as \\\\");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    /** A value as it has to be written. */
    public static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int known = "\t\n\r\f".indexOf(c);
            if (c == '\\' || (c == ' ' && i == 0)) {
                escaped.append('\\').append(c);
            } else if (known >= 0) {
                escaped.append('\\').append("tnrf".charAt(known));
            } else if (c < ' ' || c > '~') {
                escaped.append("\\u").append(digits(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String digits(char c) {
        String digits = Integer.toHexString(c | 0x10000);
        return digits.substring(1);
    }
}
