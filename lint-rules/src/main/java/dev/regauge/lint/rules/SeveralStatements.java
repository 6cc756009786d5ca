package dev.regauge.lint.rules;

import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.SqlParameter;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.List;
import java.util.stream.Collectors;

/** What the two rules about several statements in one text have in common. */
final class SeveralStatements {

    /** A script of more is no matter of a few lines of code. */
    private static final int MOST = 20;

    private SeveralStatements() {}

    /** The statements of a text of several; none for a text of one. What is only a hole may well be empty. */
    static List<SqlStatement> of(SqlText text) {
        List<SqlStatement> known = text.statements().stream()
                .filter(statement -> !(statement.size() == 1 && statement.is(0, TokenKind.HOLE)))
                .toList();
        return known.size() > 1 ? known : List.of();
    }

    /** Whether one of them begins or ends a transaction. */
    static boolean controlTransaction(List<SqlStatement> statements) {
        return statements.stream().anyMatch(SqlStatement::transactionControl);
    }

    /** What the statements do, in the order of the text. */
    static String verbs(List<SqlStatement> statements) {
        return statements.stream()
                .limit(MOST)
                .map(statement -> statement.keyword().isEmpty() ? "{..}" : statement.keyword())
                .collect(Collectors.joining(", ", "", statements.size() > MOST ? ", .." : ""));
    }

    /** One call for each statement, in one transaction. */
    static String oneByOne(SqlText text, List<SqlStatement> statements) {
        if (statements.size() > MOST || !text.isCalled()) {
            return "";
        }
        List<SqlStatement> work = statements.stream()
                .filter(statement -> !statement.transactionControl())
                .toList();
        String owner = text.site().sink().owner();
        if (text.bindsBySetter()) {
            return "connection.setAutoCommit(false);\n" + prepared(work) + "connection.commit();";
        }
        if (text.tokens().reading() == Reading.SERVER) {
            return "connection.setAutoCommit(false);\n" + calls(text, work, "statement", "") + "connection.commit();";
        }
        String receiver = owner.isEmpty() ? "" : Character.toLowerCase(owner.charAt(0)) + owner.substring(1);
        return "transactionTemplate.executeWithoutResult(status -> {\n" + calls(text, work, receiver, ", ..") + "});";
    }

    private static String prepared(List<SqlStatement> statements) {
        StringBuilder code = new StringBuilder();
        for (SqlStatement statement : statements) {
            code.append("try (PreparedStatement statement = connection.prepareStatement(")
                    .append(Operands.javaText(statement.text()))
                    .append(")) {\n");
            int own = 1;
            for (SqlParameter parameter : statement.parameters()) {
                code.append("    statement.set..(").append(own++).append(", ..);  // parameter ");
                code.append(Operands.name(parameter)).append(" of today\n");
            }
            code.append("    statement.execute();\n}\n");
        }
        return code.toString();
    }

    private static String calls(SqlText text, List<SqlStatement> statements, String receiver, String arguments) {
        StringBuilder code = new StringBuilder();
        for (SqlStatement statement : statements) {
            code.append("    ")
                    .append(receiver)
                    .append('.')
                    .append(text.site().sink().method())
                    .append('(');
            code.append(Operands.javaText(statement.text()));
            code.append(statement.parameters().isEmpty() ? "" : arguments).append(");\n");
        }
        return code.toString();
    }
}
