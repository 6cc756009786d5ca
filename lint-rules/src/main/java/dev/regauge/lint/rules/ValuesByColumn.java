package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Values for columns of another kind; silent where no server told the column's type. */
final class ValuesByColumn {

    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");
    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "float4", "float8", "numeric");
    private static final Set<String> SMALL_SETTERS = Set.of("setInt", "setShort", "setByte", "setLong");

    private ValuesByColumn() {}

    /** {@code setBigDecimal} into an integer column. */
    static SqlRule fraction() {
        Description description = Description.of(
                        "fraction-for-integer", "A number with a fraction is bound to an integer column")
                .why(
                        "PostgreSQL rounds a numeric that is stored as an integer, and compares it exactly. pgjdbc-ng makes an integer"
                                + " of it first and cuts the fraction off: 1.9 is stored as 1 and found as 1. The stored rows stay wrong.")
                .bad("INSERT INTO orders (quantity) VALUES (?)  -- int4, with setBigDecimal")
                .good("INSERT INTO orders (quantity) VALUES (?)  -- int4, with setInt")
                .probes(
                        "binding/set-big-decimal-into-int2",
                        "binding/set-big-decimal-into-int4",
                        "binding/set-big-decimal-into-int8",
                        "binding/set-float-into-int2",
                        "binding/set-float-into-int4",
                        "binding/set-float-into-int8");
        return new ParameterRule(description, (text, place) -> {
            Optional<String> type = text.type(place).filter(INTEGERS::contains);
            return setter(text, place, Set.of("setBigDecimal", "setFloat"))
                    .flatMap(setter -> type.map(column -> {
                        String kind = setter.equals("setFloat") ? "float" : "big-decimal";
                        return ParameterRule.at(place, description, "binding/set-" + kind + "-into-" + column)
                                .judge(Judge.PROBE)
                                .message(Operands.role(text, place) + " is " + column + ", and " + setter
                                        + " binds a number that may have a fraction")
                                .advice(
                                        "Round in the program and bind a whole number with setInt or setLong, and look for rows that"
                                                + " were cut.");
                    }));
        });
    }

    /** {@code setBoolean} into a column of numbers. */
    static SqlRule booleanForNumber() {
        Description description = Description.of("boolean-for-number", "A truth value is bound to a column of numbers")
                .why("PostgreSQL converts no boolean to a number by itself. pgjdbc-ng makes 1 and 0 of it before.")
                .bad("UPDATE orders SET paid = ?  -- int4, with setBoolean")
                .good("UPDATE orders SET paid = ?  -- int4, with setInt(1, paid ? 1 : 0)")
                .probes(
                        "binding/set-boolean-into-int2",
                        "binding/set-boolean-into-int4",
                        "binding/set-boolean-into-int8",
                        "binding/set-boolean-into-float4",
                        "binding/set-boolean-into-float8",
                        "binding/set-boolean-into-numeric");
        return new ParameterRule(description, (text, place) -> {
            Optional<String> type = text.type(place).filter(NUMBERS::contains);
            return setter(text, place, Set.of("setBoolean"))
                    .flatMap(setter -> type.map(
                            column -> ParameterRule.at(place, description, "binding/set-boolean-into-" + column)
                                    .judge(Judge.SERVER)
                                    .message(Operands.role(text, place) + " is " + column
                                            + ", and setBoolean binds a truth value")
                                    .code("setInt(" + place.parameter().ordinal() + ", value ? 1 : 0)")
                                    .advice("Bind the number that is meant: setInt("
                                            + place.parameter().ordinal() + ", value ? 1 : 0).")));
        });
    }

    /** {@code setInt} into a column of truth values. */
    static SqlRule numberForBoolean() {
        Description description = Description.of("number-for-boolean", "A number is bound to a column of truth values")
                .why("PostgreSQL converts no number to a boolean by itself. pgjdbc-ng makes true of all but 0 before.")
                .bad("UPDATE orders SET paid = ?  -- bool, with setInt")
                .good("UPDATE orders SET paid = ?  -- bool, with setBoolean")
                .probes(
                        "binding/set-int-into-bool",
                        "binding/set-short-into-bool",
                        "binding/set-byte-into-bool",
                        "binding/set-long-into-bool");
        return new ParameterRule(description, (text, place) -> {
            Optional<String> type = text.type(place).filter("bool"::equals);
            return setter(text, place, SMALL_SETTERS)
                    .flatMap(setter -> type.map(column -> {
                        String kind = setter.substring("set".length()).toLowerCase(Locale.ROOT);
                        return ParameterRule.at(place, description, "binding/set-" + kind + "-into-bool")
                                .judge(Judge.SERVER)
                                .message(Operands.role(text, place) + " is bool, and " + setter + " binds a number")
                                .code("setBoolean(" + place.parameter().ordinal() + ", value != 0)")
                                .advice("Bind the truth value that is meant: setBoolean("
                                        + place.parameter().ordinal() + ", value != 0).");
                    }));
        });
    }

    private static Optional<String> setter(SqlText text, SqlText.Place place, Set<String> setters) {
        return text.bindings(place.parameter()).stream()
                .map(Binding::setter)
                .filter(setters::contains)
                .findFirst();
    }
}
