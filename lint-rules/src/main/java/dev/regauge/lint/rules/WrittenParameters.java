package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Optional;
import java.util.Set;

/** Parameters that are written as JDBC does not know them: {@code :id}, {@code $1}, {@code ?1}, {@code ?and}. */
final class WrittenParameters {

    private static final String JUDGED_BY_GRAMMAR =
            "JDBC knows one kind of parameter, a question mark; what else looks like one goes to the server as it is.";
    private static final Set<String> QUERIES = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES");

    private WrittenParameters() {}

    /** {@code :id} where nobody replaces names. A slice of an array, {@code a[1:n]}, is none. */
    static SqlRule named() {
        Description description = Description.of("named-parameter-in-jdbc", "JDBC knows no parameters with names")
                .why(JUDGED_BY_GRAMMAR + " Template classes replace names before; a Connection does not.")
                .bad("SELECT * FROM orders WHERE id = :id")
                .good("SELECT * FROM orders WHERE id = ?")
                .brokenEverywhere()
                .probes("placeholders/named-parameter");
        return new StatementRule(description, (text, statement) -> {
            int colon = text.jdbc() && QUERIES.contains(statement.keyword()) ? name(statement) : SqlStatement.NONE;
            if (colon == SqlStatement.NONE) {
                return Optional.empty();
            }
            String name = ":" + statement.text(colon + 1);
            return Optional.of(StatementRule.at(statement, colon, description, "placeholders/named-parameter")
                    .message("`" + name + "` goes to the server as it is: JDBC knows no parameters with names")
                    .replace(statement.start(colon), statement.end(colon + 1), "?")
                    .advice("Write ? and bind it by its number, or hand the text to a class that knows names,"
                            + " such as NamedParameterJdbcTemplate."));
        });
    }

    private static int name(SqlStatement statement) {
        int brackets = 0;
        for (int token = 0; token < statement.size(); token++) {
            brackets += statement.is(token, TokenKind.LEFT_BRACKET) ? 1 : 0;
            brackets -= statement.is(token, TokenKind.RIGHT_BRACKET) ? 1 : 0;
            boolean named = brackets == 0
                    && statement.is(token, TokenKind.COLON)
                    && statement.is(token + 1, TokenKind.WORD)
                    && statement.adjacent(token, token + 1)
                    && !statement.adjacent(token - 1, token);
            boolean behindSign = statement.is(token, TokenKind.COLON)
                    && brackets == 0
                    && statement.is(token + 1, TokenKind.WORD)
                    && statement.adjacent(token, token + 1)
                    && (statement.is(token - 1, TokenKind.LEFT_PARENTHESIS)
                            || statement.is(token - 1, TokenKind.COMMA)
                            || statement.is(token - 1, TokenKind.OPERATOR));
            if (named || behindSign) {
                return token;
            }
        }
        return SqlStatement.NONE;
    }

    /** {@code $1} in a text that a driver numbers by itself. */
    static SqlRule numberedByServer() {
        Description description = Description.of("dollar-parameter", "JDBC binds no $1")
                .why(JUDGED_BY_GRAMMAR
                        + " A driver counts its question marks and refuses a value for a parameter that it"
                        + " does not see.")
                .bad("SELECT * FROM orders WHERE id = $1")
                .good("SELECT * FROM orders WHERE id = ?")
                .brokenEverywhere()
                .probes("placeholders/dollar-parameter");
        return new StatementRule(description, (text, statement) -> {
            for (int token = 0;
                    text.jdbc() && QUERIES.contains(statement.keyword()) && token < statement.size();
                    token++) {
                if (statement.is(token, TokenKind.NUMBERED_PARAMETER)) {
                    return Optional.of(StatementRule.at(statement, token, description, "placeholders/dollar-parameter")
                            .judge(Judge.PROBE)
                            .message("`" + statement.text(token)
                                    + "` is no parameter to JDBC, so nothing can be bound to it")
                            .replace(statement.start(token), statement.end(token), "?")
                            .advice("Write ?, once for each place, and bind each."));
                }
            }
            return Optional.empty();
        });
    }

    /** {@code ?1}, as JPA and SQLite write it. */
    static SqlRule numbered() {
        Description description = Description.of(
                        "numbered-placeholder", "The number behind a question mark is a number")
                .why("JPA and SQLite number their question marks; to JDBC ?1 is a parameter and then the number 1,"
                        + " which the server may read as one parameter with another number.")
                .bad("SELECT * FROM orders WHERE id = ?1 OR parent = ?1")
                .good("SELECT * FROM orders WHERE id = ? OR parent = ?")
                .probes("placeholders/numbered-question-mark");
        return new ParameterRule(description, (text, place) -> {
            SqlStatement statement = place.statement();
            boolean numbered = text.jdbc()
                    && statement.is(place.token() + 1, TokenKind.NUMBER)
                    && statement.adjacent(place.token(), place.token() + 1);
            return numbered
                    ? Optional.of(ParameterRule.at(place, description, "placeholders/numbered-question-mark")
                            .message("`" + statement.text(place.token()) + statement.text(place.token() + 1)
                                    + "`: JDBC numbers parameters by their order, and the number stays in the text")
                            .replace(statement.end(place.token()), statement.end(place.token() + 1), "")
                            .certain(Proof.that(
                                    Certainty.REPAIRS,
                                    text.placeholders().stream().allMatch(WrittenParameters::isNumberedByOrder)))
                            .advice("Write ? without a number, once for each place, and bind each."))
                    : Optional.empty();
        });
    }

    private static boolean isNumberedByOrder(SqlText.Place place) {
        SqlStatement statement = place.statement();
        int number = place.token() + 1;
        return statement.is(number, TokenKind.NUMBER)
                && statement.adjacent(place.token(), number)
                && statement
                        .text(number)
                        .equals(Integer.toString(place.parameter().ordinal()));
    }

    /** {@code ?and}: the driver writes {@code $1} there, and the server reads {@code $1and}. */
    static SqlRule touching() {
        Description description = Description.of("placeholder-touching-word", "A word directly behind a parameter")
                .why("A driver writes $1 in the place of the question mark. PostgreSQL 15 and newer refuse a"
                        + " letter directly behind it, older ones read on; with pasted values it depends on the value.")
                .bad("SELECT * FROM orders WHERE id = ?and paid")
                .good("SELECT * FROM orders WHERE id = ? and paid")
                .probes("placeholders/without-space-around");
        return new ParameterRule(description, (text, place) -> {
            SqlStatement statement = place.statement();
            boolean touching = text.jdbc()
                    && statement.is(place.token() + 1, TokenKind.WORD)
                    && statement.adjacent(place.token(), place.token() + 1);
            return touching
                    ? Optional.of(ParameterRule.at(place, description, "placeholders/without-space-around")
                            .message("`" + statement.text(place.token()) + statement.text(place.token() + 1)
                                    + "`: a word stands directly behind the parameter")
                            .replace(statement.end(place.token()), statement.end(place.token()), " ")
                            .certain(Certainty.KEEPS)
                            .advice("Leave a blank behind the question mark."))
                    : Optional.empty();
        });
    }

    /** {@code 1-?}: with a negative value pasted in, two minus signs begin a comment. */
    static SqlRule negated() {
        Description description = Description.of("negated-placeholder", "A minus sign directly before a parameter")
                .why("Where a driver pastes values into the text, a negative value behind a minus sign makes --, which"
                        + " begins a comment: the rest of the line is gone (CVE-2024-1597). And a driver that sends values"
                        + " without a type leaves the server no way to choose what to negate.")
                .bad("UPDATE account SET held = balance WHERE balance = 100 -?")
                .good("UPDATE account SET held = balance WHERE balance = 100 - ?")
                .probes(
                        "placeholders/minus-negative",
                        "placeholders/minus-negative-alone",
                        "placeholders/minus-negative-update");
        return new ParameterRule(description, (text, place) -> {
            SqlStatement statement = place.statement();
            int minus = place.token() - 1;
            boolean negated = statement.text(minus).equals("-") && statement.adjacent(minus, place.token());
            boolean harmless = !text.bindings(place.parameter()).isEmpty()
                    && text.bindings(place.parameter()).stream().allMatch(WrittenParameters::neverNegative);
            if (!negated || harmless) {
                return Optional.empty();
            }
            return Optional.of(ParameterRule.at(place, description, probe(statement, minus))
                    .judge(Judge.PROBE)
                    .message(ParameterRule.snippet(text, place, 1, 0) + ": a negative value makes -- of it where values"
                            + " are pasted into the text")
                    .replace(statement.end(minus), statement.end(minus), " ")
                    .advice("Leave a blank between the minus sign and the question mark, or bind the negated value."));
        });
    }

    private static String probe(SqlStatement statement, int minus) {
        if (statement.keyword().equals("UPDATE") || statement.keyword().equals("DELETE")) {
            return "placeholders/minus-negative-update";
        }
        return Operands.ends(statement, minus - 1)
                ? "placeholders/minus-negative"
                : "placeholders/minus-negative-alone";
    }

    private static boolean neverNegative(Binding binding) {
        boolean positive =
                binding.constant().map(value -> !value.startsWith("-")).orElse(false);
        return positive || Bound.text(binding) || Bound.array(binding);
    }
}
