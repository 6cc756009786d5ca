package dev.regauge.copy;

import dev.regauge.copy.table.Table;

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

    /** The name of the column that is meant. */
    String nameIn(Table table) {
        return table.column(name).isPresent() ? name : otherwise;
    }
}
