package dev.regauge.lint.rules;

import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.TokenKind;
import dev.regauge.lint.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text as a report may show it: holes as {@code {..}}, secrets as {@code ***}. */
final class Shown {

    private static final String HOLE = "{..}";
    private static final String MASK = "'***'";

    /** Folded parts of names behind which a secret stands. */
    private static final Set<String> SECRET_NAMES =
            Set.of("password", "passwd", "secret", "api_key", "apikey", "access_token");

    private final String text;

    /** Spans of the raw text in order, as start, end and length in what is shown. */
    private final List<int[]> replaced = new ArrayList<>();

    private final List<String> secrets = new ArrayList<>();

    private Shown(Tokens tokens) {
        StringBuilder shown = new StringBuilder();
        String lastWords = "";
        for (int token = 0; token < tokens.size(); token++) {
            TokenKind kind = tokens.kind(token);
            String raw = tokens.text(token);
            if (secret(kind, raw, lastWords)) {
                secrets.add(raw);
                raw = MASK;
            } else {
                raw = raw.replace(String.valueOf(Lexer.HOLE), HOLE);
            }
            if (raw.length() != tokens.end(token) - tokens.start(token)) {
                replaced.add(new int[] {tokens.start(token), tokens.end(token), raw.length()});
            }
            shown.append(raw);
            lastWords = kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME
                    ? raw.toLowerCase(Locale.ROOT)
                    : kind.significant() && !assigns(kind, raw) ? "" : lastWords;
        }
        this.text = shown.toString();
    }

    static Shown of(Tokens tokens) {
        return new Shown(tokens);
    }

    static Shown of(String text, Reading reading) {
        return new Shown(Lexer.tokens(text, reading));
    }

    private static boolean assigns(TokenKind kind, String raw) {
        return kind == TokenKind.OPERATOR && (raw.equals("=") || raw.equals("=>") || raw.equals(":="));
    }

    /** A text behind a telling name, or one that holds a connection string with a password. */
    private static boolean secret(TokenKind kind, String raw, String name) {
        if (kind != TokenKind.STRING && kind != TokenKind.DOLLAR_STRING) {
            return false;
        }
        if (SECRET_NAMES.stream().anyMatch(name::contains)) {
            return raw.length() > 2;
        }
        String folded = raw.toLowerCase(Locale.ROOT);
        int scheme = folded.indexOf("://");
        return folded.contains("password=")
                || folded.contains("password =")
                || folded.contains("pwd=")
                || (scheme >= 0 && folded.indexOf('@', scheme) > 0);
    }

    /** What may be shown. */
    String text() {
        return text;
    }

    /** Where an offset into the raw text is in what is shown. */
    int offset(int raw) {
        int moved = 0;
        for (int[] span : replaced) {
            if (raw < span[1]) {
                return raw <= span[0] ? raw + moved : Math.min(raw, span[0] + span[2] - 1) + moved;
            }
            moved += span[2] - (span[1] - span[0]);
        }
        return raw + moved;
    }

    /** Another text about this one, such as a server's message, without its secrets and holes. */
    String masked(String other) {
        String masked = other.replace(String.valueOf(Lexer.HOLE), HOLE);
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
            String content = content(secret);
            // a short one may be part of any word
            masked = content.length() > 3
                    ? masked.replace(content, "***")
                    : masked.replace("\"" + content + "\"", "\"***\"").replace("'" + content + "'", MASK);
            for (String part : passwords(content)) {
                masked = masked.replace(part, "***");
            }
        }
        return masked;
    }

    /** What stands between the quotes, of whatever kind. */
    private static String content(String quoted) {
        int open = quoted.indexOf('\'');
        if (quoted.startsWith("$")) {
            int tag = quoted.indexOf('$', 1) + 1;
            return quoted.length() >= 2 * tag ? quoted.substring(tag, quoted.length() - tag) : quoted;
        }
        return open >= 0 && quoted.endsWith("'") && quoted.length() > open + 1
                ? quoted.substring(open + 1, quoted.length() - 1)
                : quoted;
    }

    /** The passwords inside a connection string. */
    private static List<String> passwords(String connection) {
        List<String> passwords = new ArrayList<>();
        String folded = connection.toLowerCase(Locale.ROOT);
        for (String key : List.of("password", "pwd")) {
            int at = folded.indexOf(key);
            int equals = at < 0 ? -1 : folded.indexOf('=', at);
            if (equals >= 0) {
                passwords.add(connection.substring(equals + 1).strip().split("[\\s&;]", 2)[0]);
            }
        }
        int login = connection.indexOf("://");
        int host = login < 0 ? -1 : connection.lastIndexOf('@');
        int colon = login < 0 ? -1 : connection.indexOf(':', login + 3);
        if (colon >= 0 && colon < host) {
            passwords.add(connection.substring(colon + 1, host));
        }
        passwords.removeIf(password -> password.length() < 3);
        return passwords;
    }
}
