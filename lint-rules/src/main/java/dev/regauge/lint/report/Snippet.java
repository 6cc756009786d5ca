package dev.regauge.lint.report;

import java.util.OptionalInt;

/**
 * A statement and the place in it that a finding is about.
 *
 * @param text with {@code \n} for every kind of line break, and without white space at its end
 * @param start offset of the place; -1 where there is none
 * @param end offset behind the word or operator at the place; equal to {@code start} at the end of a line
 */
record Snippet(String text, int start, int end) {

    private static final String HOLE = "{..}";

    /** A place outside of the text is its end. */
    static Snippet of(String sql, OptionalInt caret) {
        StringBuilder text = new StringBuilder(sql.length());
        int wanted = caret.isPresent() ? Math.min(Math.max(0, caret.getAsInt()), sql.length()) : -1;
        int start = -1;
        for (int i = 0; i < sql.length(); i++) {
            if (i == wanted) {
                start = text.length();
            }
            char c = sql.charAt(i);
            boolean second = c == '\n' && i > 0 && sql.charAt(i - 1) == '\r';
            if (second && i == wanted) {
                start--;
            }
            if (!second) {
                text.append(c == '\r' ? '\n' : c);
            }
        }
        String stripped = text.toString().stripTrailing();
        if (wanted < 0) {
            return new Snippet(stripped, -1, -1);
        }
        int place = onCharacter(stripped, start < 0 ? stripped.length() : Math.min(start, stripped.length()));
        return new Snippet(stripped, place, endOfToken(stripped, place));
    }

    private static int onCharacter(String text, int place) {
        boolean insidePair = place > 0
                && place < text.length()
                && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
        return insidePair ? place - 1 : place;
    }

    private static int endOfToken(String text, int start) {
        if (start == text.length() || text.charAt(start) == '\n') {
            return start;
        }
        if (text.startsWith(HOLE, start)) {
            return start + HOLE.length();
        }
        int end = start;
        if (inWord(text.charAt(start))) {
            while (end < text.length() && inWord(text.charAt(end))) {
                end++;
            }
            return end;
        }
        while (end < text.length() && "?|&@".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end > start ? end : start + Character.charCount(text.codePointAt(start));
    }

    /** A dot too: a column with its table, a class with its package and a dotted setting are one thing to look at. */
    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
    }

    boolean hasPlace() {
        return start >= 0;
    }

    /** Line of the place, counted from 1. */
    int line() {
        return 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    }

    /** Column of the place in characters, counted from 1. */
    int column() {
        return 1 + text.codePointCount(text.lastIndexOf('\n', start - 1) + 1, start);
    }
}
