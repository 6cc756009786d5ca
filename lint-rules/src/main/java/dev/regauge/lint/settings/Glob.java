package dev.regauge.lint.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern for paths or names: {@code *} is anything within one part, {@code **} anything at all, {@code ?} one
 * character within a part. Two stars and a separator are any number of whole parts, and none. The time a match takes
 * grows with the product of both lengths and no faster, whoever wrote the pattern.
 */
final class Glob {

    private static final int LONGEST = 500;

    private final String pattern;
    private final char separator;
    private final List<Token> tokens = new ArrayList<>();

    private enum Kind {
        CHARACTER,
        ONE,
        STAR,
        ALL,
        PARTS
    }

    private record Token(Kind kind, char character) {}

    private Glob(String pattern, char separator) {
        this.pattern = pattern;
        this.separator = separator;
    }

    /**
     * A pattern for a path with {@code /} between folders; a folder with {@code /} behind it is all in it.
     *
     * @throws IllegalArgumentException where it is empty or too long
     */
    static Glob path(String pattern) {
        return of(pattern.endsWith("/") ? pattern + "**" : pattern, '/');
    }

    /**
     * A pattern for a name with dots between its parts.
     *
     * @throws IllegalArgumentException where it is empty or too long
     */
    static Glob name(String pattern) {
        return of(pattern, '.');
    }

    private static Glob of(String pattern, char separator) {
        if (pattern.isBlank() || pattern.length() > LONGEST) {
            throw new IllegalArgumentException("a pattern has 1 to " + LONGEST + " characters");
        }
        Glob glob = new Glob(pattern, separator);
        glob.read();
        return glob;
    }

    private void read() {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*' && pattern.startsWith("**", i)) {
                boolean starts = i == 0 || pattern.charAt(i - 1) == separator;
                boolean parts = starts && i + 2 < pattern.length() && pattern.charAt(i + 2) == separator;
                tokens.add(new Token(parts ? Kind.PARTS : Kind.ALL, c));
                i += parts ? 2 : 1;
            } else {
                tokens.add(new Token(c == '*' ? Kind.STAR : c == '?' ? Kind.ONE : Kind.CHARACTER, c));
            }
        }
    }

    /** Whether all of the text fits. */
    boolean matches(String text) {
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (Token token : tokens) {
            reached = step(token, text, reached);
        }
        return reached[text.length()];
    }

    /** The offsets that are reached behind a token, given those before it. */
    private boolean[] step(Token token, String text, boolean[] before) {
        return switch (token.kind()) {
            case CHARACTER -> one(text, before, c -> c == token.character());
            case ONE -> one(text, before, c -> c != separator);
            case STAR -> many(text, before, c -> c != separator);
            case ALL -> many(text, before, c -> true);
            case PARTS -> parts(text, before);
        };
    }

    private static boolean[] one(String text, boolean[] before, IntPredicate fits) {
        boolean[] behind = new boolean[before.length];
        for (int i = 0; i < text.length(); i++) {
            behind[i + 1] = before[i] && fits.test(text.charAt(i));
        }
        return behind;
    }

    private static boolean[] many(String text, boolean[] before, IntPredicate fits) {
        boolean[] behind = new boolean[before.length];
        boolean open = false;
        for (int i = 0; i < before.length; i++) {
            open |= before[i];
            behind[i] = open;
            open &= i < text.length() && fits.test(text.charAt(i));
        }
        return behind;
    }

    private boolean[] parts(String text, boolean[] before) {
        boolean[] behind = new boolean[before.length];
        boolean open = false;
        for (int i = 0; i < before.length; i++) {
            behind[i] = before[i] || (open && text.charAt(i - 1) == separator);
            open |= before[i];
        }
        return behind;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
