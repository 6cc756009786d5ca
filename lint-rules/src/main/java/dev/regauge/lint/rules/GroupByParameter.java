package dev.regauge.lint.rules;

import dev.regauge.lint.verify.Verdict;
import java.util.List;
import java.util.Set;

/** {@code SELECT f(?) .. GROUP BY f(?)}; silent where no server was asked. */
record GroupByParameter() implements SqlRule {

    private static final String WHY =
            "Two parameters are two values to the server, even if the program binds the same to both, so"
                    + " an expression with one is not the same as an expression with the other. Only where the driver pastes the values"
                    + " into the text are they equal.";

    /** Not in GROUP BY; ORDER BY or DISTINCT ON not in the select list. */
    private static final Set<String> REFUSALS = Set.of("42803", "42P10");

    @Override
    public Description description() {
        return Description.of("group-by-parameter", "The same expression with another parameter is another expression")
                .why(WHY)
                .bad("SELECT date_trunc(?, placed_at), count(*) FROM orders GROUP BY date_trunc(?, placed_at)")
                .good("SELECT date_trunc(?, placed_at), count(*) FROM orders GROUP BY 1")
                .probes("placeholders/group-by-parameter");
    }

    @Override
    public List<Match> matches(SqlText text) {
        boolean parameters = !text.tokens().parameters().isEmpty();
        return text.refusals().stream()
                .filter(refusal -> parameters && REFUSALS.contains(refusal.sqlState()))
                .limit(1)
                .map(refusal -> match(refusal))
                .toList();
    }

    private static Match match(Verdict.Rejected refusal) {
        return Match.at(refusal.offset().orElse(Match.NOWHERE))
                .probe("placeholders/group-by-parameter")
                .message(
                        "An expression with a parameter is repeated in GROUP BY, ORDER BY or DISTINCT with another parameter")
                .why(WHY)
                .advice("Name the expression by its number or its alias in GROUP BY and ORDER BY.");
    }
}
