package dev.regauge.copy.travel;

import dev.regauge.copy.table.Guard;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The texts of INSERTs, with question marks as pgjdbc wants them. Casts are to the column's type without its modifier; the
 * assignment to the column applies that, and refuses what does not fit.
 */
final class InsertTexts {

    private final Destination destination;
    private final String where;

    /** @param guard a condition that holds while the table is as it was read, without question marks for operators; or blank */
    InsertTexts(Destination destination, String guard) {
        this.destination = destination;
        this.where = Guard.where(guard);
    }

    /** One row. */
    String single() {
        return head() + " select " + joined(field -> field.isText() ? cast("?", field.typeName()) : "?") + where;
    }

    /** Up to so many rows; the last parameter says how many of them to take. */
    String values(int rows) {
        String row = "(" + joined(field -> "?") + ")";
        return head() + " select " + converted("v") + " from (values "
                + String.join(", ", Collections.nCopies(rows, row)) + ") as v (" + aliases() + ")" + where
                + " limit ?";
    }

    /**
     * Any number of rows, of each column an array. They are unnested side by side in the list of columns and not in FROM:
     * there a composite would fall apart into its attributes, and the rows would be gathered once more before any is stored.
     */
    String unnest() {
        List<Field> fields = destination.fields();
        String unnested = IntStream.range(0, fields.size())
                .mapToObj(i -> "unnest(" + cast("?", fields.get(i).parameterTypeName() + "[]") + ") as c" + (i + 1))
                .collect(Collectors.joining(", "));
        return head() + " select " + converted("u") + " from (select " + unnested + ") as u" + where;
    }

    private String head() {
        return "insert into " + destination.named() + (destination.overrides() ? " overriding system value" : "");
    }

    private String converted(String from) {
        List<Field> fields = destination.fields();
        return IntStream.range(0, fields.size())
                .mapToObj(i -> converted(fields.get(i), from + ".c" + (i + 1)))
                .collect(Collectors.joining(", "));
    }

    private static String converted(Field field, String value) {
        return field.isText() ? cast(value, field.typeName()) : value;
    }

    private static String cast(String value, String type) {
        return "cast(" + value + " as " + type + ")";
    }

    private String aliases() {
        return IntStream.rangeClosed(1, destination.fields().size())
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", "));
    }

    private String joined(Function<Field, String> text) {
        return destination.fields().stream().map(text).collect(Collectors.joining(", "));
    }
}
