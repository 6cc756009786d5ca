package dev.regauge.lint.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds where one statement of a text ends and the next begins. */
public final class Statements {

    private final Tokens tokens;
    private final List<SqlParameter> parameters;
    private final int most;
    private final List<SqlStatement> found = new ArrayList<>();
    private int[] current = new int[16];
    private int size;
    private int nextParameter;
    private int parentheses;

    /** How many BEGIN ATOMIC and, within them, CASE are open. */
    private int blocks;

    private Statements(Tokens tokens, int most) {
        this.tokens = tokens;
        this.most = most;
        this.parameters = tokens.parameters();
    }

    /**
     * The statements of a text in order: parted by semicolons outside of quotes, comments, parentheses and the bodies
     * of functions ({@code BEGIN ATOMIC .. END}). Without empty ones.
     */
    public static List<SqlStatement> split(Tokens tokens) {
        return split(tokens, Integer.MAX_VALUE);
    }

    /** The same, up to a number of statements: what is behind them is not looked at. */
    public static List<SqlStatement> split(Tokens tokens, int most) {
        return new Statements(tokens, most).run();
    }

    /** Reads a text and splits it. */
    public static List<SqlStatement> of(String text, Reading reading) {
        return split(Lexer.tokens(text, reading));
    }

    private List<SqlStatement> run() {
        for (int token = 0; token < tokens.size() && found.size() < most; token++) {
            TokenKind kind = tokens.kind(token);
            if (!kind.significant()) {
                continue;
            }
            if (kind == TokenKind.SEMICOLON && parentheses == 0 && blocks == 0) {
                endStatement(tokens.start(token));
            } else {
                add(token, kind);
            }
        }
        if (found.size() < most) {
            endStatement(Integer.MAX_VALUE);
        }
        return List.copyOf(found);
    }

    private void add(int token, TokenKind kind) {
        if (kind == TokenKind.LEFT_PARENTHESIS) {
            parentheses++;
        } else if (kind == TokenKind.RIGHT_PARENTHESIS) {
            parentheses = Math.max(0, parentheses - 1);
        } else if (kind == TokenKind.WORD && size > 0) {
            countBlocks(token);
        }
        if (size == current.length) {
            current = Arrays.copyOf(current, size * 2);
        }
        current[size++] = token;
    }

    private void countBlocks(int token) {
        int before = current[size - 1];
        if (blocks == 0) {
            boolean body = tokens.is(token, "ATOMIC") && tokens.is(before, "BEGIN");
            blocks = body && tokens.is(current[0], "CREATE") ? 1 : 0;
        } else if (isLabel(before)) {
            return;
        } else if (tokens.is(token, "BEGIN") || tokens.is(token, "CASE")) {
            blocks++;
        } else if (tokens.is(token, "END") && (blocks > 1 || beginsStatement(before))) {
            blocks--;
        }
    }

    /** Any word may name a column behind these. */
    private boolean isLabel(int before) {
        return tokens.kind(before) == TokenKind.DOT || tokens.is(before, "AS");
    }

    private boolean beginsStatement(int before) {
        return tokens.kind(before) == TokenKind.SEMICOLON || tokens.is(before, "ATOMIC");
    }

    private void endStatement(int before) {
        int first = nextParameter;
        while (nextParameter < parameters.size()
                && parameters.get(nextParameter).start() < before) {
            nextParameter++;
        }
        if (size > 0) {
            found.add(new SqlStatement(tokens, Arrays.copyOf(current, size), parameters.subList(first, nextParameter)));
        }
        size = 0;
        parentheses = 0;
        blocks = 0;
    }
}
