package dev.regauge.url.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * The placeholders of a text, each folded into one stand-in character that the text does not hold, so that a grammar can
 * treat what nobody can see into as one letter. Takes time and memory in proportion to the text.
 *
 * <p>Known are <code>${name:default}</code>, <code>#{...}</code>, <code>{{...}}</code>, <code>$(name)</code>,
 * <code>&lt;%= ... %&gt;</code>, {@code ENC[...]}, {@code @name@} and the {@code %s}, {@code %d} and {@code %1$s} of a
 * format string. {@code %d} in front of a hexadecimal digit is none, because it may be a percent-encoded byte. A text
 * has 6,400 of them at most; what looks like more is plain text.
 */
public final class Atoms {

    private static final char FIRST_STAND_IN = '\uE000';
    private static final int STAND_INS = 0xF8FF - FIRST_STAND_IN + 1;
    private static final String SEPARATORS = "/:@,=&?";
    private static final int[] NONE = {};

    private record Atom(String text, int start, int foldedAt) {}

    private final String text;
    private final List<Atom> atoms;

    /** For each character that may stand in: 0 for none, or the number of its placeholder counted from 1. */
    private final int[] standIns;

    private final String folded;

    private Atoms(String text) {
        this.text = text;
        Finder finder = new Finder(text);
        int first = finder.next(0);
        if (first < 0) {
            atoms = List.of();
            folded = text;
            standIns = NONE;
        } else {
            atoms = new ArrayList<>();
            standIns = new int[STAND_INS];
            folded = fold(finder, first);
        }
    }

    private String fold(Finder finder, int first) {
        boolean[] taken = taken();
        StringBuilder result = new StringBuilder(text.length());
        int standIn = 0;
        int at = 0;
        for (int start = first; start >= 0; start = finder.next(at)) {
            while (standIn < STAND_INS && taken[standIn]) {
                standIn++;
            }
            if (standIn == STAND_INS) {
                break;
            }
            result.append(text, at, start);
            at = finder.end(start);
            atoms.add(new Atom(text.substring(start, at), start, result.length()));
            standIns[standIn] = atoms.size();
            result.append((char) (FIRST_STAND_IN + standIn++));
        }
        return result.append(text, at, text.length()).toString();
    }

    private boolean[] taken() {
        boolean[] taken = new boolean[STAND_INS];
        for (int i = 0; i < text.length(); i++) {
            int standIn = text.charAt(i) - FIRST_STAND_IN;
            if (standIn >= 0 && standIn < STAND_INS) {
                taken[standIn] = true;
            }
        }
        return taken;
    }

    /** Finds the placeholders of a text. */
    public static Atoms in(String text) {
        return new Atoms(text);
    }

    /** The text with one character for each placeholder. */
    public String folded() {
        return folded;
    }

    /** The placeholders in their order. */
    public List<String> texts() {
        return atoms.stream().map(Atom::text).toList();
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return atoms.isEmpty();
    }

    /** Whether a character of the folded text stands for a placeholder. */
    public boolean isStandIn(char c) {
        return number(c) > 0;
    }

    private int number(char c) {
        int standIn = c - FIRST_STAND_IN;
        return standIn >= 0 && standIn < standIns.length ? standIns[standIn] : 0;
    }

    /** The placeholder a character stands for, or the character itself. */
    public String atom(char c) {
        int number = number(c);
        return number == 0 ? String.valueOf(c) : atoms.get(number - 1).text();
    }

    /** A part of the folded text as it was. */
    public String unfold(String part) {
        if (atoms.isEmpty()) {
            return part;
        }
        StringBuilder unfolded = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            unfolded.append(atom(part.charAt(i)));
        }
        return unfolded.toString();
    }

    /** Where a character of the folded text stands in the original. */
    public int original(int foldedIndex) {
        int low = 0;
        int high = atoms.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (atoms.get(middle).foldedAt() < foldedIndex) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return foldedIndex;
        }
        Atom before = atoms.get(low - 1);
        return before.start() + before.text().length() + foldedIndex - before.foldedAt() - 1;
    }

    /** Whether nothing but a name stands between the brackets, so that no value can hide in it. */
    public static boolean isBareName(String atom) {
        if (atom.startsWith("ENC[") || atom.startsWith("<%")) {
            return false;
        }
        if (atom.startsWith("@") || atom.startsWith("%")) {
            return atom.startsWith("%");
        }
        int brackets = atom.startsWith("{{") ? 2 : 1;
        return atom.substring(2, atom.length() - brackets).chars().allMatch(c -> c == ' ' || isNameCharacter(c));
    }

    private static boolean isNameCharacter(int c) {
        return c == '.' || c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c));
    }

    /** Looks for placeholders from left to right; each question of it is asked once. */
    private static final class Finder {

        private static final int UNKNOWN = -2;

        private final String text;
        private int[] closing = NONE;
        private int lastErb = UNKNOWN;
        private int lastBracket = UNKNOWN;

        Finder(String text) {
            this.text = text;
        }

        /** The beginning of the next placeholder, or -1. */
        int next(int from) {
            for (int i = from; i < text.length(); i++) {
                if (mayOpen(text.charAt(i)) && end(i) > i) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean mayOpen(char c) {
            return switch (c) {
                case '$', '#', '{', '@', '%', '<', 'E' -> true;
                default -> false;
            };
        }

        /** The end of the placeholder that starts here; not behind {@code at} where none does. */
        int end(int at) {
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            return switch (text.charAt(at)) {
                case '$' -> next == '(' || next == '{' ? endOfBrackets(at + 1) : at;
                case '#' -> next == '{' ? endOfBrackets(at + 1) : at;
                case '{' -> next == '{' ? endOfBrackets(at) : at;
                case '@' -> endOfMavenName(at);
                case '%' -> endOfFormat(at);
                case '<' -> next == '%' && at + 2 <= lastErb() ? text.indexOf("%>", at + 2) + 2 : at;
                case 'E' -> text.startsWith("ENC[", at) && at < lastBracket() ? text.indexOf(']', at) + 1 : at;
                default -> at;
            };
        }

        private int lastErb() {
            if (lastErb == UNKNOWN) {
                lastErb = text.lastIndexOf("%>");
            }
            return lastErb;
        }

        private int lastBracket() {
            if (lastBracket == UNKNOWN) {
                lastBracket = text.lastIndexOf(']');
            }
            return lastBracket;
        }

        /** Brackets may nest, as in <code>${A:${B}}</code>; one that is never closed is no placeholder. */
        private int endOfBrackets(int opening) {
            if (closing.length == 0) {
                closing = closings();
            }
            return closing[opening];
        }

        /** Behind the bracket that closes each opening one; 0 where none does. */
        private int[] closings() {
            int[] ends = new int[text.length()];
            int[] open = new int[text.length()];
            match('{', '}', ends, open);
            match('(', ')', ends, open);
            return ends;
        }

        private void match(char opening, char closer, int[] ends, int[] open) {
            int depth = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == opening) {
                    open[depth++] = i;
                } else if (c == closer && depth > 0) {
                    ends[open[--depth]] = i + 1;
                }
            }
        }

        /** Only between separators: the middle of {@code u:p@ss@host} is a mistake and no placeholder. */
        private int endOfMavenName(int at) {
            if (at > 0 && SEPARATORS.indexOf(text.charAt(at - 1)) < 0) {
                return at;
            }
            int i = at + 1;
            while (i < text.length() && isNameCharacter(text.charAt(i))) {
                i++;
            }
            boolean closed = i > at + 1 && i < text.length() && text.charAt(i) == '@';
            boolean ended = i + 1 >= text.length() || SEPARATORS.indexOf(text.charAt(i + 1)) >= 0;
            return closed && ended ? i + 1 : at;
        }

        private int endOfFormat(int at) {
            int i = at + 1;
            while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                i++;
            }
            boolean indexed = i > at + 1 && i < text.length() && text.charAt(i) == '$';
            if (i > at + 1 && !indexed) {
                return at;
            }
            int conversion = indexed ? i + 1 : i;
            if (conversion >= text.length()) {
                return at;
            }
            char c = text.charAt(conversion);
            boolean mayBeByte =
                    !indexed && conversion + 1 < text.length() && Character.digit(text.charAt(conversion + 1), 16) >= 0;
            return c == 's' || (c == 'd' && !mayBeByte) ? conversion + 1 : at;
        }
    }
}
