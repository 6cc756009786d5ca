package dev.regauge.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule about a text as a whole.
 *
 * @param description of the rule
 * @param sight what it sees in the text
 */
record TextRule(Description description, Function<SqlText, Optional<Match>> sight) implements SqlRule {

    @Override
    public List<Match> matches(SqlText text) {
        return sight.apply(text).map(List::of).orElse(List.of());
    }
}
