package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter behind {@code IN}: bare, or an element of a list in parentheses.
 *
 * @param place the parameter
 * @param first the token of {@code IN}, or of {@code NOT} before it
 * @param last the token of the parameter, or of the parenthesis that closes the list
 * @param elements how many elements the list has; 0 for a bare parameter
 * @param negated whether it is {@code NOT IN}
 */
record InList(SqlText.Place place, int first, int last, int elements, boolean negated) {

    /** All of a text. {@code position(? IN ?)} is none. */
    static List<InList> of(SqlText text) {
        List<InList> lists = new ArrayList<>();
        int counted = SqlStatement.NONE;
        int elements = 0;
        SqlStatement last = null;
        for (SqlText.Place place : text.placeholders()) {
            SqlStatement statement = place.statement();
            int open = statement.enclosing(place.token());
            if (statement.is(place.token() - 1, "IN") && !statement.is(open - 1, "POSITION")) {
                lists.add(of(place, place.token() - 1, place.token(), 0));
            } else if (open > 0 && statement.is(open - 1, "IN") && element(statement, place.token())) {
                int close = statement.partner(open);
                if (close != SqlStatement.NONE) {
                    // once a list and not once an element, which would be quadratic
                    boolean same = statement == last && open == counted;
                    elements = same ? elements : elements(statement, open, close);
                    counted = open;
                    last = statement;
                    lists.add(of(place, open - 1, close, elements));
                }
            }
        }
        return lists;
    }

    private static InList of(SqlText.Place place, int in, int last, int elements) {
        boolean negated = place.statement().is(in - 1, "NOT");
        return new InList(place, negated ? in - 1 : in, last, elements, negated);
    }

    /** A parameter with nothing around it but a cast. */
    private static boolean element(SqlStatement statement, int token) {
        boolean begins =
                statement.is(token - 1, TokenKind.LEFT_PARENTHESIS) || statement.is(token - 1, TokenKind.COMMA);
        boolean ends = statement.is(token + 1, TokenKind.RIGHT_PARENTHESIS)
                || statement.is(token + 1, TokenKind.COMMA)
                || statement.is(token + 1, TokenKind.CAST);
        return begins && ends;
    }

    private static int elements(SqlStatement statement, int open, int close) {
        int elements = 1;
        for (int token = open + 1; token < close; token++) {
            if (statement.is(token, TokenKind.HOLE)) {
                return Integer.MAX_VALUE;
            }
            elements += statement.is(token, TokenKind.COMMA) && statement.enclosing(token) == open ? 1 : 0;
        }
        return elements;
    }

    boolean bare() {
        return elements == 0;
    }

    /** In the user's own names. */
    String snippet(SqlText text) {
        return Operands.snippet(place.statement(), text.tokens().text(), first, last);
    }

    /** A match with the comparison with one array in the place of the list, where the program has to make the array. */
    Match.Builder match(SqlText text) {
        SqlStatement statement = place.statement();
        String parameter = statement.text(place.token());
        Match.Builder match =
                Match.at(statement.start(first)).parameter(place.parameter().ordinal());
        if (!oneValue(text) && !bindsArray(text)) {
            return bare()
                    ? match.replace(statement.start(place.token()), statement.end(place.token()), "(" + parameter + ")")
                    : match;
        }
        // beside a column of arrays a list of one array is fine today, and nobody tells the column's type
        boolean arrays =
                bare() && Proof.bound(text, place, binding -> binding.setter().equals("setArray"));
        return match.replace(
                        statement.start(first), statement.end(last), (negated ? "<> ALL(" : "= ANY(") + parameter + ")")
                .certain(Proof.that(Certainty.REPAIRS, arrays && Proof.standsApart(statement, first, last)));
    }

    /** What to write instead, and how to bind what that wants. A template class makes a list of a collection. */
    String advice(SqlText text) {
        if (text.oneValueEach() && !text.isCalled()) {
            return "Compare with " + (negated ? "<> ALL" : "= ANY") + " and pass one array; "
                    + (text.jdbc()
                            ? "or let the mapper make a parameter of each value, as <foreach> does."
                            : "or let the library make a list, as @BindList does.");
        }
        if (oneValue(text) || (bare() && bindsArray(text))) {
            return "Compare with " + (negated ? "<> ALL" : "= ANY") + ". " + bindArray(text) + price();
        }
        return bare()
                ? "Write the parentheses: a parameter of its own is made of each value of a collection, and nothing"
                        + " around them. An empty collection is wrong still."
                : "Pass the values as a collection for parameter " + Operands.name(place.parameter())
                        + ": each becomes a parameter of its own.";
    }

    /** A template class makes lists for names only: Spring's JdbcClient hands a {@code ?} on as it is. */
    private boolean oneValue(SqlText text) {
        return text.oneValueEach() || (bare() && place.parameter().name().isEmpty());
    }

    /** A template class makes a list of a collection, and leaves an array as it is. */
    private boolean bindsArray(SqlText text) {
        return text.bindings(place.parameter()).stream().anyMatch(Bound::array);
    }

    private String bindArray(SqlText text) {
        int ordinal = place.parameter().ordinal();
        if (text.bindings(place.parameter()).stream()
                .anyMatch(binding -> binding.setter().equals("setArray"))) {
            return "The array that is bound can stay. An empty one is fine and matches " + ofEmpty() + ".";
        }
        return text.bindsBySetter()
                ? "Bind one array: setArray(" + ordinal
                        + ", connection.createArrayOf(\"int8\", values)), with the column's"
                        + " own type for \"int8\". An empty array is fine and matches " + ofEmpty() + "."
                : "Pass one java.sql.Array made by Connection.createArrayOf for parameter " + ordinal
                        + ". An empty array is fine and matches " + ofEmpty() + ".";
    }

    private String ofEmpty() {
        return negated ? "every row" : "nothing";
    }

    /** Shown by {@code PricesTest}. */
    private String price() {
        return negated
                ? " Its price: no index serves <> ALL, as none serves NOT IN."
                : " It is one text and one plan for lists of any length, and an index on the column serves it.";
    }
}
