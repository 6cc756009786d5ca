package dev.regauge.lint.rules;

import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.SqlStatement;
import java.util.List;

/** Several statements in one text. */
record SeveralStatementsWithParameters() implements SqlRule {

    private static final String WHY =
            "The protocol parses one statement at a time. pgjdbc cuts the text at its semicolons and"
                    + " deals the parameters out; other drivers hand the text over whole, and the server refuses it. Where it works,"
                    + " whether a failure undoes the statements before it depends on the driver's query mode.";

    @Override
    public Description description() {
        return Description.of(
                        "several-statements-with-parameters",
                        "Several statements in one text work only where the driver cuts them apart")
                .why(WHY)
                .bad("DELETE FROM lines WHERE order_id = ?; DELETE FROM orders WHERE id = ?")
                .good("two prepared statements in one transaction")
                .probes(
                        "statements/several-with-parameters",
                        "statements/several-prepared-without-parameters",
                        "statements/several-without-parameters");
    }

    @Override
    public List<Match> matches(SqlText text) {
        List<SqlStatement> statements = SeveralStatements.of(text);
        boolean parameters = !text.tokens().parameters().isEmpty();
        if (statements.isEmpty() || (parameters && SeveralStatements.controlTransaction(statements))) {
            return List.of();
        }
        return List.of(Match.at(statements.get(1).start())
                .probe(probe(text, parameters))
                .judge(Judge.SERVER_REFUSING)
                .message(statements.size() + " statements" + (parameters ? " with parameters" : "") + " in one text: "
                        + SeveralStatements.verbs(statements))
                .why(WHY)
                .code(SeveralStatements.oneByOne(text, statements))
                .advice("Give each statement a call of its own, all in one transaction."));
    }

    private static String probe(SqlText text, boolean parameters) {
        if (parameters) {
            return "statements/several-with-parameters";
        }
        return text.tokens().reading() == Reading.SERVER
                ? "statements/several-without-parameters"
                : "statements/several-prepared-without-parameters";
    }
}
