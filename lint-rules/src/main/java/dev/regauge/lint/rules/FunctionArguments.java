package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Parameters as arguments of functions that take another type, or any type, which a driver has to tell. */
final class FunctionArguments {

    private static final String NO_CONVERSION =
            "A function is found by the types of its arguments, and PostgreSQL converts none of these by itself where the"
                    + " driver declares it. A driver that sends values without a type, or converts them before, hides that.";

    private static final Set<String> LONGS = Set.of("long", "java.lang.Long");
    private static final Set<String> DOUBLES = Set.of("double", "java.lang.Double", "float", "java.lang.Float");

    private static final Map<String, String> OF_INT = Map.of(
            "left", "placeholders/left-long",
            "right", "placeholders/right-long",
            "repeat", "placeholders/repeat-long",
            "substr", "placeholders/substr-long",
            "lpad", "placeholders/lpad-long",
            "split_part", "placeholders/split-part-long",
            "make_interval", "placeholders/make-interval-long");

    private static final Map<String, String> OF_ANY = Map.of(
            "concat", "placeholders/concat-strings",
            "format", "placeholders/format-string",
            "count", "placeholders/count-string",
            "jsonb_build_object", "placeholders/jsonb-build-object-string");

    private static final Map<String, String> OF_JSON = Map.of(
            "jsonb_set", "placeholders/jsonb-set-strings", "jsonb_path_query", "placeholders/jsonb-path-query-string");

    private FunctionArguments() {}

    /** {@code left(name, ?)} with setLong. */
    static SqlRule longForInt() {
        Description description = Description.of(
                        "long-for-int-argument", "A function that takes an int is given a long")
                .why(NO_CONVERSION + " A bigint is never made an int, because it may not fit.")
                .bad("SELECT left(name, ?) FROM customers  -- with setLong")
                .good("SELECT left(name, ?) FROM customers  -- with setInt")
                .probes(OF_INT.values().stream().sorted().toArray(String[]::new));
        return rule(
                description,
                (argument, binding) -> {
                    boolean counts = argument.function().equals("make_interval")
                            ? !argument.name().equals("secs") && argument.index() < 6
                            : argument.index() > 0;
                    return counts && isLong(binding)
                            ? Optional.ofNullable(OF_INT.get(argument.function()))
                            : Optional.empty();
                },
                "int",
                "Bind an int with setInt");
    }

    /** {@code round(?, 2)} with setDouble. */
    static SqlRule roundDouble() {
        Description description = Description.of("round-double", "round to some places takes a numeric and no double")
                .why(NO_CONVERSION
                        + " There is round(double precision), but with a number of places only round(numeric, int).")
                .bad("SELECT round(?, 2)  -- with setDouble")
                .good("SELECT round(?, 2)  -- with setBigDecimal")
                .probes("placeholders/round-double");
        return new ParameterRule(
                description,
                (text, place) -> Argument.of(place)
                        .filter(argument -> argument.function().equals("round") && argument.index() == 0)
                        .filter(argument ->
                                place.statement().text(place.token() + 1).equals(","))
                        .filter(argument ->
                                text.bindings(place.parameter()).stream().anyMatch(FunctionArguments::isDouble))
                        .map(argument -> match(
                                        text, place, description, argument, "placeholders/round-double", "numeric")
                                .advice(
                                        "Bind a BigDecimal with setBigDecimal, or cast: ?::numeric. Its price: numeric is exact and"
                                                + " slower than double.")));
    }

    /** {@code concat(?, ?)}: takes any type, so that somebody has to tell it. */
    static SqlRule untyped() {
        Description description = Description.of(
                        "untyped-argument", "A function that takes any type is given a text without one")
                .why(
                        "concat, format, count and jsonb_build_object take any type, so nothing tells the type of the parameter but"
                                + " the driver. One that declares a text as varchar gets through; one that leaves the type open, as with"
                                + " stringtype=unspecified, is refused: 42P18.")
                .bad("SELECT concat(?, name) FROM customers  -- with setString")
                .good("SELECT concat(?::text, name) FROM customers")
                .probes(OF_ANY.values().stream().sorted().toArray(String[]::new));
        return rule(
                description,
                (argument, binding) -> {
                    boolean template = argument.function().equals("format") && argument.index() == 0;
                    return Bound.text(binding) && !template
                            ? Optional.ofNullable(OF_ANY.get(argument.function()))
                            : Optional.empty();
                },
                "text",
                "Keep the setter");
    }

    /** {@code to_jsonb(?)}, {@code unnest(?)}. */
    static SqlRule polymorphic() {
        Description description = Description.of(
                        "polymorphic-argument", "The type of the answer hangs on a parameter without one")
                .why(
                        "to_jsonb, unnest and array_length answer by the type of their argument. Where the driver sends the value"
                                + " without a type, or pastes it into the text in quotes, the server cannot choose.")
                .bad("SELECT * FROM unnest(?)  -- with setArray")
                .good("SELECT * FROM unnest(?::int[])")
                .probes(
                        "placeholders/to-jsonb-string",
                        "placeholders/to-jsonb-int",
                        "placeholders/unnest-array",
                        "placeholders/array-length");
        return rule(description, FunctionArguments::polymorphic, "type", "Keep the setter");
    }

    private static Optional<String> polymorphic(Argument argument, Binding binding) {
        return switch (argument.index() > 0 ? "" : argument.function()) {
            case "to_jsonb" ->
                Bound.text(binding)
                        ? Optional.of("placeholders/to-jsonb-string")
                        : Optional.of("placeholders/to-jsonb-int")
                                .filter(probe -> binding.setter().equals("setInt"));
            case "unnest" -> Optional.of("placeholders/unnest-array").filter(probe -> Bound.array(binding));
            case "array_length" -> Optional.of("placeholders/array-length").filter(probe -> Bound.array(binding));
            default -> Optional.empty();
        };
    }

    /** {@code jsonb_set(data, ?, ?)} with setString. */
    static SqlRule jsonText() {
        Description description = Description.of("json-function-text", "A function of jsonb is given a text")
                .why(NO_CONVERSION + " The path is a text[], the new value a jsonb, a JSON path a jsonpath.")
                .bad("UPDATE orders SET data = jsonb_set(data, ?, ?)  -- with setString")
                .good("UPDATE orders SET data = jsonb_set(data, ?::text::text[], ?::text::jsonb)")
                .probes(OF_JSON.values().stream().sorted().toArray(String[]::new));
        return rule(
                description,
                (argument, binding) -> argument.index() > 0 && argument.index() < 3 && Bound.text(binding)
                        ? Optional.ofNullable(OF_JSON.get(argument.function()))
                        : Optional.empty(),
                "text::jsonb",
                "Keep the setter");
    }

    /** {@code abs(?)} with setString. */
    static SqlRule numberText() {
        Description description = Description.of("number-function-text", "A function of numbers is given a text")
                .why(NO_CONVERSION)
                .bad("SELECT abs(?)  -- with setString")
                .good("SELECT abs(?)  -- with setBigDecimal")
                .probes("placeholders/abs-string");
        return rule(
                description,
                (argument, binding) -> argument.function().equals("abs") && Bound.text(binding)
                        ? Optional.of("placeholders/abs-string")
                        : Optional.empty(),
                "numeric",
                "Bind a number with its own setter");
    }

    private static SqlRule rule(
            Description description,
            BiFunction<Argument, Binding, Optional<String>> probe,
            String type,
            String setter) {
        return new ParameterRule(
                description,
                (text, place) -> Argument.of(place)
                        .flatMap(argument -> text.bindings(place.parameter()).stream()
                                .flatMap(binding -> probe.apply(argument, binding).stream())
                                .findFirst()
                                .map(measured -> match(
                                                text, place, description, argument, measured, cast(argument, type))
                                        .advice(setter + ", and say the type in the SQL: "
                                                + place.statement().text(place.token()) + "::" + cast(argument, type)
                                                + "."))));
    }

    private static String cast(Argument argument, String type) {
        return switch (argument.function()) {
            case "jsonb_set" -> argument.index() == 1 ? "text::text[]" : "text::jsonb";
            case "jsonb_path_query" -> "text::jsonpath";
            case "to_jsonb" -> "text";
            case "unnest", "array_length" -> "int[]";
            default -> type;
        };
    }

    private static Match.Builder match(
            SqlText text, SqlText.Place place, Description description, Argument argument, String probe, String type) {
        String setter = text.bindings(place.parameter()).stream()
                .map(Binding::setter)
                .findFirst()
                .orElse("the program");
        return ParameterRule.at(place, description, probe)
                .message(setter + " binds argument " + (argument.index() + 1) + " of " + argument.function()
                        + ", parameter " + Operands.name(place.parameter()))
                .replace(place.parameter().end(), place.parameter().end(), "::" + type)
                .certain(Proof.that(Certainty.KEEPS, isCertain(text, place, argument, type)));
    }

    /** Whether the type is the one that the function has, and the value one that is converted to it as it is. */
    private static boolean isCertain(SqlText text, SqlText.Place place, Argument argument, String type) {
        boolean number = OF_INT.containsKey(argument.function()) && type.equals("int");
        boolean known = OF_ANY.containsKey(argument.function())
                || OF_JSON.containsKey(argument.function())
                || argument.function().equals("to_jsonb");
        return (number && Proof.bound(text, place, FunctionArguments::isLong))
                || (known && Proof.bound(text, place, Bound::text));
    }

    private static boolean isLong(Binding binding) {
        return binding.setter().equals("setLong")
                || (binding.setter().equals("setObject")
                        && binding.valueType().map(LONGS::contains).orElse(false)
                        && binding.sqlType().isEmpty());
    }

    private static boolean isDouble(Binding binding) {
        return binding.setter().equals("setDouble")
                || binding.setter().equals("setFloat")
                || (binding.setter().equals("setObject")
                        && binding.valueType().map(DOUBLES::contains).orElse(false)
                        && binding.sqlType().isEmpty());
    }
}
