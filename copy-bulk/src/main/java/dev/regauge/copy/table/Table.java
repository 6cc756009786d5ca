package dev.regauge.copy.table;

import dev.regauge.sql.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * What the catalogs said of a table.
 *
 * @param oid the server's number for it: another table of the same name has another
 * @param name schema and table
 * @param rowSecurity whether policies apply to the role that asked: such a table takes INSERT and no COPY
 * @param columns all that can be named, in their order
 */
public record Table(long oid, Identifier name, Kind kind, boolean rowSecurity, List<Column> columns) {

    public enum Kind {
        TABLE,
        PARTITIONED,
        FOREIGN,
        VIEW
    }

    public Table {
        columns = List.copyOf(columns);
    }

    /** The column of that name, exactly so. */
    public Optional<Column> column(String named) {
        return columns.stream().filter(column -> column.name().equals(named)).findFirst();
    }
}
