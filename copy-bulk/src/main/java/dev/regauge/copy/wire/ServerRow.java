package dev.regauge.copy.wire;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The row and column that an error of a COPY is about, as the server's context says: {@code COPY t, line 123, column c}.
 *
 * <p>The words may be of any language ({@code lc_messages}), so only the structure is read: see {@link CopyLine}. A context
 * also quotes what users wrote, with its newlines: the value behind COPY's own line, and statements of triggers before it.
 * Any of them may look like a line of COPY's. So a line is believed where the context begins with it, as only the server words
 * that, and otherwise where no other line says something else. In doubt there is no row: who searches then goes by halves.
 *
 * @param row counted from 1 over the COPY
 * @param column its name, where the server says it
 */
public record ServerRow(long row, Optional<String> column) {

    /**
     * Finds it in an error.
     *
     * @param table the bare name, without schema
     * @param columns the names of the columns that are loaded
     * @return empty for an error that names no row, such as one of a constraint that is checked at the end
     */
    public static Optional<ServerRow> of(SQLException failure, String table, Collection<String> columns) {
        ServerErrorMessage server = failure instanceof PSQLException error ? error.getServerErrorMessage() : null;
        return server == null || server.getWhere() == null
                ? Optional.empty()
                : ofContext(server.getWhere(), Optional.ofNullable(server.getColumn()), table, columns);
    }

    private static Optional<ServerRow> ofContext(
            String context, Optional<String> named, String table, Collection<String> columns) {
        return CopyLine.believed(context, table).map(line -> {
            Optional<String> column = line.column(columns).or(() -> named.filter(columns::contains));
            return new ServerRow(line.row(), column);
        });
    }
}
