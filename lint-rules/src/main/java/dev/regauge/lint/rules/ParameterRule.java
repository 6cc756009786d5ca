package dev.regauge.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A rule about parameters, one by one: where one stands, and what is bound to it.
 *
 * @param description of the rule
 * @param sight what it sees at a parameter
 */
record ParameterRule(Description description, BiFunction<SqlText, SqlText.Place, Optional<Match>> sight)
        implements SqlRule {

    @Override
    public List<Match> matches(SqlText text) {
        List<Match> matches = new ArrayList<>();
        for (SqlText.Place place : text.placeholders()) {
            sight.apply(text, place).ifPresent(matches::add);
        }
        return matches;
    }

    /** A match of a parameter, with {@code why} of the rule. */
    static Match.Builder at(SqlText.Place place, Description description, String probe) {
        return Match.at(place.parameter().start())
                .parameter(place.parameter().ordinal())
                .probe(probe)
                .why(description.why());
    }

    /** The value that ends before the parameter, the parameter, and tokens behind it, on one line. */
    static String snippet(SqlText text, SqlText.Place place, int before, int behind) {
        int last = Math.min(place.token() + behind, place.statement().size() - 1);
        return "`" + Operands.snippet(place.statement(), text.tokens().text(), place.token() - before, last) + "`";
    }
}
