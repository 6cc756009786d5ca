package dev.regauge.copy.table;

import dev.regauge.copy.encode.Server;
import dev.regauge.sql.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * What the catalogs said of a table.
 *
 * @param oid the server's number for it: another table of the same name has another
 * @param name schema and table
 * @param rowSecurity whether policies apply to the role that asked: such a table takes INSERT and no COPY
 * @param alike whether INSERT means what COPY does: false where a rule rewrites INSERT, which COPY would pass by, and for a
 *     view without an {@code instead of} trigger
 * @param ownFill whether a trigger runs before each row, which may put values where none were given
 * @param columns all that can be named, in their order
 * @param keys the primary key first
 * @param server what encoders need to know of the server; the digits of money where a type is or holds {@code money}
 */
public record Table(
        long oid,
        Identifier name,
        Kind kind,
        boolean rowSecurity,
        boolean alike,
        boolean ownFill,
        List<Column> columns,
        List<Key> keys,
        Server server) {

    public enum Kind {
        TABLE,
        PARTITIONED,
        FOREIGN,
        VIEW
    }

    public Table {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** The column of that name, exactly so. */
    public Optional<Column> column(String named) {
        return columns.stream().filter(column -> column.name().equals(named)).findFirst();
    }

    /** Whether COPY stores the same rows as INSERT would. Where it does not, INSERT is the only way. */
    public boolean takesCopy() {
        return !rowSecurity && alike;
    }

    /** Whether any of the columns needs {@code overriding system value} in an INSERT; COPY stores values given in any case. */
    public static boolean needsOverriding(List<Column> written) {
        return written.stream().anyMatch(column -> column.filled() == Column.Filled.ALWAYS_IDENTITY);
    }

    /**
     * The columns that values are given for, in the order given.
     *
     * @param named the columns of a mapping
     * @throws TableRefusedException when the server would not take them, with all that is wrong at once: a column is not
     *     there, is named twice, takes no values or may not be written by this role, or one that must have a value has none
     */
    public List<Column> written(List<String> named) {
        return new WrittenColumns(this, named).checked();
    }
}
