package dev.regauge.lint.verify;

import java.util.List;
import java.util.OptionalInt;

/** What a server said of a statement that was parsed and described, and never executed. */
public sealed interface Verdict {

    /** What stands in the place of the SQLSTATE that a driver did not give. */
    String NO_STATE = "-----";

    /**
     * The server takes it.
     *
     * @param parameterTypes PostgreSQL type names of the parameters in order, such as {@code int4}; empty where the
     *     driver does not tell
     * @param columns of the result; empty for a statement that returns none
     */
    record Accepted(List<String> parameterTypes, List<Column> columns) implements Verdict {
        /** Copies the lists. */
        public Accepted {
            parameterTypes = List.copyOf(parameterTypes);
            columns = List.copyOf(columns);
        }
    }

    /**
     * The server, or the driver before it, refuses it.
     *
     * @param sqlState five characters, or {@link #NO_STATE} where the driver gave none
     * @param message the first line of the message, without its severity word
     * @param offset where in the program's own text, as far as the driver tells
     * @param inferredTypes the types that the parameters would have if nothing were bound; empty where that is not known
     */
    record Rejected(String sqlState, String message, OptionalInt offset, List<String> inferredTypes)
            implements Verdict {
        /** Copies the list. */
        public Rejected {
            inferredTypes = List.copyOf(inferredTypes);
        }
    }

    /**
     * Nobody can tell without running it, or the schema at hand lacks what it needs.
     *
     * @param reason in one sentence, for the report
     */
    record NotVerified(String reason) implements Verdict {}

    /**
     * A column of a result.
     *
     * @param label as ResultSetMetaData gives it
     * @param type PostgreSQL type name, such as {@code numeric}
     */
    record Column(String label, String type) {}
}
