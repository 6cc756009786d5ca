package dev.regauge.lint.scan;

import java.util.List;
import java.util.Optional;

/**
 * A value bound to a parameter of a site.
 *
 * @param index counted from 1; 0 where the program computes it, or names the parameter
 * @param name of the parameter, where it has one: without colon
 * @param setter the java.sql setter that is called in the end: {@code setString}, {@code setArray}, {@code setObject},
 *     {@code setNull}; for a template class that takes arguments, the setter it chooses for the argument's type
 * @param valueType binary name of the value's type where it is known ({@code java.lang.String}, {@code int},
 *     {@code java.util.List}), otherwise empty
 * @param constant the value where it is a constant: a text, a number, {@code null} as "null"
 * @param sqlType the java.sql.Types constant that was given, or the name of an array's element type for
 *     {@code createArrayOf}; empty where none was
 * @param origin where the value comes from, in the words of a message ({@code String.join(..)}), or empty
 * @param line of the call that binds it
 */
public record Binding(
        int index,
        Optional<String> name,
        String setter,
        Optional<String> valueType,
        Optional<String> constant,
        Optional<String> sqlType,
        String origin,
        int line) {

    private static final List<String> COLLECTIONS = List.of("List", "Set", "Collection", "Queue", "Deque");

    /** A value bound to a parameter without a name. */
    public Binding(
            int index,
            String setter,
            Optional<String> valueType,
            Optional<String> constant,
            Optional<String> sqlType,
            String origin,
            int line) {
        this(index, Optional.empty(), setter, valueType, constant, sqlType, origin, line);
    }

    /** The same value bound to the parameter with this index. */
    public Binding at(int other) {
        return new Binding(other, name, setter, valueType, constant, sqlType, origin, line);
    }

    /** The same value bound to the parameter with this name, whatever its index is. */
    public Binding named(String other) {
        return new Binding(0, Optional.of(other), setter, valueType, constant, sqlType, origin, line);
    }

    /** Whether the value is a list, a set or another collection. */
    public boolean isCollection() {
        return setter.equals("setObject")
                && valueType.filter(Binding::isCollection).isPresent();
    }

    private static boolean isCollection(String type) {
        return type.equals("java.lang.Iterable")
                || type.startsWith("java.util.ImmutableCollections")
                || (type.startsWith("java.util.") && COLLECTIONS.stream().anyMatch(type::endsWith));
    }
}
