package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** {@code IS ?} and {@code IS NOT ?}. */
record IsPlaceholder() implements SqlRule {

    private static final String WHY =
            "Behind IS stands a keyword (NULL, TRUE, FALSE, UNKNOWN), never a value. Only a driver that"
                    + " pastes a bare NULL or TRUE into the text gets past the grammar. What takes a value in its place has a price: no"
                    + " index serves IS NOT DISTINCT FROM.";

    private static final String PRICE = " Its price: no index serves IS NOT DISTINCT FROM. Where one is needed, write"
            + " (c = ? OR (c IS NULL AND ?::type IS NULL)) and bind the value twice.";

    @Override
    public Description description() {
        return Description.of("is-placeholder", "Behind IS stands a keyword, never a value")
                .why(WHY)
                .bad("SELECT * FROM orders WHERE cancelled_at IS ?")
                .good("SELECT * FROM orders WHERE cancelled_at IS NOT DISTINCT FROM ?")
                .probes(
                        "placeholders/is-null",
                        "placeholders/is-not-null",
                        "placeholders/is-boolean",
                        "placeholders/is-string");
    }

    @Override
    public List<Match> matches(SqlText text) {
        List<Match> matches = new ArrayList<>();
        for (SqlText.Place place : text.placeholders()) {
            SqlStatement statement = place.statement();
            boolean negated = statement.follows(place.token() - 2, "IS", "NOT");
            boolean comment = statement.keyword().equals("COMMENT");
            if ((negated || statement.is(place.token() - 1, "IS")) && !comment) {
                matches.add(match(text, place, negated));
            }
        }
        return matches;
    }

    private static Match match(SqlText text, SqlText.Place place, boolean negated) {
        SqlStatement statement = place.statement();
        int is = place.token() - (negated ? 2 : 1);
        String corrected = negated ? "IS DISTINCT FROM" : "IS NOT DISTINCT FROM";
        return Match.at(statement.start(is))
                .parameter(place.parameter().ordinal())
                .probes(probes(text.bindings(place.parameter()), negated))
                .message("`" + Operands.snippet(statement, text.tokens().text(), is, place.token())
                        + "`: behind IS stands a keyword, never a value")
                .why(WHY)
                .replace(statement.start(is), statement.end(place.token() - 1), corrected)
                .advice("Write " + corrected + ", which takes a value and treats null like one." + PRICE);
    }

    private static List<String> probes(List<Binding> bindings, boolean negated) {
        String ofNull = negated ? "placeholders/is-not-null" : "placeholders/is-null";
        if (bindings.isEmpty()) {
            return List.of(ofNull);
        }
        return bindings.stream()
                .flatMap(binding -> probes(binding, ofNull).stream())
                .distinct()
                .toList();
    }

    /** Who writes IS most often means null: a value that can be null is taken to be that too. */
    private static List<String> probes(Binding binding, String ofNull) {
        if (Bound.isNull(binding)) {
            return List.of(ofNull);
        }
        String ofValue = Bound.isBoolean(binding) ? "placeholders/is-boolean" : "placeholders/is-string";
        return Bound.nullable(binding) ? List.of(ofValue, ofNull) : List.of(ofValue);
    }
}
