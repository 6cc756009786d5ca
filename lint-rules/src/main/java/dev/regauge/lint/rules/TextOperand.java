package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Parameters behind an operator that takes no text, and arrays and nulls whose type nobody tells. */
final class TextOperand {

    private static final String NO_OPERATOR =
            "An operator is found by the types of both sides, and setString declares a varchar. A driver that sends the"
                    + " value without a type lets the server take the type of the other side.";

    private TextOperand() {}

    /** {@code data @> ?} with setString. */
    static SqlRule containment() {
        return behind(
                Description.of("containment-text", "@> and <@ take no text")
                        .why(NO_OPERATOR + " For jsonb, arrays and ranges there is no @> with a varchar.")
                        .bad("SELECT * FROM orders WHERE data @> ?  -- with setString")
                        .good("SELECT * FROM orders WHERE data @> ?::text::jsonb")
                        .probes("operators/contains-string"),
                "operators/contains-string",
                operator -> operator.equals("@>") || operator.equals("<@"),
                Optional.empty(),
                Certainty.NONE); // arrays and ranges have these operators, too
    }

    /** {@code words @@ ?} with setString. */
    static SqlRule textSearch() {
        return behind(
                Description.of("text-search-text", "@@ takes a tsquery and no text")
                        .why(NO_OPERATOR + " With a tsvector on the left, @@ takes a tsquery.")
                        .bad("SELECT * FROM articles WHERE words @@ ?  -- with setString")
                        .good("SELECT * FROM articles WHERE words @@ plainto_tsquery(?)")
                        .probes("operators/tsvector-match-string"),
                "operators/tsvector-match-string",
                operator -> operator.equals("@@"),
                Optional.of("text::tsquery"),
                Certainty.NONE); // with a text on the left it is plainto_tsquery
    }

    /** {@code data #>> ?} with setString. */
    static SqlRule jsonPath() {
        return behind(
                Description.of("json-path-text", "#> and #>> take a text[] and no text")
                        .why(NO_OPERATOR + " The path of #> is a text[].")
                        .bad("SELECT data #>> ? FROM orders  -- with setString")
                        .good("SELECT data #>> ?::text::text[] FROM orders")
                        .probes("operators/jsonb-path-string"),
                "operators/jsonb-path-string",
                operator -> operator.equals("#>") || operator.equals("#>>"),
                Optional.of("text::text[]"),
                Certainty.KEEPS);
    }

    /** {@code now() - ?} with setString. */
    static SqlRule addedToTimestamp() {
        Description description = Description.of("text-added-to-timestamp", "A text cannot be added to a timestamp")
                .why(NO_OPERATOR + " Beside a timestamp, + and - take an interval.")
                .bad("SELECT * FROM orders WHERE placed_at > now() - ?  -- with setString")
                .good("SELECT * FROM orders WHERE placed_at > now() - ?::text::interval")
                .probes("placeholders/interval-string-plus");
        return new ParameterRule(description, (text, place) -> {
            SqlStatement statement = place.statement();
            String operator = statement.text(place.token() - 1);
            boolean moment = (operator.equals("+") || operator.equals("-")) && isMoment(statement, place.token() - 2);
            return moment && text(text, place)
                    ? Optional.of(match(
                            text,
                            place,
                            description,
                            "placeholders/interval-string-plus",
                            Optional.of("text::interval"),
                            // a value without a type behind a minus is a timestamp
                            Proof.that(Certainty.KEEPS, operator.equals("+") && Proof.bound(text, place, Bound::text))))
                    : Optional.empty();
        });
    }

    private static boolean isMoment(SqlStatement statement, int last) {
        boolean now = statement.is(last, TokenKind.RIGHT_PARENTHESIS)
                && statement.is(last - 1, TokenKind.LEFT_PARENTHESIS)
                && statement.is(last - 2, "NOW", "CLOCK_TIMESTAMP", "STATEMENT_TIMESTAMP", "TRANSACTION_TIMESTAMP");
        return now || statement.is(last, "CURRENT_TIMESTAMP", "LOCALTIMESTAMP");
    }

    /** {@code data ->> ?} with setLong. */
    static SqlRule jsonArrow() {
        Description description = Description.of("json-arrow-number", "The index of a JSON array is an int and no long")
                .why(
                        "-> and ->> take a text for a key and an int for an index; there is none for a bigint, and PostgreSQL makes"
                                + " no int of it by itself.")
                .bad("SELECT data -> ? FROM orders  -- with setLong")
                .good("SELECT data -> ? FROM orders  -- with setInt")
                .probes("operators/jsonb-arrow-long");
        return new ParameterRule(description, (text, place) -> {
            String operator = place.statement().text(place.token() - 1);
            boolean arrow = operator.equals("->") || operator.equals("->>");
            boolean number = text.bindings(place.parameter()).stream()
                    .map(Binding::setter)
                    .anyMatch("setLong"::equals);
            return arrow && number && !isCast(place)
                    ? Optional.of(match(
                            text,
                            place,
                            description,
                            "operators/jsonb-arrow-long",
                            Optional.of("int"),
                            Proof.that(
                                    Certainty.KEEPS,
                                    Proof.bound(
                                            text, place, bound -> bound.setter().equals("setLong")))))
                    : Optional.empty();
        });
    }

    /** {@code id = ANY(?)} with setString. */
    static SqlRule any() {
        Description description = Description.of("any-text", "ANY takes an array and no text")
                .why(
                        "ANY (..) compares with the elements of an array, and setString declares a varchar: '{1,2}' is only made an"
                                + " array where the value comes without a type.")
                .bad("SELECT * FROM orders WHERE id = ANY(?)  -- with setString")
                .good("SELECT * FROM orders WHERE id = ANY(?)  -- with setArray")
                .probes("placeholders/any-array-literal");
        return new ParameterRule(
                description,
                (text, place) -> inAny(place) && text(text, place)
                        ? Optional.of(match(
                                text,
                                place,
                                description,
                                "placeholders/any-array-literal",
                                ElementType.wanted(text, place).map(element -> "text::" + element + "[]"),
                                Certainty.NONE))
                        : Optional.empty());
    }

    /** {@code id = ANY(?)} with a Java array. */
    static SqlRule javaArray() {
        Description description = Description.of("java-array-binding", "setObject with a Java array")
                .why(
                        "JDBC wants arrays made by createArrayOf. pgjdbc takes Java arrays of some types since 42.2.0 and of more"
                                + " since 42.2.15, where each version before refuses: 07006.")
                .bad("statement.setObject(1, new Integer[] {1, 2})")
                .good("statement.setArray(1, connection.createArrayOf(\"int4\", new Integer[] {1, 2}))")
                .probes(
                        "placeholders/any-int-array",
                        "placeholders/any-integer-array",
                        "binding/object-string-array-bounds");
        return new ParameterRule(
                description,
                (text, place) -> text.bindings(place.parameter()).stream()
                        .filter(binding -> binding.setter().equals("setObject") && Bound.array(binding))
                        .findFirst()
                        .flatMap(binding -> arrayProbe(binding.valueType().orElse(""))
                                .map(probe -> madeByConnection(
                                        ParameterRule.at(place, description, probe)
                                                .judge(Judge.SERVER_REFUSING)
                                                .message("setObject binds a Java array to "
                                                        + Operands.role(text, place)),
                                        place,
                                        binding,
                                        ElementType.of(text, place, binding)))));
    }

    private static Match madeByConnection(
            Match.Builder match, SqlText.Place place, Binding binding, Optional<String> element) {
        boolean primitive = Set.of("[I", "int[]").contains(binding.valueType().orElse(""));
        element.ifPresent(type -> match.code("setArray(" + place.parameter().ordinal()
                + ", connection.createArrayOf(\"" + type + "\", "
                + (primitive ? "Arrays.stream(values).boxed().toArray()" : "values") + "))"));
        return match.advice(
                "Make the array with Connection.createArrayOf and the column's own type, and bind it with setArray.");
    }

    private static Optional<String> arrayProbe(String type) {
        return switch (type) {
            case "[I", "int[]" -> Optional.of("placeholders/any-int-array");
            case "[Ljava.lang.Integer;", "java.lang.Integer[]" -> Optional.of("placeholders/any-integer-array");
            case "[Ljava.lang.String;", "java.lang.String[]" -> Optional.of("binding/object-string-array-bounds");
            default -> Optional.empty();
        };
    }

    private static boolean inAny(SqlText.Place place) {
        SqlStatement statement = place.statement();
        int token = place.token();
        return statement.is(token - 1, TokenKind.LEFT_PARENTHESIS)
                && statement.is(token + 1, TokenKind.RIGHT_PARENTHESIS)
                && statement.is(token - 2, "ANY", "SOME", "ALL")
                && statement.is(token - 3, TokenKind.OPERATOR);
    }

    private static SqlRule behind(
            Description description,
            String probe,
            Predicate<String> operator,
            Optional<String> type,
            Certainty certainty) {
        return new ParameterRule(description, (text, place) -> {
            SqlStatement statement = place.statement();
            boolean behind = statement.is(place.token() - 1, TokenKind.OPERATOR)
                    && operator.test(statement.text(place.token() - 1))
                    && Operands.ends(statement, place.token() - 2);
            return behind && text(text, place)
                    ? Optional.of(match(
                            text,
                            place,
                            description,
                            probe,
                            type,
                            Proof.that(certainty, Proof.bound(text, place, Bound::text))))
                    : Optional.empty();
        });
    }

    private static boolean text(SqlText text, SqlText.Place place) {
        return !isCast(place) && text.bindings(place.parameter()).stream().anyMatch(Bound::text);
    }

    private static boolean isCast(SqlText.Place place) {
        return place.statement().is(place.token() + 1, TokenKind.CAST);
    }

    private static Match match(
            SqlText text,
            SqlText.Place place,
            Description description,
            String probe,
            Optional<String> type,
            Certainty certainty) {
        String setter = text.bindings(place.parameter()).get(0).setter();
        Match.Builder match = ParameterRule.at(place, description, probe)
                .message(ParameterRule.snippet(text, place, 1, 0) + ": " + setter + " binds parameter "
                        + Operands.name(place.parameter()) + ", and the operator takes another type");
        if (type.isEmpty()) {
            return match.advice(
                    "Convert in the SQL to the type that the other side has: a text first, then that type.");
        }
        String cast = place.statement().text(place.token()) + "::" + type.get();
        return match.replace(place.parameter().start(), place.parameter().end(), cast)
                .certain(Proof.that(certainty, endsBehind(place)))
                .advice("Convert in the SQL with " + cast + ", or the type that the other side has.");
    }

    /** In {@code now() + ? * interval '1 day'} the parameter is no operand of the plus sign. */
    private static boolean endsBehind(SqlText.Place place) {
        return Proof.endsBehind(place.statement(), place.token())
                || place.statement().is(place.token() + 1, "FROM", "AS");
    }
}
