package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A rule about statements, one by one, whatever parameters they have.
 *
 * @param description of the rule
 * @param sight what it sees in a statement
 */
record StatementRule(Description description, BiFunction<SqlText, SqlStatement, Optional<Match>> sight)
        implements SqlRule {

    @Override
    public List<Match> matches(SqlText text) {
        List<Match> matches = new ArrayList<>();
        for (SqlStatement statement : text.statements()) {
            sight.apply(text, statement).ifPresent(matches::add);
        }
        return matches;
    }

    /** A match of a token, with {@code why} of the rule. */
    static Match.Builder at(SqlStatement statement, int token, Description description, String probe) {
        return Match.at(statement.start(token)).probe(probe).why(description.why());
    }
}
