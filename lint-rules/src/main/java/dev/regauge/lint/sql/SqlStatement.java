package dev.regauge.lint.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a text, without the semicolon behind it: its significant tokens, counted from 0, with offsets into
 * the whole text. Asking for a token that is not there gives {@link #NONE} and no error, so that a rule can look around
 * freely. Cannot be changed.
 */
public final class SqlStatement {

    /** No such token. */
    public static final int NONE = -1;

    private static final Set<String> QUERIES =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "TABLE");

    private final Tokens tokens;
    private final int[] significant;
    private final List<SqlParameter> parameters;
    private final int[] partners;
    private final int[] enclosing;
    private final String keyword;

    /** Of each token that is a word its capitals, once somebody has asked. */
    private final @Nullable String[] words;

    private @Nullable Set<String> vocabulary;

    /** Takes over the array, which holds at least one number of a token. */
    SqlStatement(Tokens tokens, int[] significant, List<SqlParameter> parameters) {
        this.tokens = tokens;
        this.significant = significant;
        this.parameters = List.copyOf(parameters);
        this.partners = new int[significant.length];
        this.enclosing = new int[significant.length];
        this.words = new String[significant.length];
        pairParentheses();
        this.keyword = findKeyword();
    }

    /** How many significant tokens there are; at least one. */
    public int size() {
        return significant.length;
    }

    /** What the token is; {@link TokenKind#OTHER} where there is none. */
    public TokenKind kind(int token) {
        return exists(token) ? tokens.kind(significant[token]) : TokenKind.OTHER;
    }

    /** Whether there is such a token, of this kind. */
    public boolean is(int token, TokenKind kind) {
        return exists(token) && tokens.kind(significant[token]) == kind;
    }

    /** Whether the token is this keyword, in whatever case. */
    public boolean is(int token, String keyword) {
        return word(token).equals(keyword);
    }

    /** Whether the token is one of these keywords, in whatever case. */
    public boolean is(int token, String... keywords) {
        String word = word(token);
        for (String keyword : keywords) {
            if (word.equals(keyword)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the keyword stands anywhere in the statement, in whatever case. */
    public boolean has(String keyword) {
        Set<String> all = vocabulary;
        if (all == null) {
            all = new HashSet<>();
            for (int token = 0; token < significant.length; token++) {
                all.add(word(token));
            }
            vocabulary = all;
        }
        return all.contains(keyword);
    }

    /** The capitals of a word; empty where there is another token, or none. Threads may find them out twice. */
    private String word(int token) {
        if (!exists(token)) {
            return "";
        }
        String word = words[token];
        if (word == null) {
            word = kind(token) == TokenKind.WORD
                    ? tokens.text(significant[token]).toUpperCase(Locale.ROOT)
                    : "";
            words[token] = word;
        }
        return word;
    }

    /** Whether the keywords stand here one behind the other. */
    public boolean follows(int token, String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!is(token + i, keywords[i])) {
                return false;
            }
        }
        return true;
    }

    /** The token's characters; empty where there is none. */
    public String text(int token) {
        return exists(token) ? tokens.text(significant[token]) : "";
    }

    /** The token's characters in capitals; empty where there is none. */
    public String upper(int token) {
        return is(token, TokenKind.WORD) ? word(token) : text(token).toUpperCase(Locale.ROOT);
    }

    /** Offset of the token's first character; the statement's end where there is none. */
    public int start(int token) {
        return exists(token) ? tokens.start(significant[token]) : end();
    }

    /** Offset behind the token's last character; the statement's end where there is none. */
    public int end(int token) {
        return exists(token) ? tokens.end(significant[token]) : end();
    }

    /** Whether nothing stands between the two tokens. */
    public boolean adjacent(int first, int second) {
        return exists(first) && exists(second) && end(first) == start(second);
    }

    private boolean exists(int token) {
        return token >= 0 && token < significant.length;
    }

    /** Offset of the statement's first significant character. */
    public int start() {
        return tokens.start(significant[0]);
    }

    /** Offset behind the statement's last significant character. */
    public int end() {
        return tokens.end(significant[significant.length - 1]);
    }

    /** From the first significant character to the last. */
    public String text() {
        return tokens.text().substring(start(), end());
    }

    /** The parameters that stand in this statement; ordinals count over the whole text. */
    public List<SqlParameter> parameters() {
        return parameters;
    }

    /**
     * The parameter that is this token.
     *
     * @throws IllegalArgumentException when the token is none
     */
    public SqlParameter parameter(int token) {
        int start = start(token);
        int low = 0;
        int high = parameters.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            SqlParameter parameter = parameters.get(middle);
            if (parameter.start() == start) {
                return parameter;
            }
            if (parameter.start() < start) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new IllegalArgumentException("Token " + token + " is no parameter");
    }

    /** The parenthesis that belongs to this one, in either direction, or {@link #NONE}. */
    public int partner(int parenthesis) {
        return exists(parenthesis) ? partners[parenthesis] : NONE;
    }

    /** The parenthesis that is open at this token, or {@link #NONE}. */
    public int enclosing(int token) {
        return exists(token) ? enclosing[token] : NONE;
    }

    /** How many commas stand before the token between the parentheses around it: the number of its argument, from 0. */
    public int argumentIndex(int token) {
        int open = enclosing(token);
        int commas = 0;
        for (int at = open + 1; at < token; at++) {
            commas += is(at, TokenKind.COMMA) && enclosing(at) == open ? 1 : 0;
        }
        return commas;
    }

    private void pairParentheses() {
        int open = NONE;
        for (int token = 0; token < significant.length; token++) {
            partners[token] = NONE;
            enclosing[token] = open;
            if (is(token, TokenKind.LEFT_PARENTHESIS)) {
                open = token;
            } else if (is(token, TokenKind.RIGHT_PARENTHESIS) && open != NONE) {
                partners[token] = open;
                partners[open] = token;
                open = enclosing[open];
                enclosing[token] = open;
            }
        }
    }

    /**
     * What the statement does, as its keyword in capitals: {@code SELECT}, {@code SET}, {@code CREATE}. Common table
     * expressions, parentheses and a JDBC escape around it are looked through. Empty where a hole hides it.
     */
    public String keyword() {
        return keyword;
    }

    private String findKeyword() {
        int first = 0;
        while (is(first, TokenKind.LEFT_PARENTHESIS)) {
            first++;
        }
        if (text(first).equals("{")) {
            return jdbcEscape(first + 1);
        }
        return is(first, "WITH") ? behindCommonTables(first + 1) : is(first, TokenKind.WORD) ? upper(first) : "";
    }

    private String jdbcEscape(int token) {
        int call = is(token, TokenKind.PLACEHOLDER) ? token + 2 : token;
        return is(call, TokenKind.WORD) ? upper(call) : "";
    }

    private String behindCommonTables(int start) {
        int token = start;
        while (token < size()) {
            if (is(token, TokenKind.LEFT_PARENTHESIS)) {
                int end = partner(token);
                if (end == NONE) {
                    return "";
                }
                token = end;
            } else if (is(token, TokenKind.HOLE)) {
                return "";
            } else if (QUERIES.contains(upper(token)) && token > start && !is(token - 1, TokenKind.COMMA)) {
                return upper(token);
            }
            token++;
        }
        return "";
    }

    /**
     * Whether it begins, ends or marks a transaction, or sets its properties. {@code END} of a function's body or of a
     * {@code CASE} is none, because it never begins a statement.
     */
    public boolean transactionControl() {
        return switch (is(0, TokenKind.WORD) ? upper(0) : "") {
            case "BEGIN", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE" -> true;
            case "START", "PREPARE" -> is(1, "TRANSACTION");
            case "SET" ->
                is(1, "TRANSACTION") || follows(1, "SESSION", "CHARACTERISTICS") || follows(1, "LOCAL", "TRANSACTION");
            default -> false;
        };
    }

    @Override
    public String toString() {
        return text();
    }
}
