package dev.regauge.lint.rules;

import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.List;
import java.util.stream.Collectors;

/** What the two rules about several statements in one text have in common. */
final class SeveralStatements {

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
                .map(statement -> statement.keyword().isEmpty() ? "{..}" : statement.keyword())
                .collect(Collectors.joining(", "));
    }

    /** One call for each statement, in one transaction. */
    static String oneByOne(SqlText text, List<SqlStatement> statements) {
        StringBuilder code = new StringBuilder("connection.setAutoCommit(false);\n");
        for (SqlStatement statement : statements) {
            if (statement.transactionControl()) {
                continue;
            }
            String sql = Operands.javaText(statement.text());
            if (text.tokens().reading() == Reading.SERVER) {
                code.append("statement.execute(").append(sql).append(");\n");
            } else {
                code.append("try (PreparedStatement statement = connection.prepareStatement(")
                        .append(sql)
                        .append(")) {\n");
                for (int i = 1; i <= statement.parameters().size(); i++) {
                    code.append("    statement.set..(")
                            .append(i)
                            .append(", ..);  // parameter ")
                            .append(Operands.name(statement.parameters().get(i - 1)))
                            .append(" of today\n");
                }
                code.append("    statement.execute();\n}\n");
            }
        }
        return code.append("connection.commit();").toString();
    }
}
