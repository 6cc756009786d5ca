package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Use;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a statement is executed, and which keys are asked of it. */
final class Executions {

    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");
    private static final Set<String> UPDATES = Set.of("executeUpdate", "executeLargeUpdate");
    private static final Set<String> MAKERS =
            Set.of("prepareStatement", "execute", "executeUpdate", "executeLargeUpdate");
    private static final String RETURN_GENERATED_KEYS = "1";

    private Executions() {}

    /** {@code executeUpdate("INSERT .. RETURNING id")}. */
    static SqlRule updateWithRows() {
        Description description = Description.of("update-with-rows", "executeUpdate of a statement that gives rows")
                .why(
                        "executeUpdate refuses rows: pgjdbc with 0100E, pgjdbc-ng without a state. In autocommit the statement has"
                                + " run nevertheless, and who tries again does it twice.")
                .bad("statement.executeUpdate(\"INSERT INTO orders (total) VALUES (1) RETURNING id\")")
                .good("statement.executeQuery(\"INSERT INTO orders (total) VALUES (1) RETURNING id\")")
                .brokenEverywhere()
                .probes("keys/update-returning", "keys/update-select-function");
        return new StatementRule(description, (text, statement) -> {
            boolean query = statement.is(0, "SELECT") && !into(statement) && !contains(statement, TokenKind.HOLE);
            int rows = query ? 0 : returning(statement);
            boolean updated = text.uses(UPDATES) && !text.uses(Set.of("execute", "executeQuery")) && !keys(text);
            return rows != SqlStatement.NONE && updated && isAlone(text)
                    ? Optional.of(StatementRule.at(
                                    statement,
                                    rows,
                                    description,
                                    query ? "keys/update-select-function" : "keys/update-returning")
                            .judge(Judge.PROBE)
                            .message("`" + Operands.oneLine(statement.text())
                                    + "` gives rows, and executeUpdate refuses them")
                            .advice("Use executeQuery and read the rows; or leave RETURNING out."))
                    : Optional.empty();
        });
    }

    /** One text of one statement: of several, nobody knows which one meets which call. */
    private static boolean isAlone(SqlText text) {
        return text.statements().size() == 1 && text.site().templates().size() == 1;
    }

    private static boolean into(SqlStatement statement) {
        for (int token = 1; token < statement.size(); token++) {
            if (statement.is(token, "INTO") && statement.enclosing(token) == SqlStatement.NONE) {
                return true;
            }
        }
        return false;
    }

    /** {@code executeQuery("UPDATE ..")}. */
    static SqlRule queryWithoutRows() {
        Description description = Description.of("query-without-rows", "executeQuery of a statement that gives no rows")
                .why(
                        "executeQuery wants rows and complains when there are none. In autocommit the statement has run nevertheless,"
                                + " and who tries again does it twice.")
                .bad("statement.executeQuery(\"UPDATE orders SET paid = true\")")
                .good("statement.executeUpdate(\"UPDATE orders SET paid = true\")")
                .brokenEverywhere()
                .probes("keys/query-insert");
        return new StatementRule(description, (text, statement) -> {
            boolean change = CHANGES.contains(statement.keyword())
                    && statement.is(0, "INSERT", "UPDATE", "DELETE", "MERGE")
                    && !contains(statement, TokenKind.HOLE)
                    && returning(statement) == SqlStatement.NONE;
            boolean asked = text.uses(Set.of("executeQuery")) && !text.uses(UPDATES) && !text.uses(Set.of("execute"));
            return change && asked && !keys(text) && isAlone(text)
                    ? Optional.of(StatementRule.at(statement, 0, description, "keys/query-insert")
                            .judge(Judge.PROBE)
                            .message("`" + Operands.oneLine(statement.text())
                                    + "` gives no rows, and executeQuery wants some")
                            .advice("Use executeUpdate, or add RETURNING."))
                    : Optional.empty();
        });
    }

    /** {@code RETURN_GENERATED_KEYS} beside a RETURNING. */
    static SqlRule keysWithReturning() {
        Description description = Description.of(
                        "generated-keys-with-returning",
                        "Generated keys are asked of a statement that cannot give them")
                .why(
                        "For RETURN_GENERATED_KEYS a driver adds RETURNING to the text. pgjdbc looks before it does; pgjdbc-ng adds it"
                                + " to a statement that has one, and to a query.")
                .bad(
                        "connection.prepareStatement(\"INSERT INTO orders (total) VALUES (?) RETURNING id\", RETURN_GENERATED_KEYS)")
                .good("connection.prepareStatement(\"INSERT INTO orders (total) VALUES (?) RETURNING id\")")
                .probes("keys/explicit-returning", "keys/on-select");
        return new StatementRule(description, (text, statement) -> {
            // a helper that takes any text may ask for keys of some only
            boolean query = statement.is(0, "SELECT") && text.site().via().isEmpty();
            boolean both = keys(text) && (query || returning(statement) != SqlStatement.NONE);
            return both && text.statements().size() == 1
                    ? Optional.of(StatementRule.at(
                                    statement, 0, description, query ? "keys/on-select" : "keys/explicit-returning")
                            .judge(Judge.PROBE)
                            .message("Generated keys are asked of `" + Operands.oneLine(statement.text())
                                    + "`, to which a driver may add a RETURNING")
                            .advice("Leave RETURN_GENERATED_KEYS out and read the rows of RETURNING."))
                    : Optional.empty();
        });
    }

    /** {@code RETURN_GENERATED_KEYS} and a text that ends with a comment. */
    static SqlRule keysBehindComment() {
        Description description = Description.of("generated-keys-behind-comment", "RETURNING is added behind a comment")
                .why(
                        "For RETURN_GENERATED_KEYS a driver adds RETURNING to the text. Behind a comment that reaches to the end of the"
                                + " line it is part of the comment: the row is stored and there are no keys.")
                .bad(
                        "connection.prepareStatement(\"INSERT INTO orders (total) VALUES (?) -- by total\", RETURN_GENERATED_KEYS)")
                .good("connection.prepareStatement(\"INSERT INTO orders (total) VALUES (?)\", RETURN_GENERATED_KEYS)")
                .probes("keys/trailing-comment");
        return new StatementRule(description, (text, statement) -> {
            int last = text.tokens().size() - 1;
            boolean comment = last >= 0 && text.tokens().kind(last) == TokenKind.LINE_COMMENT;
            return comment
                            && keys(text)
                            && CHANGES.contains(statement.keyword())
                            && text.statements().size() == 1
                    ? Optional.of(Match.at(text.tokens().start(last))
                            .probe("keys/trailing-comment")
                            .why(description.why())
                            .judge(Judge.PROBE)
                            .message("The text ends with a comment, and generated keys are asked of it")
                            .advice("Put the comment in front of the statement, or end it with a line break."))
                    : Optional.empty();
        });
    }

    /** {@code RETURN_GENERATED_KEYS} and several statements. */
    static SqlRule keysOfSeveral() {
        Description description = Description.of(
                        "generated-keys-of-several", "Generated keys are asked of several statements")
                .why(
                        "Keys belong to one statement. With several in one text executeUpdate is given rows where it wants none, in"
                                + " autocommit after the statements have run.")
                .bad(
                        "connection.prepareStatement(\"INSERT INTO a VALUES (?); INSERT INTO b VALUES (?)\", RETURN_GENERATED_KEYS)")
                .good("a prepared statement for each INSERT, in one transaction")
                .brokenEverywhere()
                .probes("keys/on-several-statements");
        return new TextRule(description, text -> {
            List<SqlStatement> statements = SeveralStatements.of(text);
            return !statements.isEmpty() && keys(text) && statements.stream().anyMatch(one -> one.is(0, "INSERT"))
                    ? Optional.of(StatementRule.at(statements.get(1), 0, description, "keys/on-several-statements")
                            .judge(Judge.PROBE)
                            .message("Generated keys are asked of " + statements.size() + " statements in one text")
                            .advice("Give each statement a call of its own, all in one transaction."))
                    : Optional.empty();
        });
    }

    /** {@code registerOutParameter(1, INTEGER)} and {@code getLong(1)}. */
    static SqlRule outParameterGetter() {
        Description description = Description.of(
                        "out-parameter-getter", "An out parameter is read as another type than it is registered")
                .why(
                        "pgjdbc gives an out parameter only to the getter of the type that was registered: 2200G. Other drivers"
                                + " convert.")
                .bad("call.registerOutParameter(1, Types.INTEGER); call.execute(); call.getLong(1)")
                .good("call.registerOutParameter(1, Types.INTEGER); call.execute(); call.getInt(1)")
                .probes("calls/result-int-get-long", "calls/result-int-get-string");
        return new TextRule(
                description,
                text -> text.site().uses().stream()
                        .filter(use -> use.method().equals("registerOutParameter")
                                && use.arguments().size() == 2)
                        .filter(use -> use.arguments().get(1).equals("4"))
                        .flatMap(use -> otherGetter(text, use.arguments().get(0)).stream())
                        .findFirst()
                        .map(use -> Match.at(Match.NOWHERE)
                                .probe(
                                        use.method().equals("getLong")
                                                ? "calls/result-int-get-long"
                                                : "calls/result-int-get-string")
                                .why(description.why())
                                .judge(Judge.PROBE)
                                .line(use.line())
                                .message("Parameter " + use.arguments().get(0)
                                        + " is registered as INTEGER and read with " + use.method())
                                .code("getInt(" + use.arguments().get(0) + ")")
                                .advice("Read it with getInt and convert in the program.")));
    }

    private static Optional<Use> otherGetter(SqlText text, String index) {
        return text.site().uses().stream()
                .filter(use -> use.method().equals("getLong") || use.method().equals("getString"))
                .filter(use -> use.arguments().equals(List.of(index)) && !index.equals(Use.UNKNOWN))
                .findFirst();
    }

    /** {@code previous()} on the rows of a statement that was made without a word about scrolling. */
    static SqlRule scroll() {
        Description description = Description.of("scroll-by-default", "Rows are walked backwards that are forward only")
                .why(
                        "JDBC's default is forward only, which pgjdbc keeps to: 24000. pgjdbc-ng's rows can always be scrolled.")
                .bad("connection.prepareStatement(\"SELECT id FROM orders\").executeQuery().first()")
                .good(
                        "connection.prepareStatement(\"SELECT id FROM orders\", TYPE_SCROLL_INSENSITIVE, CONCUR_READ_ONLY)")
                .probes(
                        "cursors/default-previous",
                        "cursors/default-first",
                        "cursors/default-absolute",
                        "cursors/default-before-first");
        return new TextRule(
                description,
                text -> text.site().uses().stream()
                        .flatMap(use -> scrolled(use).filter(any -> madePlainly(text)).stream()
                                .map(probe -> Match.at(Match.NOWHERE)
                                        .probe(probe)
                                        .why(description.why())
                                        .judge(Judge.PROBE)
                                        .line(use.line())
                                        .message(use.method()
                                                + " walks rows that are forward only, as the statement was made")
                                        .advice(
                                                "Make the statement with ResultSet.TYPE_SCROLL_INSENSITIVE and CONCUR_READ_ONLY. Its price:"
                                                        + " all rows are held in memory, whatever the fetch size.")))
                        .findFirst());
    }

    private static boolean madePlainly(SqlText text) {
        boolean known = text.statements().stream()
                .anyMatch(statement -> !statement.keyword().isEmpty());
        return known
                && text.site().sink().owner().equals("Connection")
                && text.site().uses().stream()
                        .anyMatch(use -> use.method().equals("prepareStatement")
                                && use.arguments().isEmpty());
    }

    private static Optional<String> scrolled(Use use) {
        return switch (use.method()) {
            case "previous" -> Optional.of("cursors/default-previous");
            case "first" -> Optional.of("cursors/default-first");
            case "absolute" -> Optional.of("cursors/default-absolute");
            case "beforeFirst" -> Optional.of("cursors/default-before-first");
            default -> Optional.empty();
        };
    }

    /** Whether the call that takes the text asks for generated keys. */
    private static boolean keys(SqlText text) {
        return text.site().uses().stream()
                .anyMatch(use -> MAKERS.contains(use.method())
                        && use.method().equals(text.site().sink().method())
                        && use.arguments().equals(List.of(RETURN_GENERATED_KEYS)));
    }

    private static int returning(SqlStatement statement) {
        if (!CHANGES.contains(statement.keyword())) {
            return SqlStatement.NONE;
        }
        for (int token = 1; token < statement.size(); token++) {
            if (statement.is(token, "RETURNING") && statement.enclosing(token) == SqlStatement.NONE) {
                return token;
            }
        }
        return SqlStatement.NONE;
    }

    private static boolean contains(SqlStatement statement, TokenKind kind) {
        for (int token = 0; token < statement.size(); token++) {
            if (statement.is(token, kind)) {
                return true;
            }
        }
        return false;
    }
}
