package dev.regauge.lint.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds where one statement of a text ends and the next begins. */
public final class Statements {

    private final Tokens tokens;
    private final List<SqlParameter> parameters;
    private final List<SqlStatement> found = new ArrayList<>();
    private int[] current = new int[16];
    private int size;
    private int nextParameter;
    private int parentheses;

    /** How many BEGIN ATOMIC and, within them, CASE are open. */
    private int blocks;

    private Statements(Tokens tokens) {
        this.tokens = tokens;
        this.parameters = tokens.parameters();
    }

    /**
     * The statements of a text in order: parted by semicolons outside of quotes, comments, parentheses and the bodies
     * of functions ({@code BEGIN ATOMIC .. END}). Without empty ones.
     */
    public static List<SqlStatement> split(Tokens tokens) {
        return new Statements(tokens).run();
    }

    /** Reads a text and splits it. */
    public static List<SqlStatement> of(String text, Reading reading) {
        return split(Lexer.tokens(text, reading));
    }

    private List<SqlStatement> run() {
        for (int token = 0; token < tokens.size(); token++) {
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
        endStatement(Integer.MAX_VALUE);
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
        if (blocks == 0) {
            boolean body = tokens.is(token, "ATOMIC") && tokens.is(current[size - 1], "BEGIN");
            blocks = body && tokens.is(current[0], "CREATE") ? 1 : 0;
        } else if (tokens.is(token, "BEGIN") || tokens.is(token, "CASE")) {
            blocks++;
        } else if (tokens.is(token, "END")) {
            blocks--;
        }
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
