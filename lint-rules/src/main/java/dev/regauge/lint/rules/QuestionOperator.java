package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The operators of jsonb and hstore that hold a question mark. */
record QuestionOperator() implements SqlRule {

    private static final String WHY =
            "To a driver that prepares a statement each single question mark is a parameter, wherever it"
                    + " stands; ?? stands for one that is meant for the server. Drivers differ in which operators they know by"
                    + " themselves, and a plain Statement reads neither the one nor the other alike.";

    private static final Set<String> QUERIES = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "");

    /** Words of SQL/XML and SQL/JSON behind which a value begins; all of them may be names of columns elsewhere. */
    private static final Set<String> BEFORE_A_VALUE =
            Set.of("PASSING", "REF", "VALUE", "DOCUMENT", "CONTENT", "PATH", "VERSION");

    @Override
    public Description description() {
        return Description.of("question-operator", "A question mark of an operator is read as a parameter")
                .why(WHY)
                .bad("SELECT * FROM orders WHERE tags ?| array['a', 'b']")
                .good("SELECT * FROM orders WHERE tags ??| array['a', 'b']")
                .probes(
                        "operators/question-bar",
                        "operators/question-amp",
                        "operators/question",
                        "operators/at-question",
                        "operators/question-plain-statement",
                        "operators/question-escaped-plain-statement");
    }

    @Override
    public List<Match> matches(SqlText text) {
        List<Match> matches = new ArrayList<>();
        for (SqlStatement statement : bindsEach(text) ? List.<SqlStatement>of() : text.statements()) {
            if (!QUERIES.contains(statement.keyword())) {
                continue;
            }
            switch (text.tokens().reading()) {
                case SERVER -> plain(text, statement, matches);
                case JDBC, NAMED -> prepared(text, statement, matches);
            }
        }
        return matches;
    }

    /** Who binds a value to each question mark means each as a parameter. */
    private static boolean bindsEach(SqlText text) {
        int marks = text.tokens().parameters().size();
        return marks > 0 && text.site().templates().size() == 1 && Proof.boundExactly(text, marks);
    }

    /** Reads from left to right, because a parameter ends a value and an operator does not. */
    private static void prepared(SqlText text, SqlStatement statement, List<Match> matches) {
        if (statement.parameters().isEmpty()) {
            return;
        }
        boolean valueBefore = false;
        for (int token = 0; token < statement.size(); token++) {
            boolean mark = statement.is(token, TokenKind.PLACEHOLDER)
                    && statement.text(token).equals("?");
            boolean operator = mark && (valueBefore ? behindValue(statement, token) : behindAnything(statement, token));
            if (operator) {
                matches.add(unescaped(text, statement, token));
            }
            valueBefore =
                    mark ? !operator : statement.is(token, TokenKind.PLACEHOLDER) || Operands.ends(statement, token);
        }
    }

    /** Two values cannot stand side by side, so between them is an operator. */
    private static boolean behindValue(SqlStatement statement, int token) {
        if (typedLiteral(statement, token - 1)) {
            return Operands.begins(statement, token + 1);
        }
        return Operands.begins(statement, token + 1)
                || barOrAmpersand(statement, token)
                || (statement.is(token + 1, TokenKind.QUOTED_NAME) && !statement.is(token - 1, TokenKind.WORD))
                || (statement.is(token + 1, TokenKind.WORD)
                        && Operands.isName(statement, token + 1)
                        && !beginsValue(statement, token - 1));
    }

    /** Whether a value begins behind a word of {@code xmltable('/r' PASSING ? COLUMNS ..)} and its kin. */
    private static boolean beginsValue(SqlStatement statement, int word) {
        String function = statement.upper(statement.enclosing(word) - 1);
        return BEFORE_A_VALUE.contains(statement.upper(word))
                && (function.startsWith("XML") || function.startsWith("JSON"));
    }

    /** Behind a hole, @ or a keyword that may be a column's name it takes more to be sure. */
    private static boolean behindAnything(SqlStatement statement, int token) {
        boolean jsonPath = statement.text(token - 1).equals("@")
                && statement.adjacent(token - 1, token)
                && Operands.ends(statement, token - 2);
        boolean hole = statement.is(token - 1, TokenKind.HOLE)
                && barOrAmpersand(statement, token)
                && statement.is(token + 2, "ARRAY");
        return (jsonPath && Operands.begins(statement, token + 1)) || hole;
    }

    private static boolean typedLiteral(SqlStatement statement, int token) {
        return statement.is(token, "INTERVAL", "DATE", "TIME", "TIMESTAMP", "TIMESTAMPTZ", "TIMETZ");
    }

    /** ?| or ?& without a blank, and neither || nor &&. */
    private static boolean barOrAmpersand(SqlStatement statement, int token) {
        String next = statement.text(token + 1);
        return statement.adjacent(token, token + 1) && (next.equals("|") || next.equals("&"));
    }

    private static Match unescaped(SqlText text, SqlStatement statement, int token) {
        boolean path = statement.text(token - 1).equals("@") && statement.adjacent(token - 1, token);
        boolean pair = barOrAmpersand(statement, token);
        String operator = (path ? "@" : "") + "?" + (pair ? statement.text(token + 1) : "");
        String probe = switch (operator) {
            case "?|" -> "operators/question-bar";
            case "?&" -> "operators/question-amp";
            case "@?" -> "operators/at-question";
            default -> "operators/question";
        };
        int first = path ? token - 1 : token;
        int last = Math.min(statement.size() - 1, pair ? token + 2 : token + 1);
        return Match.at(statement.start(token))
                .probe(probe)
                .judge(Judge.SERVER_REFUSING)
                .message("`" + Operands.snippet(statement, text.tokens().text(), first, last) + "`: the " + operator
                        + " is read as a parameter")
                .why(WHY)
                .replace(statement.start(token), statement.end(token), "??")
                .certain(Proof.that(Certainty.KEEPS, text.jdbc() && Proof.knowsAll(text)))
                .advice("Write " + operator.replace("?", "??") + ", which every driver measured sends as " + operator
                        + ".");
    }

    private static void plain(SqlText text, SqlStatement statement, List<Match> matches) {
        for (int token = 0; token < statement.size(); token++) {
            String operator = statement.is(token, TokenKind.OPERATOR) ? statement.text(token) : "";
            // both drivers leave ?| and ?& alone here; what else there may be, the server tells
            boolean disputed = operator.contains("??") || operator.equals("?") || operator.equals("@?");
            if (disputed && Operands.ends(statement, token - 1)) {
                boolean escaped = operator.contains("??");
                matches.add(
                        Match.at(statement.start(token))
                                .probe(
                                        escaped
                                                ? "operators/question-escaped-plain-statement"
                                                : "operators/question-plain-statement")
                                .judge(Judge.SERVER_REFUSING)
                                .message("`"
                                        + Operands.snippet(
                                                statement,
                                                text.tokens().text(),
                                                token,
                                                Math.min(token + 1, statement.size() - 1))
                                        + "` in a plain Statement: drivers disagree about the " + operator)
                                .why(WHY)
                                .advice(
                                        "Prepare the statement and write "
                                                + (escaped ? operator : operator.replace("?", "??"))
                                                + ", or call jsonb_exists, jsonb_exists_any or jsonb_exists_all, which need no question mark, and which no index serves."));
            }
        }
    }
}
