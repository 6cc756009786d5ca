package dev.regauge.load.store;

import dev.regauge.copy.table.Column;
import dev.regauge.load.typed.TypedField;
import dev.regauge.load.typed.TypedFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which field of a row goes into which column. Immutable.
 *
 * @param columns that are written, in the order of the rows that are sent
 * @param fields for each of them, the place of its field in a row of the file
 * @param width how many fields a row of the file has
 * @param typed for each of them, what makes its binary form; no entry at all where one of them always goes as text, since all
 *     columns of a COPY have one format
 * @param created whether the columns were created for the data, as far as that was looked at
 */
public record Layout(List<Column> columns, List<Integer> fields, int width, List<TypedField> typed, boolean created) {

    public Layout {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
        typed = List.copyOf(typed);
    }

    /**
     * Finds out what is typed.
     *
     * @param utc whether moments without a zone are of UTC
     * @param created whether the columns were created for the data
     */
    public static Layout of(List<Column> columns, List<Integer> fields, int width, boolean utc, boolean created) {
        List<TypedField> typed = new ArrayList<>();
        for (Column column : columns) {
            TypedFields.of(column, utc).ifPresent(typed::add);
        }
        return new Layout(columns, fields, width, typed.size() == columns.size() ? typed : List.of(), created);
    }

    /** Whether rows may go in binary. */
    public boolean isTyped() {
        return !typed.isEmpty();
    }

    /** The first column whose text only the server reads, which makes all rows go as text. */
    public Optional<Column> untyped(boolean utc) {
        return columns.stream()
                .filter(column -> TypedFields.of(column, utc).isEmpty())
                .findFirst();
    }
}
