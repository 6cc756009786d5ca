package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import java.util.Locale;
import java.util.Set;

/** What kind of value a binding binds, told from its setter and the type of the value. */
final class Bound {

    private static final Set<String> TEXT_SETTERS =
            Set.of("setString", "setNString", "setCharacterStream", "setNCharacterStream");
    private static final Set<String> TEXT_TYPES = Set.of(
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "char",
            "java.lang.Character");
    private static final Set<String> TEXT_SQL_TYPES = Set.of(
            "VARCHAR", "12", "CHAR", "1", "LONGVARCHAR", "-1", "NVARCHAR", "-9", "NCHAR", "-15", "LONGNVARCHAR", "-16");
    private static final Set<String> TEXT_ELEMENTS =
            Set.of("text", "varchar", "bpchar", "char", "name", "character varying", "citext", "string");
    private static final Set<String> SCALAR_SETTERS = Set.of(
            "setString",
            "setNString",
            "setInt",
            "setLong",
            "setShort",
            "setByte",
            "setBigDecimal",
            "setDouble",
            "setFloat",
            "setBoolean",
            "setDate",
            "setTime",
            "setTimestamp");

    private static final Set<String> PRIMITIVE_SETTERS =
            Set.of("setInt", "setLong", "setShort", "setByte", "setDouble", "setFloat", "setBoolean");
    private static final Set<String> PRIMITIVES =
            Set.of("int", "long", "short", "byte", "double", "float", "boolean", "char");

    private Bound() {}

    /** A text that the driver declares as one. */
    static boolean text(Binding binding) {
        if (TEXT_SETTERS.contains(binding.setter())) {
            return true;
        }
        return binding.setter().equals("setObject")
                && binding.valueType().map(TEXT_TYPES::contains).orElse(false)
                && binding.sqlType().map(Bound::textSqlType).orElse(true);
    }

    /** A null that is declared as a text. */
    static boolean textNull(Binding binding) {
        return binding.setter().equals("setNull")
                && binding.sqlType().map(Bound::textSqlType).orElse(false);
    }

    private static boolean textSqlType(String type) {
        String name = type.toUpperCase(Locale.ROOT);
        return TEXT_SQL_TYPES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    static boolean isNull(Binding binding) {
        return binding.setter().equals("setNull")
                || binding.constant().map("null"::equals).orElse(false);
    }

    /** Whether a null may come out of what is bound. */
    static boolean nullable(Binding binding) {
        return binding.constant().isEmpty()
                && !PRIMITIVE_SETTERS.contains(binding.setter())
                && !binding.valueType().map(PRIMITIVES::contains).orElse(false);
    }

    static boolean isBoolean(Binding binding) {
        return binding.setter().equals("setBoolean")
                || binding.valueType()
                        .map(type -> type.equals("boolean") || type.equals("java.lang.Boolean"))
                        .orElse(false);
    }

    /** A {@code java.sql.Array}, or a Java array that is no byte[]. */
    static boolean array(Binding binding) {
        if (binding.setter().equals("setArray")) {
            return true;
        }
        String type = binding.setter().equals("setObject") ? binding.valueType().orElse("") : "";
        return type.equals("java.sql.Array")
                || ((type.startsWith("[") || type.endsWith("[]")) && !type.equals("[B") && !type.equals("byte[]"));
    }

    /** An array of texts, as far as the program shows. */
    static boolean textArray(Binding binding) {
        String element = binding.sqlType().orElse("").toLowerCase(Locale.ROOT).replace("\"", "");
        String type = binding.valueType().orElse("");
        return TEXT_ELEMENTS.contains(element)
                || type.equals("[Ljava.lang.String;")
                || type.equals("java.lang.String[]");
    }

    /** One value for sure. */
    static boolean scalar(Binding binding) {
        return SCALAR_SETTERS.contains(binding.setter());
    }
}
