package dev.regauge.copy.travel;

import dev.regauge.copy.table.Column;
import dev.regauge.sql.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where rows go: a table, and the columns their fields go into.
 *
 * @param fields in the order the rows have them; at least one
 */
public record Destination(Identifier table, List<Field> fields) {

    public Destination {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("Rows without a field cannot travel: name a column of " + table);
        }
    }

    /** {@code "s"."t" ("a", "b")}. */
    String named() {
        return table + " (" + columns() + ")";
    }

    String columns() {
        return fields.stream().map(field -> Names.quoted(field.column().name())).collect(Collectors.joining(", "));
    }

    /** Whether INSERT stores values only when told to override the server's own. */
    boolean overrides() {
        return fields.stream().anyMatch(field -> field.column().filled() == Column.Filled.ALWAYS_IDENTITY);
    }

    /** The one COPY that takes the rows as they are. */
    public String copy() {
        return "copy " + named() + " from stdin (format binary)";
    }
}
