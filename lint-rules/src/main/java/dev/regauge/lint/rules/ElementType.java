package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which type the elements of a bound array have, by PostgreSQL's name; nothing where neither server nor program tell. */
final class ElementType {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_ ]{0,60}");

    private static final Map<String, String> OF_CLASSES = Map.ofEntries(
            Map.entry("short", "int2"),
            Map.entry("int", "int4"),
            Map.entry("long", "int8"),
            Map.entry("float", "float4"),
            Map.entry("double", "float8"),
            Map.entry("boolean", "bool"),
            Map.entry("[S", "int2"),
            Map.entry("[I", "int4"),
            Map.entry("[J", "int8"),
            Map.entry("[F", "float4"),
            Map.entry("[D", "float8"),
            Map.entry("[Z", "bool"),
            Map.entry("java.lang.Short", "int2"),
            Map.entry("java.lang.Integer", "int4"),
            Map.entry("java.lang.Long", "int8"),
            Map.entry("java.lang.Float", "float4"),
            Map.entry("java.lang.Double", "float8"),
            Map.entry("java.lang.Boolean", "bool"),
            Map.entry("java.math.BigDecimal", "numeric"),
            Map.entry("java.lang.String", "text"),
            Map.entry("java.util.UUID", "uuid"));

    private ElementType() {}

    /** What the server wants at this place, or else what the program binds. */
    static Optional<String> of(SqlText text, SqlText.Place place, Binding binding) {
        return text.type(place).isPresent() ? wanted(text, place) : bound(binding);
    }

    /** What the server wants at this place, where it has told and it is an array. */
    static Optional<String> wanted(SqlText text, SqlText.Place place) {
        return text.type(place).filter(type -> type.startsWith("_")).map(type -> type.substring(1));
    }

    /** What the program binds: as it names the type in {@code createArrayOf}, or by the class of a Java array. */
    static Optional<String> bound(Binding binding) {
        String named = binding.sqlType().orElse("").toLowerCase(Locale.ROOT);
        if (binding.setter().equals("setArray") && TYPE.matcher(named).matches()) {
            return Optional.of(named);
        }
        return binding.valueType().map(ElementType::element).map(OF_CLASSES::get);
    }

    private static String element(String array) {
        if (array.startsWith("[L") && array.endsWith(";")) {
            return array.substring(2, array.length() - 1);
        }
        return array.endsWith("[]") ? array.substring(0, array.length() - 2) : array.startsWith("[") ? array : "";
    }
}
