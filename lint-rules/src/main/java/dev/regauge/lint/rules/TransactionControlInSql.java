package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import java.util.List;

/** {@code BEGIN; ..; COMMIT} in one text. */
record TransactionControlInSql() implements SqlRule {

    private static final String WHY =
            "The driver, the pool and the program each believe to know whether a transaction is open."
                    + " BEGIN and COMMIT inside a text change that behind their backs; and such a text of several statements works only"
                    + " where the driver cuts it apart.";

    @Override
    public Description description() {
        return Description.of(
                        "transaction-control-in-sql",
                        "A transaction that is begun or ended inside a text of several statements")
                .why(WHY)
                .bad("BEGIN; DELETE FROM orders WHERE id = ?; COMMIT")
                .good("setAutoCommit(false), the statement, commit()")
                .probes("statements/transaction-control");
    }

    @Override
    public List<Match> matches(SqlText text) {
        List<SqlStatement> statements = SeveralStatements.of(text);
        if (text.tokens().parameters().isEmpty() || !SeveralStatements.controlTransaction(statements)) {
            return List.of();
        }
        SqlStatement first = statements.stream()
                .filter(SqlStatement::transactionControl)
                .findFirst()
                .orElseThrow();
        return List.of(
                Match.at(first.start())
                        .probe("statements/transaction-control")
                        .judge(Judge.SERVER_REFUSING)
                        .message("`" + Operands.oneLine(first.text()) + "` among " + statements.size()
                                + " statements in one text: " + SeveralStatements.verbs(statements))
                        .why(WHY)
                        .code(SeveralStatements.oneByOne(text, statements))
                        .advice(
                                "Leave transactions to the connection: setAutoCommit(false), a call for each statement, commit()."));
    }
}
