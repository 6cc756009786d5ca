package dev.regauge.copy.travel;

import dev.regauge.copy.table.Table;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Why a way is impossible. */
public final class Obstacles {

    private Obstacles() {}

    /** Of each way that the table, or a column of it, rules out, the reason. */
    public static Map<Way, String> of(Table table, Destination destination) {
        Map<Way, String> found = new EnumMap<>(Way.class);
        againstCopy(table, destination).ifPresent(reason -> found.put(Way.COPY, reason));
        destination.fields().stream()
                .filter(field -> !field.canBeUnnested())
                .findFirst()
                .ifPresent(field -> found.put(
                        Way.UNNEST,
                        "column " + Names.quoted(field.column().name())
                                + " is an array, which unnest would take apart"));
        return found;
    }

    private static Optional<String> againstCopy(Table table, Destination destination) {
        if (table.rowSecurity()) {
            return Optional.of("the table has row security, and PostgreSQL refuses COPY into it");
        }
        if (!table.takesCopy()) {
            return Optional.of(
                    table.kind() == Table.Kind.VIEW
                            ? "it is a view without an instead of trigger, which takes INSERT and no COPY"
                            : "a rule rewrites INSERT into the table, and COPY would pass it by");
        }
        return destination.fields().stream()
                .filter(Field::isText)
                .findFirst()
                .map(field -> "column " + Names.quoted(field.column().name()) + " of type "
                        + field.column().type().sql() + " travels as text, and COPY takes all columns in binary");
    }
}
