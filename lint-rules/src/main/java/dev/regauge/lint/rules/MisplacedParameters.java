package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Parameters where the grammar wants a word, or where a value means something else than the program believes. */
final class MisplacedParameters {

    /** How far back a keyword is looked for. */
    private static final int FAR = 100;

    private MisplacedParameters() {}

    /** {@code ORDER BY ?}. */
    static SqlRule orderBy() {
        Description description = Description.of("order-by-placeholder", "ORDER BY a parameter sorts by nothing")
                .why(
                        "A value that travels apart from the text is the same for every row, so the rows come in any order:"
                                + " nobody is told. Only where a driver pastes a number into the text is it the number of a column.")
                .bad("SELECT id, total FROM orders ORDER BY ?")
                .good("SELECT id, total FROM orders ORDER BY CASE ? WHEN 'total' THEN total ELSE id END")
                .probes("placeholders/order-by-number", "placeholders/order-by-name");
        return rule(
                description, place -> place.statement().has("ORDER") && sorts(place) && ends(place), (text, place) -> {
                    boolean named = text.bindings(place.parameter()).stream().anyMatch(Bound::text);
                    return ParameterRule.at(
                                    place,
                                    description,
                                    named ? "placeholders/order-by-name" : "placeholders/order-by-number")
                            .judge(Judge.PROBE)
                            .message("`ORDER BY " + place.statement().text(place.token())
                                    + "` sorts by a value that is the same for every row")
                            .advice(
                                    "Choose among known columns: a text for each order, or a CASE over the parameter. Its price: no"
                                            + " index serves a sort by CASE.");
                });
    }

    private static boolean sorts(SqlText.Place place) {
        SqlStatement statement = place.statement();
        int before = place.token() - 1;
        if (statement.is(before, "BY")) {
            return statement.is(before - 1, "ORDER");
        }
        int list = statement.enclosing(place.token());
        for (int token = before; statement.is(before, TokenKind.COMMA) && token > Math.max(0, before - FAR); token--) {
            if (statement.enclosing(token) == list && statement.is(token, "BY")) {
                return statement.is(token - 1, "ORDER");
            }
            if (statement.enclosing(token) == list && statement.is(token, "SELECT", "LIMIT", "VALUES", "WHERE")) {
                return false;
            }
        }
        return false;
    }

    private static boolean ends(SqlText.Place place) {
        SqlStatement statement = place.statement();
        int behind = place.token() + 1;
        return behind == statement.size()
                || statement.is(behind, TokenKind.COMMA)
                || statement.is(behind, TokenKind.RIGHT_PARENTHESIS)
                || statement.is(behind, "ASC", "DESC", "NULLS", "LIMIT", "OFFSET", "FETCH", "FOR", "HAVING", "ORDER");
    }

    /** {@code GROUP BY ?}. */
    static SqlRule groupBy() {
        Description description = Description.of("group-by-placeholder", "GROUP BY a parameter groups by nothing")
                .why(
                        "Only a number that stands in the text is the number of a column. A value that travels apart from the"
                                + " text is the same for every row, and the columns that are selected are then not grouped.")
                .bad("SELECT status, count(*) FROM orders GROUP BY ?")
                .good("SELECT status, count(*) FROM orders GROUP BY status")
                .probes("placeholders/group-by-number");
        return rule(
                description,
                place -> place.statement().follows(place.token() - 2, "GROUP", "BY") && ends(place),
                (text, place) -> ParameterRule.at(place, description, "placeholders/group-by-number")
                        .judge(Judge.SERVER_REFUSING)
                        .message("`GROUP BY " + place.statement().text(place.token())
                                + "` groups by a value that is the" + " same for every row")
                        .advice("Write the column or its number into the text."));
    }

    /** {@code extract(? from x)}. */
    static SqlRule extractField() {
        Description description = Description.of(
                        "extract-field-placeholder", "The field of EXTRACT is a word, no value")
                .why(
                        "extract(day from x) has a grammar of its own, in which the field is a word. date_part takes the same"
                                + " field as a value.")
                .bad("SELECT extract(? FROM placed_at) FROM orders")
                .good("SELECT date_part(?, placed_at) FROM orders")
                .probes("placeholders/extract-field");
        return rule(
                description,
                place -> place.statement().is(place.token() - 2, "EXTRACT")
                        && place.statement().is(place.token() + 1, "FROM"),
                (text, place) -> ParameterRule.at(place, description, "placeholders/extract-field")
                        .message("`extract(" + place.statement().text(place.token())
                                + " from`: the field is a word of the" + " grammar")
                        .replace(
                                place.statement().start(place.token() - 2),
                                place.statement().end(place.token() + 1),
                                "date_part(" + place.statement().text(place.token()) + ",")
                        .advice("Call date_part(" + place.statement().text(place.token())
                                + ", ..), which takes the field as a value. Its price: it answers in double precision, where"
                                + " EXTRACT answers in numeric since PostgreSQL 14."));
    }

    /** {@code ::varchar(?)}. */
    static SqlRule typeModifier() {
        Description description = Description.of("type-modifier-placeholder", "The length of a type is no value")
                .why(
                        "The numbers in parentheses behind a type are part of the type, and a type cannot wait for a value."
                                + " Only a driver that pastes values into the text gets past it.")
                .bad("SELECT name::varchar(?) FROM customers")
                .good("SELECT left(name, ?) FROM customers")
                .probes("placeholders/type-modifier");
        return rule(
                description,
                place -> modifier(place.statement(), place.statement().enclosing(place.token())),
                (text, place) -> ParameterRule.at(place, description, "placeholders/type-modifier")
                        .message("`" + place.statement().text(place.statement().enclosing(place.token()) - 1) + "("
                                + place.statement().text(place.token()) + ")`: the length of a type is no value")
                        .advice("Write the length into the text, or cut with left(.., ?) or round(.., ?)."));
    }

    private static boolean modifier(SqlStatement statement, int open) {
        boolean type = open > 0
                && statement.is(
                        open - 1, "VARCHAR", "CHAR", "NUMERIC", "DECIMAL", "BIT", "VARBIT", "BPCHAR", "VARYING");
        int before = open - (statement.is(open - 1, "VARYING") ? 3 : 2);
        return type && (statement.is(before, TokenKind.CAST) || statement.is(before, "AS"));
    }

    /** {@code EXECUTE plan(?)}. */
    static SqlRule execute() {
        Description description = Description.of("execute-placeholder", "EXECUTE in SQL takes no parameters")
                .why(
                        "EXECUTE runs a plan that SQL has prepared, and its arguments are expressions of the text: the command"
                                + " is not planned, so it has no places for values. A prepared statement of JDBC is the same thing"
                                + " without the detour.")
                .bad("EXECUTE find_order(?)")
                .good("SELECT * FROM orders WHERE id = ?")
                .probes("placeholders/execute-in-sql");
        return rule(
                description,
                place -> place.statement().keyword().equals("EXECUTE"),
                (text, place) -> ParameterRule.at(place, description, "placeholders/execute-in-sql")
                        .message("`" + Operands.oneLine(place.statement().text()) + "`: EXECUTE takes no parameters")
                        .advice(
                                "Prepare the statement itself with prepareStatement: the driver keeps it on the server when"
                                        + " it is used often."));
    }

    /** {@code ON CONFLICT (..) WHERE p = ?}. */
    static SqlRule conflictTarget() {
        Description description = Description.of(
                        "conflict-target-parameter",
                        "A parameter in the condition of a conflict target works five times")
                .why(
                        "The condition behind ON CONFLICT (..) has to imply that of a partial index, which the planner can only"
                                + " prove while it sees the value. Once the server plans without the value, which it does from the"
                                + " sixth execution on, it finds no index: 42P10, in production first.")
                .bad("INSERT INTO drafts (id) VALUES (?) ON CONFLICT (id) WHERE sent = ? DO NOTHING")
                .good("INSERT INTO drafts (id) VALUES (?) ON CONFLICT (id) WHERE NOT sent DO NOTHING")
                .probes("placeholders/on-conflict-partial-index-repeated");
        return rule(
                description,
                place -> place.statement().has("CONFLICT") && inConflictTarget(place),
                (text, place) -> ParameterRule.at(place, description, "placeholders/on-conflict-partial-index-repeated")
                        .judge(Judge.PROBE)
                        .message("The condition of the conflict target has parameter "
                                + Operands.name(place.parameter())
                                + ": once the server plans without its value, it finds no index")
                        .advice("Write the condition as the partial index has it, with constants."));
    }

    private static boolean inConflictTarget(SqlText.Place place) {
        SqlStatement statement = place.statement();
        int level = statement.enclosing(place.token());
        for (int token = place.token() - 1; token > Math.max(0, place.token() - FAR); token--) {
            if (statement.enclosing(token) == level && statement.is(token, "DO", "SET", "VALUES", "SELECT")) {
                return false;
            }
            if (statement.enclosing(token) == level && statement.is(token, "WHERE")) {
                int open = statement.partner(token - 1);
                return open > 1 && statement.follows(open - 2, "ON", "CONFLICT");
            }
        }
        return false;
    }

    private static SqlRule rule(
            Description description, Predicate<SqlText.Place> stands, BiFunction<SqlText, SqlText.Place, Match> match) {
        return new ParameterRule(
                description,
                (text, place) -> stands.test(place) ? Optional.of(match.apply(text, place)) : Optional.empty());
    }
}
