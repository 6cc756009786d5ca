package dev.regauge.lint.build;

/** A text of Gradle, Kotlin or Scala with blanks in the place of its comments, so that offsets stay. */
final class Uncommented {

    private final String text;
    private final StringBuilder code;
    private int at;

    private Uncommented(String text) {
        this.text = text;
        this.code = new StringBuilder(text);
    }

    static String of(String text) {
        Uncommented reader = new Uncommented(text);
        while (reader.at < text.length()) {
            reader.next();
        }
        return reader.code.toString();
    }

    private void next() {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
            blank(end("\n", 0));
        } else if (text.startsWith("/*", at)) {
            blank(end("*/", 2));
        } else if (text.startsWith("\"\"\"", at) || text.startsWith("'''", at)) {
            String quotes = text.substring(at, at + 3);
            at += 3;
            at = end(quotes, 3);
        } else if (c == '"' || c == '\'') {
            string(c);
        } else {
            at++;
        }
    }

    private int end(String mark, int length) {
        int found = text.indexOf(mark, at);
        return found < 0 ? text.length() : found + length;
    }

    private void blank(int end) {
        for (; at < end; at++) {
            if (text.charAt(at) != '\n') {
                code.setCharAt(at, ' ');
            }
        }
    }

    /** To the closing quote, or to the end of the line where there is none. */
    private void string(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
