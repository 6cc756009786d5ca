package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;
import java.util.Locale;

/**
 * A text as Python's URL readers look at it: {@code urllib} forgets blanks and control characters at the beginning and
 * every tab and line end anywhere, before it cuts. Places count in what is left; the pieces are cut from the whole text,
 * a forgotten character going with the one before it.
 */
final class PythonText {

    private final Cursor in;
    private final String text;

    /** Where each character stands in the whole text; empty where nothing was forgotten. */
    private final int[] places;

    private int at;

    private PythonText(Cursor in, String text, int[] places) {
        this.in = in;
        this.text = text;
        this.places = places;
    }

    /** Nothing is forgotten. */
    static PythonText of(Cursor in) {
        return new PythonText(in, in.text(), new int[0]);
    }

    /** As {@code urlsplit} of Python sees it. */
    static PythonText cleaned(Cursor in) {
        String whole = in.text();
        int start = startOf(whole);
        StringBuilder text = new StringBuilder(whole.length());
        int[] places = new int[whole.length() + 1];
        for (int i = start; i < whole.length(); i++) {
            if (!isForgotten(whole.charAt(i))) {
                places[text.length()] = i;
                text.append(whole.charAt(i));
            }
        }
        places[text.length()] = whole.length();
        return text.length() == whole.length() ? of(in) : new PythonText(in, text.toString(), places);
    }

    /** Whether a text begins so for {@code urlsplit}, the scheme in capitals or not. */
    static boolean begins(String text, String prefix) {
        int matched = 0;
        for (int i = startOf(text); i < text.length() && matched < prefix.length(); i++) {
            if (!isForgotten(text.charAt(i))) {
                String c = text.substring(i, i + 1).toLowerCase(Locale.ROOT);
                if (!prefix.startsWith(c, matched)) {
                    return false;
                }
                matched++;
            }
        }
        return matched == prefix.length();
    }

    private static int startOf(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        return start;
    }

    static boolean isForgotten(char c) {
        return c == '\t' || c == '\r' || c == '\n';
    }

    int at() {
        return at;
    }

    int end() {
        return text.length();
    }

    boolean sees(String next) {
        return text.startsWith(next, at);
    }

    String substring(int start, int end) {
        return text.substring(start, end);
    }

    char charAt(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    boolean isAtom(int index) {
        return index < text.length() && in.isAtom(place(index));
    }

    /** The first place of any of these characters from {@code from} on and before {@code to}, or {@code to}. */
    int find(String any, int from, int to) {
        for (int i = from; i < to; i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return Math.max(from, to);
    }

    /** The last place of a character from {@code from} on and before {@code to}, or -1. */
    int findLast(char c, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    void take(Kind kind, int end) {
        in.take(kind, place(end));
        at = end;
    }

    void takeUnlessEmpty(Kind kind, int end) {
        if (end > at) {
            take(kind, end);
        }
    }

    void mark(int length) {
        take(Kind.MARK, at + length);
    }

    private int place(int index) {
        return places.length == 0 ? index : places[index];
    }

    Misread misread(String problem, int index, String fix) {
        return new Misread(problem, place(index), fix);
    }
}
