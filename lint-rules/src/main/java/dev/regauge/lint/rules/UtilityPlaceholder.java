package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A parameter in a statement that takes none, or in the place of a name. */
record UtilityPlaceholder() implements SqlRule {

    private static final String WHY =
            "Only SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES and CALL have places for values;"
                    + " commands such as SET or ALTER are not planned, and names of tables or roles are part of the plan itself. Only a"
                    + " driver that pastes values into the text gets past it, and pgjdbc's simple mode only where the grammar takes"
                    + " them in parentheses.";

    @Override
    public Description description() {
        return Description.of("utility-placeholder", "This command, or this place in it, takes no parameters")
                .why(WHY)
                .bad("SET app.tenant = ?")
                .good("SELECT set_config('app.tenant', ?, false)")
                .probes(
                        "placeholders/set",
                        "placeholders/set-to",
                        "placeholders/set-local",
                        "placeholders/set-role",
                        "placeholders/notify",
                        "placeholders/listen",
                        "placeholders/comment",
                        "placeholders/alter-role-password",
                        "placeholders/truncate",
                        "placeholders/from",
                        "placeholders/create-default",
                        "placeholders/create-view");
    }

    @Override
    public List<Match> matches(SqlText text) {
        List<Match> matches = new ArrayList<>();
        SqlStatement last = null;
        for (SqlText.Place place : text.placeholders()) {
            // one match a statement is enough: the command is at fault, not the parameter
            if (place.statement() != last) {
                Optional<Match> match = match(place);
                match.ifPresent(matches::add);
                last = match.isPresent() ? place.statement() : last;
            }
        }
        return matches;
    }

    private static Optional<Match> match(SqlText.Place place) {
        SqlStatement statement = place.statement();
        return UtilityCommand.of(statement, place.token()).map(command -> {
            Match.Builder match = Match.at(statement.start(place.token()))
                    .probe(command.probe())
                    .parameter(place.parameter().ordinal())
                    .message("`" + Operands.oneLine(statement.text()) + "`: " + command.takesNone())
                    .why(WHY);
            boolean rewritten = command.corrected().isPresent() && !statement.is(0, TokenKind.HOLE);
            return (rewritten
                            ? match.replace(
                                    statement.start(),
                                    statement.end(),
                                    command.corrected().get())
                            : match)
                    .advice(command.advice());
        });
    }
}
