package dev.regauge.copy;

import dev.regauge.sql.Identifier;
import java.io.Serial;
import java.util.List;

/** A mapping that does not fit its table: all that is wrong with it, found before anything was sent. */
public final class MappingRefusedException extends BulkException {

    @Serial
    private static final long serialVersionUID = 1;

    MappingRefusedException(Identifier table, List<String> found, List<String> advice) {
        super(
                "The mapping does not fit the table " + table + "\n  found:    " + String.join("; ", found)
                        + "\n  to fix:   " + String.join("; ", advice),
                null);
    }
}
