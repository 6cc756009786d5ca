package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import dev.regauge.lint.sql.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Texts of several statements, or of one that a driver takes for several. */
final class TextsOfSeveral {

    private static final Set<String> QUERIES =
            Set.of("executeQuery", "query", "queryForObject", "queryForList", "queryForMap");

    private TextsOfSeveral() {}

    /** {@code VACUUM t; SELECT 1}. */
    static SqlRule vacuum() {
        Description description = Description.of("vacuum-among-statements", "VACUUM beside another statement")
                .why(
                        "VACUUM cannot run within a transaction, and statements that travel as one text are one. A driver that cuts"
                                + " the text apart sends it alone.")
                .bad("VACUUM orders; SELECT 1")
                .good("VACUUM orders")
                .probes("statements/vacuum-first");
        return rule(description, text -> {
            List<SqlStatement> statements = SeveralStatements.of(text);
            return !statements.isEmpty() && statements.get(0).keyword().equals("VACUUM")
                    ? Optional.of(StatementRule.at(statements.get(0), 0, description, "statements/vacuum-first")
                            .judge(Judge.PROBE)
                            .message("VACUUM is the first of " + statements.size() + " statements in one text")
                            .advice("Give VACUUM a call of its own, in autocommit."))
                    : Optional.empty();
        });
    }

    /** {@code SET LOCAL app.tenant = 'a'; SELECT ..}. */
    static SqlRule setLocal() {
        Description description = Description.of(
                        "set-local-with-query", "SET LOCAL counts for a text of several statements, or for nothing")
                .why(
                        "SET LOCAL lasts to the end of the transaction. Whether statements of one text are one transaction in"
                                + " autocommit is the driver's matter: in simple query mode pgjdbc sends them one by one, and the setting"
                                + " is gone before the query: row-level security then sees no tenant.")
                .bad("SET LOCAL app.tenant = 'a'; SELECT * FROM orders WHERE id = ?")
                .good("setAutoCommit(false), set_config(.., true), the query, commit()")
                .probes("statements/set-local-prepared", "statements/set-local");
        return rule(description, text -> {
            List<SqlStatement> statements = SeveralStatements.of(text);
            boolean first = !statements.isEmpty() && statements.get(0).follows(0, "SET", "LOCAL");
            return first && !SeveralStatements.controlTransaction(statements)
                    ? Optional.of(StatementRule.at(
                                    statements.get(0),
                                    0,
                                    description,
                                    text.jdbc() ? "statements/set-local-prepared" : "statements/set-local")
                            .judge(Judge.PROBE)
                            .message("`" + Operands.oneLine(statements.get(0).text())
                                    + "` is meant for the statements behind it in the same text")
                            .code(SeveralStatements.oneByOne(text, statements))
                            .advice("Open a transaction on the connection and set the value there."))
                    : Optional.empty();
        });
    }

    /** {@code CREATE FUNCTION .. BEGIN ATOMIC a; b; END}. */
    static SqlRule atomicBody() {
        Description description = Description.of("atomic-function-body", "The semicolons of a body in BEGIN ATOMIC")
                .why(
                        "A driver that cuts a text at its semicolons has to know that those between BEGIN ATOMIC and END belong to a"
                                + " body. Versions of pgjdbc differ in that, and in prepared and plain statements.")
                .bad("CREATE FUNCTION one() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END")
                .good("CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'")
                .probes("statements/body-atomic", "statements/body-atomic-prepared");
        return new StatementRule(description, (text, statement) -> {
            int atomic = statement.is(0, "CREATE") ? atomic(statement) : SqlStatement.NONE;
            return atomic == SqlStatement.NONE
                    ? Optional.empty()
                    : Optional.of(StatementRule.at(
                                    statement,
                                    atomic,
                                    description,
                                    text.jdbc() ? "statements/body-atomic-prepared" : "statements/body-atomic")
                            .judge(Judge.PROBE)
                            .message("The body in BEGIN ATOMIC has semicolons, at which a driver may cut the text")
                            .advice(
                                    "Write the body as a text in dollar quotes. Its price: it is parsed when it is first called, and"
                                            + " what it uses may be dropped."));
        });
    }

    private static int atomic(SqlStatement statement) {
        for (int token = 1; token < statement.size(); token++) {
            if (statement.is(token, "ATOMIC") && statement.is(token - 1, "BEGIN")) {
                return token - 1;
            }
        }
        return SqlStatement.NONE;
    }

    /** {@code SELECT ..; -- done}, asked with executeQuery. */
    static SqlRule commentBehindSemicolon() {
        Description description = Description.of(
                        "comment-behind-semicolon", "A comment behind the last semicolon is a statement to pgjdbc")
                .why(
                        "pgjdbc cuts the text at its semicolon and takes the comment behind it for a second, empty statement, so that"
                                + " executeQuery complains of several results: 0100E.")
                .bad("SELECT * FROM orders WHERE id = ?; -- by id")
                .good("SELECT * FROM orders WHERE id = ? -- by id")
                .probes("statements/comment-last-prepared");
        return rule(description, text -> {
            int semicolon = text.jdbc() && text.statements().size() == 1 ? trailing(text.tokens()) : -1;
            boolean asked = text.uses(QUERIES);
            return semicolon >= 0 && asked
                    ? Optional.of(Match.at(semicolon)
                            .probe("statements/comment-last-prepared")
                            .why(description.why())
                            .judge(Judge.PROBE)
                            .message(
                                    "Behind the last semicolon stands a comment, which is a statement of its own to a driver that"
                                            + " cuts the text there")
                            .replace(semicolon, semicolon + 1, "")
                            .certain(Certainty.KEEPS)
                            .advice("Leave the semicolon out."))
                    : Optional.empty();
        });
    }

    /** The offset of a semicolon behind which there are comments and nothing else; -1 where there is none. */
    private static int trailing(Tokens tokens) {
        boolean comment = false;
        for (int token = tokens.size() - 1; token >= 0; token--) {
            TokenKind kind = tokens.kind(token);
            comment |= kind == TokenKind.LINE_COMMENT || kind == TokenKind.BLOCK_COMMENT;
            if (kind.significant()) {
                return kind == TokenKind.SEMICOLON && comment ? tokens.start(token) : -1;
            }
        }
        return -1;
    }

    /** {@code addBatch("a; b")}. */
    static SqlRule inBatch() {
        Description description = Description.of(
                        "several-statements-in-batch", "Several statements in one entry of a batch")
                .why(
                        "A batch counts one result for each entry. pgjdbc has refused entries of several statements in several ways:"
                                + " too many results, not supported, and a ClassCastException from a prepared statement.")
                .bad("statement.addBatch(\"DELETE FROM lines; DELETE FROM orders\")")
                .good("statement.addBatch(\"DELETE FROM lines\"); statement.addBatch(\"DELETE FROM orders\")")
                .probes("batch/several-in-one-statement", "batch/several-in-one-prepared");
        return rule(description, text -> {
            List<SqlStatement> statements = SeveralStatements.of(text);
            boolean plain = text.site().sink().method().equals("addBatch");
            boolean prepared = text.jdbc() && text.uses(Set.of("addBatch"));
            return !statements.isEmpty() && (plain || prepared)
                    ? Optional.of(StatementRule.at(
                                    statements.get(1),
                                    0,
                                    description,
                                    plain ? "batch/several-in-one-statement" : "batch/several-in-one-prepared")
                            .judge(Judge.PROBE)
                            .message("One entry of the batch has " + statements.size() + " statements: "
                                    + SeveralStatements.verbs(statements))
                            .advice("Add each statement to the batch by itself."))
                    : Optional.empty();
        });
    }

    /** {@code addBatch("SELECT ..")}. */
    static SqlRule queryInBatch() {
        Description description = Description.of("query-in-batch", "A query in a batch")
                .why(
                        "JDBC wants statements without rows in a batch. pgjdbc runs a query there, forgets its rows and counts 0;"
                                + " pgjdbc-ng refuses the whole batch.")
                .bad("statement.addBatch(\"SELECT refresh_totals()\")")
                .good("statement.execute(\"SELECT refresh_totals()\")")
                .probes("batch/select-statement", "batch/select-prepared");
        return new StatementRule(description, (text, statement) -> {
            boolean plain = text.site().sink().method().equals("addBatch");
            // a wrapper that keeps statements of all kinds in one field is told nothing of this one
            boolean prepared = text.jdbc() && text.uses(Set.of("addBatch")) && !text.uses(QUERIES);
            return statement.is(0, "SELECT") && text.statements().size() == 1 && (plain || prepared)
                    ? Optional.of(StatementRule.at(
                                    statement,
                                    0,
                                    description,
                                    plain ? "batch/select-statement" : "batch/select-prepared")
                            .judge(Judge.PROBE)
                            .message("`" + Operands.oneLine(statement.text()) + "` is a query in a batch")
                            .advice("Run it with execute and read its rows, or call a procedure with CALL."))
                    : Optional.empty();
        });
    }

    private static SqlRule rule(Description description, Function<SqlText, Optional<Match>> sight) {
        return new TextRule(description, sight);
    }
}
