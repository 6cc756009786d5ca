package dev.regauge.copy;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import java.util.Optional;

/**
 * A value of a row and the column it goes to.
 *
 * @param name of the column
 * @param otherwise the name of the column where the table has none of the first name; the same name where there is only one
 */
record MappedColumn<T>(String name, String otherwise, Getter<T> getter) {

    static <T> MappedColumn<T> named(String column, Getter<T> getter) {
        return new MappedColumn<>(column, column, getter);
    }

    /** The column of the table that is meant. */
    Optional<Column> in(Table table) {
        return table.column(name).or(() -> table.column(otherwise));
    }
}
