package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** JDBC escapes in braces, which a driver translates and the server does not know. */
final class Escapes {

    private static final Map<String, String> LITERALS = Map.of("D", "DATE", "T", "TIME", "TS", "TIMESTAMP");

    private Escapes() {}

    /** {@code {call f(?)}} through a statement that is no CallableStatement. */
    static SqlRule callInStatement() {
        Description description = Description.of("call-escape-in-statement", "{call ..} belongs to a CallableStatement")
                .why(
                        "JDBC defines {call ..} for prepareCall. pgjdbc translates it there only and sends the brace to the server"
                                + " otherwise; pgjdbc-ng translates it everywhere.")
                .bad("connection.prepareStatement(\"{call add_up(?, ?)}\")")
                .good("connection.prepareStatement(\"SELECT add_up(?, ?)\")")
                .probes("calls/function-in-prepared", "calls/function-in-statement");
        return new StatementRule(description, (text, statement) -> {
            String method = text.site().sink().method();
            boolean statements = text.site().sink().owner().equals("Connection")
                    || text.site().sink().owner().equals("Statement");
            boolean call = brace(statement, 0) && statement.is(1, "CALL");
            return call && statements && !method.equals("prepareCall")
                    ? Optional.of(
                            StatementRule.at(
                                            statement,
                                            0,
                                            description,
                                            text.jdbc() ? "calls/function-in-prepared" : "calls/function-in-statement")
                                    .message("`" + Operands.oneLine(statement.text())
                                            + "` is an escape for prepareCall, and this is " + method)
                                    .advice(
                                            "Write SELECT f(..) for a function and CALL p(..) for a procedure, or use prepareCall."))
                    : Optional.empty();
        });
    }

    /** {@code {? = call f(?)}}. */
    static SqlRule callResult() {
        Description description = Description.of(
                        "call-result", "{? = call ..} needs parameters that travel apart from the text")
                .why(
                        "For the result of a function pgjdbc binds a parameter of no value. In simple query mode there is nothing to"
                                + " paste in its place: the function is looked for with one argument more and not found.")
                .bad("connection.prepareCall(\"{? = call add_up(?, ?)}\")")
                .good("connection.prepareStatement(\"SELECT add_up(?, ?)\")")
                .probes("calls/function-result");
        return new StatementRule(description, (text, statement) -> {
            boolean result = brace(statement, 0)
                    && statement.is(1, TokenKind.PLACEHOLDER)
                    && statement.is(3, "CALL")
                    && text.site().sink().method().equals("prepareCall");
            return result
                    ? Optional.of(StatementRule.at(statement, 0, description, "calls/function-result")
                            .judge(Judge.PROBE)
                            .message("`" + Operands.oneLine(statement.text())
                                    + "` asks for the result of a function as a parameter")
                            .advice("Write SELECT f(..) and read the result as a row."))
                    : Optional.empty();
        });
    }

    /** {@code {limit 10}}. */
    static SqlRule limit() {
        Description description = Description.of("limit-escape", "{limit ..} is an escape that pgjdbc does not know")
                .why("JDBC 4.1 has an escape for LIMIT. pgjdbc-ng translates it; pgjdbc sends the brace to the server.")
                .bad("SELECT * FROM orders {limit 10}")
                .good("SELECT * FROM orders LIMIT 10")
                .probes("escapes/limit");
        return braces(
                description,
                (statement, token) -> statement.is(token + 1, "LIMIT")
                        ? Optional.of(withoutBraces(
                                        statement,
                                        token,
                                        StatementRule.at(statement, token, description, "escapes/limit"))
                                .message(
                                        "`{limit` is sent to the server as it is by a driver that does not know the escape")
                                .advice("Write LIMIT without braces: PostgreSQL has always had it."))
                        : Optional.empty());
    }

    /** Only where nothing but numbers and parameters stand in it. */
    private static Match.Builder withoutBraces(SqlStatement statement, int open, Match.Builder match) {
        int last = statement.is(open + 3, "OFFSET") ? open + 4 : open + 2;
        boolean plain = count(statement, open + 2) && count(statement, last) && closes(statement, last + 1);
        return plain
                ? match.replace(statement.start(open), statement.start(open + 1), blankBefore(statement, open))
                        .replace(statement.end(last), statement.end(last + 1), blankBehind(statement, last + 1))
                        .certain(Certainty.KEEPS)
                : match;
    }

    /** What a brace has kept apart stays apart without it. */
    private static String blankBefore(SqlStatement statement, int brace) {
        return brace > 0 && statement.adjacent(brace - 1, brace) ? " " : "";
    }

    private static String blankBehind(SqlStatement statement, int brace) {
        boolean apart = brace + 1 == statement.size()
                || statement.is(brace + 1, TokenKind.COMMA)
                || statement.is(brace + 1, TokenKind.RIGHT_PARENTHESIS);
        return !apart && statement.adjacent(brace, brace + 1) ? " " : "";
    }

    private static boolean count(SqlStatement statement, int token) {
        return statement.is(token, TokenKind.NUMBER) || statement.is(token, TokenKind.PLACEHOLDER);
    }

    private static boolean closes(SqlStatement statement, int token) {
        return statement.is(token, TokenKind.OTHER) && statement.text(token).equals("}");
    }

    /** <code>{ d '2020-02-29' }</code>. */
    static SqlRule blanks() {
        Description description = Description.of("escape-with-blanks", "A blank behind the brace of an escape")
                .why(
                        "pgjdbc knows an escape by the letters directly behind its brace. With a blank or a line break between"
                                + " them it takes the brace for text and sends it to the server.")
                .bad("SELECT * FROM orders WHERE day = { d '2020-02-29' }")
                .good("SELECT * FROM orders WHERE day = DATE '2020-02-29'")
                .probes("escapes/spaces");
        return braces(description, (statement, token) -> {
            boolean literal = statement.is(token + 1, "D", "T", "TS") && statement.is(token + 2, TokenKind.STRING);
            return (literal || statement.is(token + 1, "FN", "OJ")) && !statement.adjacent(token, token + 1)
                    ? Optional.of(
                            asLiterals(statement, StatementRule.at(statement, token, description, "escapes/spaces"))
                                    .message("`{ " + statement.text(token + 1)
                                            + "`: behind the brace of an escape stands a blank")
                                    .advice("Write plain SQL, such as DATE '2020-02-29'; or leave the blank out."))
                    : Optional.empty();
        });
    }

    /** All of them at once: the rule speaks of the first in a statement. */
    private static Match.Builder asLiterals(SqlStatement statement, Match.Builder match) {
        Match.Builder builder = match;
        for (int token = 0; token < statement.size(); token++) {
            boolean literal = brace(statement, token)
                    && LITERALS.containsKey(statement.upper(token + 1))
                    && !statement.adjacent(token, token + 1)
                    && statement.is(token + 2, TokenKind.STRING)
                    && closes(statement, token + 3);
            if (literal) {
                builder = builder.replace(
                                statement.start(token),
                                statement.end(token + 3),
                                blankBefore(statement, token)
                                        + LITERALS.get(statement.upper(token + 1))
                                        + " "
                                        + statement.text(token + 2)
                                        + blankBehind(statement, token + 3))
                        .certain(Certainty.KEEPS);
            }
        }
        return builder;
    }

    /** <code>2 * {fn dayofweek(x)}</code>. */
    static SqlRule dayOfWeek() {
        Description description = Description.of(
                        "dayofweek-without-parentheses", "{fn dayofweek(..)} becomes a sum without parentheses")
                .why(
                        "pgjdbc writes extract(dow from x)+1 in the place of the escape, without parentheses: a factor beside it"
                                + " counts for one part of the sum only.")
                .bad("SELECT 2 * {fn dayofweek(day)} FROM orders")
                .good("SELECT 2 * (extract(dow FROM day) + 1) FROM orders")
                .probes("escapes/fn-dayofweek-times");
        return braces(description, (statement, token) -> {
            boolean factor = statement.text(token - 1).equals("*") && Operands.ends(statement, token - 2);
            return factor && statement.follows(token + 1, "FN", "DAYOFWEEK")
                    ? Optional.of(StatementRule.at(statement, token, description, "escapes/fn-dayofweek-times")
                            .judge(Judge.PROBE)
                            .message(
                                    "`* {fn dayofweek(..)}`: the escape becomes a sum, of which the factor takes one part")
                            .advice("Write (extract(dow FROM ..) + 1), or put the escape into parentheses."))
                    : Optional.empty();
        });
    }

    private static SqlRule braces(Description description, BiFunction<SqlStatement, Integer, Optional<Match>> sight) {
        return new StatementRule(description, (text, statement) -> {
            for (int token = 0; token < statement.size(); token++) {
                Optional<Match> match = brace(statement, token) ? sight.apply(statement, token) : Optional.empty();
                if (match.isPresent()) {
                    return match;
                }
            }
            return Optional.empty();
        });
    }

    private static boolean brace(SqlStatement statement, int token) {
        return statement.is(token, TokenKind.OTHER) && statement.text(token).equals("{");
    }
}
