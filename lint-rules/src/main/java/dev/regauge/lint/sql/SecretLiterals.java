package dev.regauge.lint.sql;

import dev.regauge.url.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells which literals of a text are secrets: by the name in front ({@code PASSWORD 'x'}, {@code pwd = md5('x')},
 * {@code SET app.secret TO 'x'}), by the column that an INSERT puts them into, by the setting that set_config sets, and
 * connection strings with a password in them. Goes over the tokens once, from left to right.
 */
final class SecretLiterals {

    private enum Insert {
        NONE,
        INTO,
        COLUMNS,
        BEHIND_COLUMNS,
        VALUES
    }

    private final Tokens tokens;
    private int token = -1;

    /** The name that a value would belong to, dots included; empty where there is none. */
    private String name = "";

    /** Whether an operator that assigns or compares stands behind the name. */
    private boolean assigned;

    /** Whether a word stands behind that, which may be a function's. */
    private boolean called;

    private boolean dotted;
    private String setConfig = "";

    private Insert insert = Insert.NONE;
    private final List<String> columns = new ArrayList<>();
    private int depth;
    private int column;

    SecretLiterals(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether the next token is a secret. */
    boolean next() {
        token++;
        TokenKind kind = tokens.kind(token);
        if (!kind.significant()) {
            return false;
        }
        boolean secret = (kind == TokenKind.STRING || kind == TokenKind.DOLLAR_STRING) && isSecret();
        follow(kind);
        insert(kind);
        return secret;
    }

    private boolean isSecret() {
        String raw = tokens.text(token);
        boolean named = Secrets.isSecretName(name) || (setConfig.endsWith(",") && Secrets.isSecretName(setConfig));
        boolean inserted =
                insert == Insert.VALUES && column < columns.size() && Secrets.isSecretName(columns.get(column));
        return (named || inserted) ? raw.length() > 2 : isConnection(raw.toLowerCase(Locale.ROOT));
    }

    private static boolean isConnection(String folded) {
        int scheme = folded.indexOf("://");
        return folded.contains("password=")
                || folded.contains("password =")
                || folded.contains("pwd=")
                || (scheme >= 0 && folded.indexOf('@', scheme) > 0);
    }

    private void follow(TokenKind kind) {
        String raw = tokens.text(token);
        boolean word = kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME;
        followSetConfig(kind, raw);
        if (kind == TokenKind.DOT) {
            dotted = true;
        } else if (word && dotted) {
            name = name + "." + raw;
            dotted = false;
        } else if (assigns(raw)) {
            assigned = true;
            called = false;
        } else if (word && assigned && !called) {
            called = true;
        } else if (kind == TokenKind.LEFT_PARENTHESIS && assigned) {
            called = false;
        } else {
            name = word ? raw : "";
            assigned = false;
            called = false;
            dotted = false;
        }
    }

    private static boolean assigns(String raw) {
        return raw.equals("=") || raw.equals("=>") || raw.equals(":=") || raw.equalsIgnoreCase("to");
    }

    /** {@code set_config(}, then the text of the setting's name, then the comma behind it. */
    private void followSetConfig(TokenKind kind, String raw) {
        boolean open = setConfig.equals("(");
        if (tokens.is(token, "set_config")) {
            setConfig = "set_config";
        } else if (kind == TokenKind.LEFT_PARENTHESIS && setConfig.equals("set_config")) {
            setConfig = "(";
        } else if (kind == TokenKind.STRING && open) {
            setConfig = raw;
        } else {
            setConfig = kind == TokenKind.COMMA && setConfig.endsWith("'") ? setConfig + "," : "";
        }
    }

    private void insert(TokenKind kind) {
        if (kind == TokenKind.SEMICOLON) {
            insert = Insert.NONE;
            return;
        }
        switch (insert) {
            case NONE -> begin();
            case INTO -> {
                boolean ends = tokens.is(token, "values") || tokens.is(token, "select");
                insert = kind == TokenKind.LEFT_PARENTHESIS ? Insert.COLUMNS : ends ? Insert.NONE : insert;
            }
            case COLUMNS -> {
                if (kind == TokenKind.RIGHT_PARENTHESIS) {
                    insert = Insert.BEHIND_COLUMNS;
                } else if (kind != TokenKind.COMMA) {
                    columns.add(tokens.text(token));
                }
            }
            case BEHIND_COLUMNS -> {
                insert = tokens.is(token, "values") ? Insert.VALUES : Insert.NONE;
                depth = 0;
            }
            case VALUES -> value(kind);
        }
    }

    private void begin() {
        if (tokens.is(token, "into")) {
            insert = Insert.INTO;
            columns.clear();
        }
    }

    private void value(TokenKind kind) {
        switch (kind) {
            case LEFT_PARENTHESIS -> column = depth++ == 0 ? 0 : column;
            case RIGHT_PARENTHESIS -> depth--;
            case COMMA -> column += depth == 1 ? 1 : 0;
            case WORD -> insert = depth == 0 ? Insert.NONE : insert;
            default -> {}
        }
    }
}
