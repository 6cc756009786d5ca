package dev.regauge.url;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The placeholders of a text, each folded into one stand-in character that the text does not hold, so that a grammar can
 * treat what nobody can see into as one letter.
 *
 * <p>Known are <code>${name:default}</code>, <code>#{...}</code>, <code>{{...}}</code>, <code>$(name)</code>,
 * {@code @name@} and the {@code %s}, {@code %d} and {@code %1$s} of a format string. {@code %d} in front of a
 * hexadecimal digit is none, because it may be a percent-encoded byte.
 */
final class Atoms {

    private static final char FIRST_STAND_IN = '\uE000';
    private static final char LAST_STAND_IN = '\uF8FF';

    /** Longer placeholders are taken for plain text, which keeps the search linear. */
    private static final int LONGEST = 4096;

    private static final String SEPARATORS = "/:@,=&?";

    private record Atom(String text, int start) {}

    private final List<Atom> atoms = new ArrayList<>();
    private final Map<Character, Integer> indexOfStandIn = new HashMap<>();
    private final String folded;

    private Atoms(String text) {
        Set<Character> taken = standInsIn(text);
        StringBuilder result = new StringBuilder(text.length());
        char next = FIRST_STAND_IN;
        int at = 0;
        while (at < text.length()) {
            while (taken.contains(next)) {
                next++;
            }
            int end = next > LAST_STAND_IN ? at : endOfAtom(text, at);
            if (end <= at) {
                result.append(text.charAt(at++));
            } else {
                indexOfStandIn.put(next, atoms.size());
                atoms.add(new Atom(text.substring(at, end), at));
                result.append(next++);
                at = end;
            }
        }
        folded = result.toString();
    }

    static Atoms in(String text) {
        return new Atoms(text);
    }

    private static Set<Character> standInsIn(String text) {
        Set<Character> taken = new HashSet<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_STAND_IN && c <= LAST_STAND_IN) {
                taken.add(c);
            }
        }
        return taken;
    }

    /** The text with one character for each placeholder. */
    String folded() {
        return folded;
    }

    /** The placeholders in their order. */
    List<String> texts() {
        return atoms.stream().map(Atom::text).toList();
    }

    boolean isStandIn(char c) {
        return indexOfStandIn.containsKey(c);
    }

    /** The placeholder a character stands for, or the character itself. */
    String atom(char c) {
        Integer index = indexOfStandIn.get(c);
        return index == null ? String.valueOf(c) : atoms.get(index).text();
    }

    /** A part of the folded text as it was. */
    String unfold(String part) {
        if (atoms.isEmpty()) {
            return part;
        }
        StringBuilder text = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            text.append(atom(part.charAt(i)));
        }
        return text.toString();
    }

    /** Where a character of the folded text stands in the original. */
    int original(int foldedIndex) {
        int swallowed = 0;
        for (Atom atom : atoms) {
            if (atom.start() - swallowed >= foldedIndex) {
                break;
            }
            swallowed += atom.text().length() - 1;
        }
        return foldedIndex + swallowed;
    }

    /** Whether nothing but a name stands between the brackets, so that no value can hide in it. */
    static boolean isBareName(String atom) {
        if (atom.startsWith("@") || atom.startsWith("%")) {
            return atom.startsWith("%");
        }
        int brackets = atom.startsWith("{{") ? 2 : 1;
        return atom.substring(2, atom.length() - brackets).chars().allMatch(c -> c == ' ' || isNameCharacter(c));
    }

    /** The end of the placeholder that starts here; not behind {@code at} where none does. */
    private static int endOfAtom(String text, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return switch (text.charAt(at)) {
            case '$' -> next == '(' ? endOfBrackets(text, at + 1, '(', ')') : endOfBraces(text, at + 1);
            case '#' -> endOfBraces(text, at + 1);
            case '{' -> next == '{' ? endOfBraces(text, at) : at;
            case '@' -> endOfMavenName(text, at);
            case '%' -> endOfFormat(text, at);
            default -> at;
        };
    }

    private static int endOfBraces(String text, int at) {
        return endOfBrackets(text, at, '{', '}');
    }

    /** Brackets may nest, as in <code>${A:${B}}</code>; one that is never closed is no placeholder. */
    private static int endOfBrackets(String text, int at, char open, char close) {
        if (at >= text.length() || text.charAt(at) != open) {
            return -1;
        }
        int depth = 0;
        int limit = Math.min(text.length(), at + LONGEST);
        for (int i = at; i < limit; i++) {
            char c = text.charAt(i);
            if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Only between separators: the middle of {@code u:p@ss@host} is a mistake and no placeholder. */
    private static int endOfMavenName(String text, int at) {
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

    private static int endOfFormat(String text, int at) {
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

    private static boolean isNameCharacter(int c) {
        return c == '.' || c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c));
    }
}
