package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code INTERVAL ?}, {@code DATE ?}, {@code TIMESTAMP ?}. */
record TypedLiteralPlaceholder() implements SqlRule {

    private static final String WHY =
            "A type's name in front of a value works for a text in quotes only: it is a literal of the"
                    + " grammar and not a conversion. Only a driver that pastes the value into the text gets past it.";

    /** Behind an interval they say what a bare number in it counts, which they no longer do behind a conversion. */
    private static final String[] UNITS = {"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"};

    @Override
    public Description description() {
        return Description.of("typed-literal-placeholder", "A type's name in front of a parameter converts nothing")
                .why(WHY)
                .bad("SELECT * FROM orders WHERE placed_at > now() - interval ?")
                .good("SELECT * FROM orders WHERE placed_at > now() - ?::interval")
                .probes("placeholders/interval-literal", "placeholders/date-literal", "placeholders/timestamp-literal");
    }

    @Override
    public List<Match> matches(SqlText text) {
        List<Match> matches = new ArrayList<>();
        for (SqlText.Place place : text.placeholders()) {
            int before = place.token() - 1;
            // a column may be named so and be asked for a key: date ? 'x'
            boolean operator = Operands.begins(place.statement(), place.token() + 1);
            if (!operator) {
                type(place.statement(), before).ifPresent(first -> matches.add(match(text, place, first)));
            }
        }
        return matches;
    }

    /** The first token of the type that ends here. */
    private static Optional<Integer> type(SqlStatement statement, int last) {
        int token = last;
        if (statement.is(token, "ZONE")
                && statement.is(token - 1, "TIME")
                && statement.is(token - 2, "WITH", "WITHOUT")) {
            token -= 3;
        }
        if (statement.is(token, TokenKind.RIGHT_PARENTHESIS) && statement.is(token - 1, TokenKind.NUMBER)) {
            token = statement.partner(token) - 1;
        }
        boolean type = statement.is(token, "INTERVAL", "DATE", "TIMESTAMP", "TIMESTAMPTZ", "TIME", "TIMETZ")
                && !statement.is(token - 1, TokenKind.DOT)
                && !statement.is(token - 1, TokenKind.CAST);
        return type ? Optional.of(token) : Optional.empty();
    }

    private static Match match(SqlText text, SqlText.Place place, int first) {
        SqlStatement statement = place.statement();
        String parameter = statement.text(place.token());
        String type = Operands.oneLine(statement
                .text()
                .substring(
                        statement.start(first) - statement.start(),
                        statement.end(place.token() - 1) - statement.start()));
        String probe = switch (statement.upper(first)) {
            case "INTERVAL" -> "placeholders/interval-literal";
            case "DATE" -> "placeholders/date-literal";
            default -> "placeholders/timestamp-literal";
        };
        return Match.at(statement.start(first))
                .parameter(place.parameter().ordinal())
                .probe(probe)
                .message("`" + type + " " + parameter + "`: a type's name in front of a parameter converts nothing")
                .why(WHY)
                .replace(statement.start(first), statement.end(place.token()), parameter + "::" + type)
                .certain(Proof.that(
                        Certainty.KEEPS,
                        Proof.bound(text, place, binding -> Bound.text(binding) || Proof.moment(binding))
                                && !statement.is(place.token() + 1, UNITS)))
                .advice("Convert with " + parameter + "::" + type + ". For a number of units multiply: " + parameter
                        + " * interval '1 day'.");
    }
}
