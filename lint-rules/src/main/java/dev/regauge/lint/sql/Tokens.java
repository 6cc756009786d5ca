package dev.regauge.lint.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text cut into tokens: they follow one another without a gap and cover the text from the first character to the
 * last. Cannot be changed; safe for use by several threads.
 */
public final class Tokens {

    private static final TokenKind[] KINDS = TokenKind.values();

    private final String text;
    private final Reading reading;
    private final byte[] kinds;
    private final int[] ends;
    private final int size;
    private final boolean unterminated;

    /** Takes over the arrays, of which the first {@code size} elements count; kinds by their ordinals. */
    Tokens(String text, Reading reading, byte[] kinds, int[] ends, int size, boolean unterminated) {
        this.text = text;
        this.reading = reading;
        this.kinds = kinds;
        this.ends = ends;
        this.size = size;
        this.unterminated = unterminated;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** Who the tokens were read for. */
    public Reading reading() {
        return reading;
    }

    /** How many tokens there are, whitespace and comments among them. */
    public int size() {
        return size;
    }

    /** What the token is; tokens count from 0. */
    public TokenKind kind(int token) {
        return KINDS[kinds[token]];
    }

    /** Offset of the token's first character. */
    public int start(int token) {
        return token == 0 ? 0 : ends[token - 1];
    }

    /** Offset behind the token's last character. */
    public int end(int token) {
        return ends[token];
    }

    /** The token's characters. */
    public String text(int token) {
        return text.substring(start(token), end(token));
    }

    /** Whether the token is this keyword, in whatever case. */
    public boolean is(int token, String keyword) {
        int start = start(token);
        return kind(token) == TokenKind.WORD
                && end(token) - start == keyword.length()
                && text.regionMatches(true, start, keyword, 0, keyword.length());
    }

    /** Whether the last token is a quote or a comment that the text ends within. */
    public boolean unterminated() {
        return unterminated;
    }

    /** The parameters in the order of the text. */
    public List<SqlParameter> parameters() {
        List<SqlParameter> parameters = new ArrayList<>();
        Map<String, Integer> names = new LinkedHashMap<>();
        boolean afterHole = false;
        for (int token = 0; token < size; token++) {
            TokenKind kind = kind(token);
            afterHole |= kind == TokenKind.HOLE;
            if (kind == TokenKind.PLACEHOLDER) {
                String name = name(token);
                int ordinal = ordinal(name, parameters.size() + 1, names);
                parameters.add(new SqlParameter(ordinal, start(token), end(token), name, afterHole));
            }
        }
        return parameters;
    }

    private static int ordinal(String name, int next, Map<String, Integer> names) {
        if (name.isEmpty()) {
            return next;
        }
        if (Character.isDigit(name.charAt(0)) && name.length() < 6) {
            return Integer.parseInt(name);
        }
        return names.computeIfAbsent(name, added -> names.size() + 1);
    }

    private String name(int token) {
        int start = start(token) + 1;
        int end = end(token);
        return start < end && text.charAt(start) == '{'
                ? text.substring(start + 1, end - 1)
                : text.substring(start, end);
    }
}
