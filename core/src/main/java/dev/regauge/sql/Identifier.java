package dev.regauge.sql;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The name of a table, column, role or anything else, from the outside in: {@code Identifier.of("app", "orders")}.
 *
 * <p>Each name has 1 to 63 bytes in UTF-8: the server cuts a longer one silently, and the statement would reach another
 * object (PostgreSQL manual, 4.1.1; {@code NAMEDATALEN} is 64). Quoting makes any other character possible, case included.
 *
 * <p>Two names stay special in quotes: the server reads the roles {@code "public"} and {@code "none"} as everybody and as
 * nobody. A grant to a name that comes from outside must rule them out.
 *
 * @param names the parts, none of which is split at a dot
 */
public record Identifier(List<String> names) {

    private static final int LONGEST = 63;

    /**
     * Checks every name.
     *
     * @throws SqlCompositionException when there is no name, or one is empty, holds NUL or half a surrogate pair, or is too
     *     long
     */
    public Identifier {
        requireNonNull(names, "names").forEach(name -> requireNonNull(name, "a name"));
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new SqlCompositionException("there is no name", "an empty list", "name the object");
        }
        names.forEach(Identifier::check);
    }

    /**
     * A name of one or more parts.
     *
     * @throws SqlCompositionException when a part is no name
     */
    public static Identifier of(String first, String... more) {
        List<String> names = new ArrayList<>();
        names.add(first);
        names.addAll(Arrays.asList(requireNonNull(more, "more")));
        return new Identifier(names);
    }

    private static void check(String name) {
        if (name.isEmpty()) {
            throw new SqlCompositionException("a name is empty", "no characters", "give the object a name");
        }
        Characters.check(name, "a name");
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw new SqlCompositionException(
                    "a name is too long, and the server would cut it to the name of another object",
                    bytes + " bytes in UTF-8",
                    "use at most " + LONGEST + " bytes");
        }
    }

    /** The innermost part: a table's name without its schema. */
    public String last() {
        return names.get(names.size() - 1);
    }

    String quoted() {
        return names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
    }

    /** As it stands in SQL. */
    @Override
    public String toString() {
        return quoted();
    }
}
