package dev.regauge.copy;

import dev.regauge.sql.Identifier;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The table was altered between reading its columns and storing rows; nothing was kept. The next load reads it anew. */
public final class TableChangedException extends BulkException {

    @Serial
    private static final long serialVersionUID = 1;

    TableChangedException(Identifier table, @Nullable Throwable cause) {
        super(
                "The load into " + table
                        + " was undone: the table was altered after its columns had been read, and the rows"
                        + " were made for what it was\n  found:    columns of other types, another table of that name, a rule, or row"
                        + " security of another role\n"
                        + "  to fix:   run the load again, from its first row: the table is read anew",
                cause);
    }
}
