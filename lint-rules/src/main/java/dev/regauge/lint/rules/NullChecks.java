package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.TokenKind;
import java.util.Optional;
import java.util.Set;

/** Values whose type nothing in the text tells: {@code ? IS NULL} and {@code VALUES (?)}. */
final class NullChecks {

    private static final Set<String> MOMENTS = Set.of("setTimestamp", "setDate", "setTime");
    private static final Set<String> LOCAL_DATE = Set.of("java.time.LocalDate");

    private NullChecks() {}

    /** {@code ? IS NULL}, also where no server was asked. */
    static SqlRule isNull() {
        Description description = Description.of(
                        "null-check-without-type", "? IS NULL tells nothing of the parameter's type")
                .why(
                        "IS NULL takes any type, so nothing tells the parameter's type but the driver. Which setters send one"
                                + " differs: pgjdbc sends none for setTimestamp, setDate and nulls, pgjdbc-ng for hardly any."
                                + " A filter that is left out by a null has a price whatever its type: a plan made without the value"
                                + " uses no index for it, so the server either plans each time or reads the whole table.")
                .bad("SELECT * FROM orders WHERE (? IS NULL OR placed_at > ?)  -- with setTimestamp")
                .good("SELECT * FROM orders WHERE (?::timestamptz IS NULL OR placed_at > ?)")
                .probes(
                        "placeholders/untyped-is-null",
                        "placeholders/optional-filter-null",
                        "placeholders/optional-filter-string",
                        "placeholders/optional-filter-date");
        return new ParameterRule(description, (text, place) -> {
            boolean check = place.statement().is(place.token() + 1, "IS")
                    && (place.statement().is(place.token() + 2, "NULL")
                            || place.statement().follows(place.token() + 2, "NOT", "NULL"));
            return check ? probe(text, place).map(probe -> match(text, place, description, probe)) : Optional.empty();
        });
    }

    private static Optional<String> probe(SqlText text, SqlText.Place place) {
        return text.bindings(place.parameter()).stream()
                .flatMap(binding -> probe(binding).stream())
                .findFirst();
    }

    private static Optional<String> probe(Binding binding) {
        if (MOMENTS.contains(binding.setter())) {
            return Optional.of("placeholders/untyped-is-null");
        }
        if (Bound.isNull(binding) && !Bound.textNull(binding)) {
            boolean untyped = binding.sqlType().isEmpty()
                    || binding.sqlType().filter("NULL"::equals).isPresent();
            return untyped ? Optional.of("placeholders/optional-filter-null") : Optional.empty();
        }
        if (Bound.text(binding)) {
            return Optional.of("placeholders/optional-filter-string");
        }
        return binding.valueType().filter(LOCAL_DATE::contains).map(type -> "placeholders/optional-filter-date");
    }

    private static Match match(SqlText text, SqlText.Place place, Description description, String probe) {
        return ParameterRule.at(place, description, probe)
                .message(ParameterRule.snippet(text, place, 0, 2)
                        + ": nothing but the driver tells the type of parameter " + Operands.name(place.parameter()))
                .advice(
                        "Say the type in the SQL: " + place.statement().text(place.token())
                                + " IS NULL with a cast of the parameter to the column's own type."
                                + " Where an index matters, leave the condition out of the text instead when there is no value.");
    }

    /** {@code IN (VALUES (?), (?))} with numbers. */
    static SqlRule values() {
        Description description = Description.of(
                        "values-list-untyped", "A list of VALUES with parameters is a list of texts")
                .why(
                        "In VALUES of its own nothing tells the type of a column but its first row. A parameter that comes without a"
                                + " type is taken for a text, and a text is not compared with a number.")
                .bad("SELECT * FROM orders WHERE id IN (VALUES (?), (?))  -- with setInt")
                .good("SELECT * FROM orders WHERE id IN (VALUES (?::int), (?))")
                .probes("placeholders/in-values", "placeholders/update-from-values");
        return new ParameterRule(description, (text, place) -> {
            SqlStatement statement = place.statement();
            int row = place.token() - 1;
            boolean first = statement.is(row, TokenKind.LEFT_PARENTHESIS)
                    && statement.is(row - 1, "VALUES")
                    && statement.is(row - 2, TokenKind.LEFT_PARENTHESIS)
                    && !statement.is(place.token() + 1, TokenKind.CAST);
            boolean number = text.bindings(place.parameter()).stream()
                    .map(Binding::setter)
                    .anyMatch("setInt"::equals);
            String probe = statement.is(row - 3, "IN") ? "placeholders/in-values" : "placeholders/update-from-values";
            boolean joined = statement.is(row - 3, "IN", "FROM", "USING", "JOIN");
            return first && number && joined
                    ? Optional.of(ParameterRule.at(place, description, probe)
                            .message("`VALUES (" + statement.text(place.token())
                                    + "`: nothing but the driver tells the type of" + " parameter "
                                    + Operands.name(place.parameter()))
                            .replace(place.parameter().end(), place.parameter().end(), "::int")
                            .certain(Proof.that(
                                    Certainty.KEEPS,
                                    Proof.bound(
                                            text, place, bound -> bound.setter().equals("setInt"))))
                            .advice("Say the types in the first row: " + statement.text(place.token()) + "::int."))
                    : Optional.empty();
        });
    }
}
