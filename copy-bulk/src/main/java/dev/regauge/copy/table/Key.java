package dev.regauge.copy.table;

import java.util.List;

/**
 * Columns that identify a row, which {@code on conflict} can name: a unique index that is valid, checked at once, over plain
 * columns and all rows.
 *
 * @param name of its index, and of its constraint where it has one
 * @param columns in the order of the index
 */
public record Key(String name, boolean primary, List<String> columns) {

    public Key {
        columns = List.copyOf(columns);
    }
}
