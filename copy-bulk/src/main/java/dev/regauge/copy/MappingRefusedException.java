package dev.regauge.copy;

import dev.regauge.sql.Identifier;
import java.util.List;

/** A mapping that does not fit its table: all that is wrong with it, found before anything was sent. */
public final class MappingRefusedException extends BulkException {

    private static final long serialVersionUID = 1;

    private final List<String> problems;

    MappingRefusedException(Identifier table, List<String> problems) {
        super("The mapping does not fit the table " + table + ":\n  " + String.join("\n  ", problems), null);
        this.problems = List.copyOf(problems);
    }

    /** Each a sentence that names a column, and what to do. */
    public List<String> problems() {
        return problems;
    }
}
