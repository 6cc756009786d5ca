package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.List;

/** {@code LIMIT ?} with a text bound. */
record LimitText() implements SqlRule {

    private static final String WHY =
            "LIMIT and OFFSET want a bigint, and a value declared as text is not converted to one.";

    @Override
    public Description description() {
        return Description.of("limit-text", "LIMIT and OFFSET take a number and no text")
                .why(WHY)
                .bad("SELECT * FROM orders LIMIT ?  -- with setString")
                .good("SELECT * FROM orders LIMIT ?  -- with setLong")
                .probes("placeholders/limit-string");
    }

    @Override
    public List<Match> matches(SqlText text) {
        return text.placeholders().stream()
                .filter(LimitText::limits)
                .filter(place -> !place.statement().is(place.token() + 1, TokenKind.CAST))
                .filter(place -> text.bindings(place.parameter()).stream().anyMatch(Bound::text))
                .map(place -> match(text, place))
                .toList();
    }

    private static boolean limits(SqlText.Place place) {
        SqlStatement statement = place.statement();
        int before = place.token() - 1;
        return statement.is(before, "LIMIT", "OFFSET")
                || (statement.is(before, "FIRST", "NEXT") && statement.is(before - 1, "FETCH"));
    }

    /** Between FETCH and ROWS the grammar wants parentheses around what is more than a parameter. */
    private static Replacement converted(SqlStatement statement, int token) {
        String cast = statement.text(token) + "::bigint";
        boolean rows = statement.is(token + 1, "ROW", "ROWS", "ONLY") || !statement.is(token - 1, "LIMIT", "OFFSET");
        return new Replacement(statement.start(token), statement.end(token), rows ? "(" + cast + ")" : cast);
    }

    private static Match match(SqlText text, SqlText.Place place) {
        SqlStatement statement = place.statement();
        int ordinal = place.parameter().ordinal();
        String parameter = statement.text(place.token());
        Match.Builder match = Match.at(statement.start(place.token()))
                .parameter(ordinal)
                .probe("placeholders/limit-string")
                .judge(Judge.SERVER_REFUSING)
                .message("`" + statement.upper(place.token() - 1) + " " + parameter + "` takes a number, and parameter "
                        + Operands.name(place.parameter())
                        + " is bound as text")
                .why(WHY)
                .certain(
                        Proof.that(Certainty.KEEPS, Proof.bound(text, place, Bound::text)),
                        List.of(converted(statement, place.token())));
        if (text.bindsBySetter()) {
            return match.code("setLong(" + ordinal + ", Long.parseLong(..))").advice("Bind a number with setLong.");
        }
        return match.replace(statement.start(place.token()), statement.end(place.token()), parameter + "::bigint")
                .advice("Pass a Long for parameter " + Operands.name(place.parameter()) + ", or convert in the SQL.");
    }
}
