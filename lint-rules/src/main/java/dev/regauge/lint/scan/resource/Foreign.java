package dev.regauge.lint.scan.resource;

import dev.regauge.lint.sql.TokenKind;
import dev.regauge.lint.sql.Tokens;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells that a script is one that no driver of PostgreSQL's is sent. What stands in quotes and comments tells nothing. */
final class Foreign {

    private static final int NONE = -1;

    private static final Set<String> BEGINNINGS = Set.of(
            "ALTER",
            "BEGIN",
            "COMMENT",
            "CREATE",
            "DECLARE",
            "DELETE",
            "DROP",
            "EXEC",
            "EXECUTE",
            "GRANT",
            "IF",
            "INSERT",
            "MERGE",
            "PRINT",
            "SELECT",
            "SET",
            "TRUNCATE",
            "UPDATE",
            "USE",
            "WITH");

    private final Tokens tokens;

    private Foreign(Tokens tokens) {
        this.tokens = tokens;
    }

    /** How the words begin for what is no matter of ours. */
    static final String OTHERS = "is for another database";

    /** What is wrong with a script as a whole, as words behind "it"; nothing for one of ours. */
    static Optional<String> in(Tokens tokens) {
        if (tokens.unterminated()) {
            return Optional.of("has a quote or comment without an end");
        }
        Foreign foreign = new Foreign(tokens);
        int before = NONE;
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.kind(token).significant()) {
                Optional<String> found = foreign.at(token, before);
                if (found.isPresent()) {
                    return found;
                }
                before = token;
            }
        }
        return Optional.empty();
    }

    private Optional<String> at(int token, int before) {
        return switch (tokens.kind(token)) {
            case OTHER -> isCommand(token) ? Optional.of("is for psql, with a command of its own") : Optional.empty();
            case OPERATOR -> operator(token, before);
            case WORD ->
                isSeparator(token, before, "GO") || isDelimiter(token, before)
                        ? Optional.of(OTHERS + "'s client, by its " + tokens.text(token))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> operator(int token, int before) {
        if (isSeparator(token, before, "/")) {
            return Optional.of(OTHERS + "'s client, by a line with / alone");
        }
        boolean name = tokens.text(token).endsWith("`")
                && token + 1 < tokens.size()
                && tokens.kind(token + 1) == TokenKind.WORD;
        return name ? Optional.of(OTHERS + ", by names in backticks") : Optional.empty();
    }

    private boolean isCommand(int token) {
        int end = tokens.end(token);
        return tokens.text(token).equals("\\")
                && isLineBefore(token)
                && end < tokens.text().length()
                && (tokens.kind(token + 1) == TokenKind.WORD
                        || "!?".indexOf(tokens.text().charAt(end)) >= 0);
    }

    private boolean isDelimiter(int token, int before) {
        return tokens.is(token, "DELIMITER") && isLineBefore(token) && isBeginning(before);
    }

    /** Alone on its line, and where a statement has ended: within one it may be a name or a division. */
    private boolean isSeparator(int token, int before, String separator) {
        return tokens.text(token).equalsIgnoreCase(separator)
                && isLineBefore(token)
                && isLineBehind(token)
                && (isBeginning(before) || (!tokens.is(before, "AS") && isBeginningBehind(token)));
    }

    private boolean isBeginning(int before) {
        return before == NONE || tokens.kind(before) == TokenKind.SEMICOLON;
    }

    private boolean isBeginningBehind(int token) {
        int next = token + 1;
        while (next < tokens.size() && !tokens.kind(next).significant()) {
            next++;
        }
        return next == tokens.size() || BEGINNINGS.contains(tokens.text(next).toUpperCase(Locale.ROOT));
    }

    private boolean isLineBefore(int token) {
        int at = tokens.start(token) - 1;
        while (at >= 0 && isBlank(tokens.text().charAt(at))) {
            at--;
        }
        return at < 0 || tokens.text().charAt(at) == '\n';
    }

    private boolean isLineBehind(int token) {
        int at = tokens.end(token);
        while (at < tokens.text().length() && isBlank(tokens.text().charAt(at))) {
            at++;
        }
        return at == tokens.text().length() || tokens.text().charAt(at) == '\n';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
