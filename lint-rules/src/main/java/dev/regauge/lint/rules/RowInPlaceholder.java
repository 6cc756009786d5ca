package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** {@code (a, b) IN ?} and {@code (a, b) IN (?)}. */
record RowInPlaceholder() implements SqlRule {

    /** How far back the other parenthesis of a row is looked for. */
    private static final int LONGEST_ROW = 60;

    private static final String WHY =
            "A row is compared with rows: with ((?, ?), (?, ?)) or with a subquery. One parameter is one value"
                    + " and no row, whatever is bound to it, so the grammar or the analysis ends there.";

    @Override
    public Description description() {
        return Description.of("row-in-placeholder", "A row cannot be compared with one parameter")
                .why(WHY)
                .bad("SELECT * FROM stock WHERE (shop, item) IN ?")
                .good("SELECT * FROM stock WHERE (shop, item) IN (SELECT * FROM unnest(?::int[], ?::text[]))")
                .brokenEverywhere()
                .probes("placeholders/row-in-bare", "placeholders/row-in-array");
    }

    @Override
    public List<Match> matches(SqlText text) {
        List<Match> matches = new ArrayList<>();
        for (InList list : text.oneValueEach() ? InList.of(text) : List.<InList>of()) {
            SqlStatement statement = list.place().statement();
            boolean first = list.bare() || statement.is(list.place().token() - 1, TokenKind.LEFT_PARENTHESIS);
            if (first && bindsMany(text, list) && row(statement, list.first() - 1)) {
                matches.add(match(text, list));
            }
        }
        return matches;
    }

    /** In parentheses a value of a composite type would do: only what cannot be one is blamed. */
    private static boolean bindsMany(SqlText text, InList list) {
        return list.bare()
                || text.bindings(list.place().parameter()).stream()
                        .anyMatch(binding -> Bound.array(binding) || binding.isCollection());
    }

    /** Whether a row of at least two values ends here: no call of a function, no arithmetic in parentheses. */
    private static boolean row(SqlStatement statement, int close) {
        int open = statement.is(close, TokenKind.RIGHT_PARENTHESIS) ? statement.partner(close) : SqlStatement.NONE;
        if (open == SqlStatement.NONE || close - open > LONGEST_ROW) {
            return false;
        }
        boolean bare = !statement.is(open - 1, TokenKind.WORD)
                || statement.is(open - 1, "WHERE", "AND", "OR", "NOT", "ON", "WHEN", "HAVING", "ROW");
        boolean query = statement.is(open + 1, "SELECT", "VALUES", "WITH");
        for (int token = open + 1; token < close; token++) {
            if (statement.is(token, TokenKind.COMMA) && statement.enclosing(token) == open) {
                return bare && !query;
            }
        }
        return false;
    }

    private static Match match(SqlText text, InList list) {
        SqlStatement statement = list.place().statement();
        return Match.at(statement.start(list.first()))
                .parameter(list.place().parameter().ordinal())
                .probe(list.bare() ? "placeholders/row-in-bare" : "placeholders/row-in-array")
                .message("`" + list.snippet(text) + "` compares a row with one parameter")
                .why(WHY)
                .advice("Bind an array for each column and write " + (list.negated() ? "NOT " : "")
                        + "IN (SELECT * FROM unnest(?, ?)), with a ? for each column, cast to an array of the column's own type. An empty array is"
                        + " fine and matches nothing.");
    }
}
