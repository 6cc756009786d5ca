package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Locale;
import java.util.Optional;

/**
 * A parameter that is an argument of a function, with nothing around it: no cast, no operator.
 *
 * @param function its name in lower case, without schema
 * @param index of the argument, counted from 0
 * @param name of the argument where it is given by name, in lower case; else empty
 */
record Argument(String function, int index, String name) {

    /** In how many tokens a call has to begin before the argument; longer lists of arguments are none of these. */
    private static final int LONGEST = 60;

    static Optional<Argument> of(SqlText.Place place) {
        SqlStatement statement = place.statement();
        int token = place.token();
        int open = statement.enclosing(token);
        boolean function = open > 0 && token - open < LONGEST && statement.is(open - 1, TokenKind.WORD);
        if (!function || !ends(statement, token + 1)) {
            return Optional.empty();
        }
        boolean named = statement.text(token - 1).equals("=>")
                || statement.text(token - 1).equals(":=");
        boolean begins = named || token - 1 == open || statement.is(token - 1, TokenKind.COMMA);
        String name = named ? statement.text(token - 2).toLowerCase(Locale.ROOT) : "";
        return begins
                ? Optional.of(new Argument(
                        statement.text(open - 1).toLowerCase(Locale.ROOT), statement.argumentIndex(token), name))
                : Optional.empty();
    }

    /** What tells it from the other arguments: its name, or else its index. */
    String key() {
        return name.isEmpty() ? Integer.toString(index) : name;
    }

    private static boolean ends(SqlStatement statement, int token) {
        return statement.is(token, TokenKind.RIGHT_PARENTHESIS) || statement.is(token, TokenKind.COMMA);
    }
}
