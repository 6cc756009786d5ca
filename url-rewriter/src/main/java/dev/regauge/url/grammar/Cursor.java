package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A text that is cut into pieces from left to right. Each placeholder counts as one character, which {@link #isAtom}
 * tells from letters. Not safe for use by several threads.
 */
public final class Cursor {

    /** One server, a login and a handful of parameters. */
    private static final int USUAL_PIECES = 32;

    private final Atoms atoms;
    private final String text;
    private final List<Piece> pieces = new ArrayList<>(USUAL_PIECES);
    private int at;

    /** At the beginning of the text. */
    public Cursor(Atoms atoms) {
        this.atoms = atoms;
        this.text = atoms.folded();
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** Where the next piece begins. */
    public int at() {
        return at;
    }

    /** Behind the last character of the text. */
    public int end() {
        return text.length();
    }

    /** Whether everything has been cut. */
    public boolean atEnd() {
        return at == text.length();
    }

    /** The character at a place; 0 behind the end. */
    public char charAt(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    /** Whether a placeholder stands at this place. */
    public boolean isAtom(int index) {
        return index < text.length() && atoms.isStandIn(text.charAt(index));
    }

    /** Whether the text goes on with this one, at the place of the next piece. */
    public boolean sees(String next) {
        return text.startsWith(next, at);
    }

    /** The first place of a character from {@code from} on and before {@code to}, or {@code to}. */
    public int find(char c, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return Math.max(from, to);
    }

    /** The first place of any of these characters from {@code from} on and before {@code to}, or {@code to}. */
    public int findAny(String any, int from, int to) {
        for (int i = from; i < to; i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return Math.max(from, to);
    }

    /** The last place of a character from {@code from} on and before {@code to}, or -1. */
    public int findLast(char c, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Cuts the next piece; it may be empty. */
    public void take(Kind kind, int end) {
        pieces.add(new Piece(kind, at, end));
        at = end;
    }

    /** Cuts punctuation of this many characters. */
    public void mark(int length) {
        take(Kind.MARK, at + length);
    }

    /** Cuts punctuation up to a place; nothing where the place is reached already. */
    public void markTo(int end) {
        if (end > at) {
            take(Kind.MARK, end);
        }
    }

    /** Everything cut so far. */
    public List<Piece> pieces() {
        return Collections.unmodifiableList(pieces);
    }
}
