package dev.regauge.lint.sql;

import dev.regauge.url.Secrets;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which values of a list belong to the column of a secret: {@code insert into t (name, password)} with
 * {@code values} or {@code select}, the {@code insert} of a {@code merge}, and {@code (name, password) = ('bob', 'x')}.
 */
final class SecretColumns {

    private enum State {
        NONE,
        INTO,
        COLUMNS,
        BEHIND_COLUMNS,
        COMPARED,
        VALUES,
        SELECTED
    }

    private final Tokens tokens;
    private State state = State.NONE;
    private boolean inserts;

    /** Whether the values are a list of rows in parentheses of its own. */
    private boolean listed;

    private final List<String> columns = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private int depth;

    /** How deep the values stand. */
    private int base;

    private int column;

    SecretColumns(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether a value that stands here belongs to a secret. */
    boolean isSecret() {
        return (state == State.VALUES || state == State.SELECTED)
                && column < columns.size()
                && Secrets.isSecretName(columns.get(column));
    }

    /** Goes over one more token that the grammar sees. */
    void follow(int token) {
        TokenKind kind = tokens.kind(token);
        if (kind == TokenKind.SEMICOLON) {
            state = State.NONE;
            inserts = false;
            depth = 0;
            return;
        }
        depth += kind == TokenKind.LEFT_PARENTHESIS ? 1 : kind == TokenKind.RIGHT_PARENTHESIS ? -1 : 0;
        switch (state) {
            case NONE -> begin(token, kind);
            case INTO -> into(token, kind);
            case COLUMNS -> column(token, kind);
            case BEHIND_COLUMNS -> behindColumns(token);
            case COMPARED -> compared(token, kind);
            case VALUES -> value(token, kind);
            case SELECTED -> selected(token, kind);
        }
    }

    private void begin(int token, TokenKind kind) {
        if (tokens.is(token, "into") || tokens.is(token, "insert")) {
            state = State.INTO;
        } else if (kind == TokenKind.LEFT_PARENTHESIS) {
            beginColumns(false);
        }
    }

    private void into(int token, TokenKind kind) {
        if (kind == TokenKind.LEFT_PARENTHESIS) {
            beginColumns(true);
        } else if (tokens.is(token, "values") || tokens.is(token, "select") || tokens.is(token, "using")) {
            state = State.NONE;
        }
    }

    private void beginColumns(boolean ofInsert) {
        inserts = ofInsert;
        columns.clear();
        name.setLength(0);
        state = State.COLUMNS;
    }

    private void column(int token, TokenKind kind) {
        switch (kind) {
            case COMMA, RIGHT_PARENTHESIS -> {
                columns.add(name.toString());
                name.setLength(0);
                boolean over = kind == TokenKind.RIGHT_PARENTHESIS;
                state = !over ? State.COLUMNS : inserts ? State.BEHIND_COLUMNS : State.COMPARED;
            }
            case WORD, QUOTED_NAME, DOT, LEFT_BRACKET, RIGHT_BRACKET, NUMBER -> name.append(tokens.text(token));
            case LEFT_PARENTHESIS -> beginColumns(false);
            default -> state = State.NONE;
        }
    }

    /** Whatever stands between: {@code overriding}, a query's {@code with}, the rest of a query before {@code union}. */
    private void behindColumns(int token) {
        if (tokens.is(token, "values")) {
            beginValues(depth + 1, false);
        } else if (tokens.is(token, "select")) {
            state = State.SELECTED;
            base = depth;
            column = 0;
        } else if (tokens.is(token, "returning") || tokens.is(token, "default") || tokens.is(token, "when")) {
            state = State.NONE;
        }
    }

    private void compared(int token, TokenKind kind) {
        String raw = tokens.text(token);
        if (kind == TokenKind.LEFT_PARENTHESIS) {
            beginValues(depth + (listed ? 1 : 0), listed);
        } else if (tokens.is(token, "in")) {
            listed = true;
        } else if (raw.equals("=") || raw.equals("<>") || raw.equals("!=")) {
            listed = false;
        } else if (!tokens.is(token, "row") && !tokens.is(token, "not")) {
            state = State.NONE;
            begin(token, kind);
        }
    }

    private void beginValues(int depthOfValues, boolean rows) {
        state = State.VALUES;
        base = depthOfValues;
        listed = rows;
        column = 0;
    }

    private void value(int token, TokenKind kind) {
        if (kind == TokenKind.LEFT_PARENTHESIS && depth == base) {
            column = 0;
        } else if (kind == TokenKind.COMMA && depth == base) {
            column++;
        } else if (depth < base - 1 || (depth == base - 1 && isOver(kind))) {
            state = inserts ? State.BEHIND_COLUMNS : State.NONE;
            behindInsert(token);
        }
    }

    /** A list of rows goes on behind a comma; a row that something is compared with does not. */
    private boolean isOver(TokenKind kind) {
        return (inserts || listed) ? kind == TokenKind.WORD : kind == TokenKind.RIGHT_PARENTHESIS;
    }

    private void behindInsert(int token) {
        if (tokens.is(token, "on") || tokens.is(token, "returning") || tokens.is(token, "when")) {
            state = State.NONE;
        }
    }

    private void selected(int token, TokenKind kind) {
        if (kind == TokenKind.COMMA && depth == base) {
            column++;
        } else if (depth < base || (depth == base && tokens.is(token, "from"))) {
            state = State.BEHIND_COLUMNS;
        }
    }
}
