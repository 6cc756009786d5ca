package dev.regauge.lint.rules;

import static java.util.Objects.requireNonNull;

import dev.regauge.lint.scan.Binding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Parameters as arguments of functions that take another type, or any type, which a driver has to tell. */
final class FunctionArguments {

    private static final String NO_CONVERSION =
            "A function is found by the types of its arguments, and PostgreSQL converts none of these by itself where the"
                    + " driver declares it. A driver that sends values without a type, or converts them before, hides that.";

    private static final Set<String> LONGS = Set.of("long", "java.lang.Long");
    private static final Set<String> DOUBLES = Set.of("double", "java.lang.Double", "float", "java.lang.Float");

    private static final String PATH = "text::text[]";
    private static final String DOCUMENT = "text::jsonb";
    private static final String QUERY = "text::jsonpath";

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

    private static final Map<String, String> POLYMORPHIC = Map.of(
            "to_jsonb", "placeholders/to-jsonb-int",
            "unnest", "placeholders/unnest-array",
            "array_length", "placeholders/array-length");

    private static final Map<String, String> OF_JSON = Map.of(
            "jsonb_set", "placeholders/jsonb-set-strings", "jsonb_path_query", "placeholders/jsonb-path-query-string");

    /** Which arguments are an int, by their index or name. */
    private static final Map<String, Set<String>> INTS = Map.of(
            "left", Set.of("1"),
            "right", Set.of("1"),
            "repeat", Set.of("1"),
            "substr", Set.of("1", "2"),
            "lpad", Set.of("1"),
            "split_part", Set.of("2"),
            "make_interval", Set.of("0", "1", "2", "3", "4", "5", "years", "months", "weeks", "days", "hours", "mins"));

    /** What makes of a text what an argument is, by its index or name. */
    private static final Map<String, Map<String, String>> JSON = Map.of(
            "jsonb_set", Map.of("1", PATH, "path", PATH, "2", DOCUMENT, "replacement", DOCUMENT),
            "jsonb_path_query", Map.of("1", QUERY, "path", QUERY, "2", DOCUMENT, "vars", DOCUMENT));

    /**
     * What an argument is wanted to be.
     *
     * @param probe what it is measured by
     * @param type what the parameter is to be cast to; empty where nothing tells it
     */
    private record Wanted(String probe, String type) {}

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
                    boolean counts =
                            INTS.getOrDefault(argument.function(), Set.of()).contains(argument.key());
                    return counts && isLong(binding)
                            ? Optional.of(new Wanted(requireNonNull(OF_INT.get(argument.function())), "int"))
                            : Optional.empty();
                },
                FunctionArguments::isLong,
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
                                        text,
                                        place,
                                        description,
                                        argument,
                                        new Wanted("placeholders/round-double", "numeric"))
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
                                    .map(probe -> new Wanted(probe, "text"))
                            : Optional.empty();
                },
                Bound::text,
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
        return rule(description, FunctionArguments::polymorphic, Bound::text, "Keep the setter");
    }

    private static Optional<Wanted> polymorphic(Argument argument, Binding binding) {
        String probe = argument.key().equals("0") ? POLYMORPHIC.getOrDefault(argument.function(), "") : "";
        if (probe.isEmpty()) {
            return Optional.empty();
        }
        if (argument.function().equals("to_jsonb")) {
            return Bound.text(binding)
                    ? Optional.of(new Wanted("placeholders/to-jsonb-string", "text"))
                    : Optional.of(new Wanted(probe, "int"))
                            .filter(wanted -> binding.setter().equals("setInt"));
        }
        return Bound.array(binding)
                ? Optional.of(new Wanted(
                        probe,
                        ElementType.bound(binding).map(type -> type + "[]").orElse("")))
                : Optional.empty();
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
                (argument, binding) -> Bound.text(binding)
                        ? Optional.ofNullable(JSON.getOrDefault(argument.function(), Map.of())
                                        .get(argument.key()))
                                .map(type -> new Wanted(requireNonNull(OF_JSON.get(argument.function())), type))
                        : Optional.empty(),
                Bound::text,
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
                        ? Optional.of(new Wanted("placeholders/abs-string", "numeric"))
                        : Optional.empty(),
                binding -> false, // the answer is a numeric then, whatever number it was
                "Bind a number with its own setter");
    }

    private static SqlRule rule(
            Description description,
            BiFunction<Argument, Binding, Optional<Wanted>> sight,
            Predicate<Binding> proven,
            String setter) {
        return new ParameterRule(
                description,
                (text, place) -> Argument.of(place)
                        .flatMap(argument -> text.bindings(place.parameter()).stream()
                                .flatMap(binding -> sight.apply(argument, binding).stream())
                                .findFirst()
                                .map(wanted -> match(text, place, description, argument, wanted)
                                        .certain(Proof.that(Certainty.KEEPS, Proof.bound(text, place, proven)))
                                        .advice(setter + ", and " + cast(place, wanted.type())))));
    }

    private static String cast(SqlText.Place place, String type) {
        return type.isEmpty()
                ? "cast the parameter in the SQL to the type that the array has."
                : "say the type in the SQL: " + place.statement().text(place.token()) + "::" + type + ".";
    }

    private static Match.Builder match(
            SqlText text, SqlText.Place place, Description description, Argument argument, Wanted wanted) {
        String setter = text.bindings(place.parameter()).stream()
                .map(Binding::setter)
                .findFirst()
                .orElse("the program");
        Match.Builder match = ParameterRule.at(place, description, wanted.probe())
                .message(setter + " binds argument " + (argument.index() + 1) + " of " + argument.function()
                        + ", parameter " + Operands.name(place.parameter()));
        int behind = place.parameter().end();
        return wanted.type().isEmpty() ? match : match.replace(behind, behind, "::" + wanted.type());
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
