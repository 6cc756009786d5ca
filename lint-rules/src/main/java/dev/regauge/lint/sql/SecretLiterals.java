package dev.regauge.lint.sql;

import dev.regauge.url.Secrets;
import java.util.Locale;
import java.util.Set;

/**
 * Tells which literals of a text are secrets: by the name in front ({@code PASSWORD 'x'}, {@code pwd = md5('x')},
 * {@code SET app.secret TO 'x'}), by the column that they are put into or compared with, by the setting that set_config
 * sets, and connection strings with a password in them. What a secret is compared with or assigned from is one to its
 * end: {@code password = 'x' || 'y'}. Goes over the tokens once, from left to right.
 */
final class SecretLiterals {

    private static final Set<String> ASSIGNING =
            Set.of("=", "=>", ":=", "<>", "!=", "~", "~*", "to", "in", "like", "ilike");

    /** What ends an expression that no parenthesis or comma ends. */
    private static final Set<String> BEHIND_EXPRESSIONS = Set.of(
            "where",
            "and",
            "or",
            "from",
            "returning",
            "order",
            "group",
            "limit",
            "having",
            "union",
            "on",
            "then",
            "when",
            "else",
            "as",
            "valid");

    private final Tokens tokens;
    private final SecretColumns columns;
    private int token = -1;

    /** The name that a value would belong to, dots included; empty where there is none. */
    private String name = "";

    private boolean dotted;
    private String setConfig = "";

    /** Parentheses and {@code case} that are open. */
    private int depth;

    /** How deep the name of a secret stood that something is assigned to, or -1. */
    private int assigned = -1;

    SecretLiterals(Tokens tokens) {
        this.tokens = tokens;
        this.columns = new SecretColumns(tokens);
    }

    /** Whether the next token is a secret. */
    boolean next() {
        token++;
        TokenKind kind = tokens.kind(token);
        if (!kind.significant()) {
            return false;
        }
        String raw = tokens.text(token);
        boolean literal = kind == TokenKind.STRING || kind == TokenKind.DOLLAR_STRING;
        boolean secret = literal && isSecret(raw);
        follow(kind, raw);
        columns.follow(token);
        return secret;
    }

    private boolean isSecret(String raw) {
        boolean named = assigned >= 0
                || Secrets.isSecretName(name)
                || (setConfig.endsWith(",") && Secrets.isSecretName(setConfig))
                || columns.isSecret();
        return named ? raw.length() > 2 : isConnection(raw);
    }

    /** Or a URL with a user, which may be a token. */
    private static boolean isConnection(String raw) {
        int scheme = raw.indexOf("://");
        return (scheme >= 0 && raw.indexOf('@', scheme) > 0)
                || !Secrets.mask(raw).equals(raw);
    }

    private void follow(TokenKind kind, String raw) {
        followSetConfig(kind, raw);
        followDepth(kind);
        String word = raw.toLowerCase(Locale.ROOT);
        if (assigned >= 0 && isBehind(kind, word)) {
            assigned = -1;
        }
        boolean named = kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME;
        if (kind == TokenKind.DOT) {
            dotted = true;
        } else if (named && dotted) {
            name = name + "." + raw;
            dotted = false;
        } else if (ASSIGNING.contains(word)) {
            assigned = Secrets.isSecretName(name) ? depth : assigned;
            name = "";
        } else if (!word.equals("not") && !isContinued(kind)) {
            name = named ? raw : "";
            dotted = false;
        }
    }

    private void followDepth(TokenKind kind) {
        if (kind == TokenKind.LEFT_PARENTHESIS || tokens.is(token, "case")) {
            depth++;
        } else if (kind == TokenKind.RIGHT_PARENTHESIS || tokens.is(token, "end")) {
            depth = Math.max(0, depth - 1);
        }
    }

    private boolean isBehind(TokenKind kind, String word) {
        return depth < assigned
                || kind == TokenKind.SEMICOLON
                || (depth == assigned
                        && (kind == TokenKind.COMMA || (kind == TokenKind.WORD && BEHIND_EXPRESSIONS.contains(word))));
    }

    /** {@code PASSWORD 'x' 'y'} and {@code PASSWORD 'x' || 'y'}: the name still counts. */
    private boolean isContinued(TokenKind kind) {
        return Secrets.isSecretName(name)
                && (kind == TokenKind.STRING
                        || kind == TokenKind.DOLLAR_STRING
                        || tokens.text(token).equals("||"));
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
}
