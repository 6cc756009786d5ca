package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A command with a parameter where it takes none.
 *
 * @param probe what it is measured by
 * @param takesNone what takes no parameter, as the end of a sentence
 * @param corrected the whole statement, where there is one that takes parameters
 * @param advice what to do
 */
record UtilityCommand(String probe, String takesNone, Optional<String> corrected, String advice) {

    private static final String QUOTE_NAME =
            "Build the text with Statement.enquoteIdentifier for names, or look the name up in"
                    + " a list of known ones.";
    private static final String QUOTE_VALUE = "Build the text with Statement.enquoteLiteral for values and"
            + " Statement.enquoteIdentifier for names, and do not log it where the value is a secret.";
    private static final String USE_FUNCTION = "Call the function that does the same: a function takes parameters.";

    private static final Set<String> NAMES_ONLY = Set.of(
            "TRUNCATE",
            "DROP",
            "GRANT",
            "REVOKE",
            "VACUUM",
            "ANALYZE",
            "REINDEX",
            "CLUSTER",
            "LOCK",
            "REFRESH",
            "COPY",
            "DO",
            "SHOW",
            "RESET",
            "DISCARD",
            "DEALLOCATE",
            "REASSIGN",
            "SECURITY",
            "CHECKPOINT",
            "LOAD",
            "IMPORT");

    /** In how many tokens the words that tell one definition from another are looked for. */
    private static final int HEAD = 500;

    /** Functions in whose parentheses FROM has no table behind it. */
    private static final Set<String> FROM_A_VALUE = Set.of("EXTRACT", "SUBSTRING", "TRIM", "OVERLAY", "POSITION");

    /** What is wrong with the parameter at this token, if it is a matter of where it stands. */
    static Optional<UtilityCommand> of(SqlStatement statement, int token) {
        return switch (statement.keyword()) {
            case "SET" -> Optional.of(set(statement, token));
            case "NOTIFY" -> Optional.of(notifying(statement, token));
            case "LISTEN", "UNLISTEN" ->
                names("placeholders/listen", "LISTEN takes the name of a channel and no parameter");
            case "COMMENT" -> values("placeholders/comment", "COMMENT takes no parameters");
            case "ALTER", "CREATE" -> definition(statement, token);
            case "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "TABLE" -> table(statement, token);
            default ->
                NAMES_ONLY.contains(statement.keyword())
                        ? names("placeholders/truncate", statement.keyword() + " takes no parameters")
                        : Optional.empty();
        };
    }

    private static Optional<UtilityCommand> names(String probe, String takesNone) {
        return Optional.of(new UtilityCommand(probe, takesNone, Optional.empty(), QUOTE_NAME));
    }

    private static Optional<UtilityCommand> values(String probe, String takesNone) {
        return Optional.of(new UtilityCommand(probe, takesNone, Optional.empty(), QUOTE_VALUE));
    }

    private static UtilityCommand set(SqlStatement statement, int token) {
        boolean local = statement.is(1, "LOCAL");
        int first = local || statement.is(1, "SESSION") ? 2 : 1;
        boolean authorization = statement.is(1, "SESSION") && statement.is(2, "AUTHORIZATION");
        String probe = local ? "placeholders/set-local" : setProbe(statement, first, authorization);
        Optional<String> name = authorization ? Optional.of("session_authorization") : setting(statement, first);
        Optional<String> corrected = name.flatMap(setting -> assigned(statement, token, setting, local));
        return new UtilityCommand(
                probe,
                "SET takes no parameters",
                corrected,
                "Call set_config(name, value, is_local), which takes parameters and does what SET"
                        + (local ? " LOCAL" : "") + " does. It returns a row: use executeQuery or execute.");
    }

    private static String setProbe(SqlStatement statement, int first, boolean authorization) {
        if (authorization || statement.is(first, "ROLE")) {
            return "placeholders/set-role";
        }
        for (int token = first; token < statement.size(); token++) {
            if (statement.is(token, "TO")) {
                return "placeholders/set-to";
            }
        }
        return "placeholders/set";
    }

    /** The name that set_config knows it by. */
    private static Optional<String> setting(SqlStatement statement, int first) {
        if (statement.is(first, "ROLE")) {
            return Optional.of("role");
        }
        if (statement.follows(first, "TIME", "ZONE")) {
            return Optional.of("TimeZone");
        }
        StringBuilder name = new StringBuilder();
        int token = first;
        while (statement.is(token, TokenKind.WORD) || statement.is(token, TokenKind.QUOTED_NAME)) {
            name.append(statement.text(token).replace("\"", ""));
            if (!statement.is(token + 1, TokenKind.DOT)) {
                boolean assignment = statement.text(token + 1).equals("=") || statement.is(token + 1, "TO");
                return assignment ? Optional.of(name.toString()) : Optional.empty();
            }
            name.append('.');
            token += 2;
        }
        return Optional.empty();
    }

    /** Only where the parameter is the whole value: a list of values is one text to set_config. */
    private static Optional<String> assigned(SqlStatement statement, int token, String setting, boolean local) {
        boolean whole = token == statement.size() - 1 && !statement.is(token - 1, TokenKind.COMMA);
        return whole
                ? Optional.of("SELECT set_config('" + setting.replace("'", "''") + "', " + statement.text(token)
                        + "::text, " + local + ")")
                : Optional.empty();
    }

    private static UtilityCommand notifying(SqlStatement statement, int token) {
        Optional<String> corrected = Optional.empty();
        if (token == 3 && statement.size() == 4) {
            corrected = channel(statement, 1).map(name -> "SELECT pg_notify(" + name + ", " + statement.text(3) + ")");
        } else if (token == 1 && statement.size() == 2) {
            corrected = Optional.of("SELECT pg_notify(" + statement.text(1) + ", '')");
        } else if (token == 1 && statement.size() == 4) {
            corrected = Optional.of("SELECT pg_notify(" + statement.text(1) + ", " + statement.text(3) + ")");
        }
        return new UtilityCommand("placeholders/notify", "NOTIFY takes no parameters", corrected, USE_FUNCTION);
    }

    /** The name as the server folds it. */
    private static Optional<String> channel(SqlStatement statement, int token) {
        String text = statement.text(token);
        if (statement.is(token, TokenKind.WORD)) {
            return Optional.of("'" + text.toLowerCase(Locale.ROOT) + "'");
        }
        boolean quoted = statement.is(token, TokenKind.QUOTED_NAME) && text.startsWith("\"");
        return quoted
                ? Optional.of("'"
                        + text.substring(1, text.length() - 1)
                                .replace("\"\"", "\"")
                                .replace("'", "''") + "'")
                : Optional.empty();
    }

    private static Optional<UtilityCommand> definition(SqlStatement statement, int token) {
        if (statement.is(1, "ROLE", "USER", "GROUP") || statement.follows(1, "DATABASE")) {
            return values(
                    "placeholders/alter-role-password",
                    statement.upper(0) + " " + statement.upper(1) + " takes no parameters");
        }
        if (contains(statement, "VIEW", token)) {
            return values("placeholders/create-view", "the definition of a view takes no parameters");
        }
        boolean fromQuery = statement.is(0, "CREATE")
                && contains(statement, "TABLE", token)
                && contains(statement, "AS", token)
                && contains(statement, "SELECT", token);
        return fromQuery
                ? table(statement, token)
                : values("placeholders/create-default", "what " + statement.upper(0) + " stores takes no parameters");
    }

    private static boolean contains(SqlStatement statement, String word, int before) {
        for (int token = 0; token < Math.min(before, HEAD); token++) {
            if (statement.is(token, word)) {
                return true;
            }
        }
        return false;
    }

    /** A parameter in the place of a table's name. */
    private static Optional<UtilityCommand> table(SqlStatement statement, int token) {
        int before = token - 1;
        boolean from = statement.is(before, "FROM")
                && !statement.is(before - 1, "DISTINCT")
                && !FROM_A_VALUE.contains(statement.upper(statement.enclosing(token) - 1));
        boolean name = from
                || statement.is(before, "JOIN")
                || (statement.is(before, "INTO") && statement.is(before - 1, "INSERT", "MERGE"))
                || (statement.is(before, "UPDATE")
                        && (before == 0 || statement.is(before - 1, TokenKind.RIGHT_PARENTHESIS)))
                || (statement.is(before, "TABLE") && before == 0);
        return name ? names("placeholders/from", "the name of a table cannot be a parameter") : Optional.empty();
    }
}
