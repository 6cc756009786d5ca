package dev.regauge.copy.wire;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The row and column that an error of a COPY is about, as the server's context says: {@code COPY t, line 123, column c}.
 *
 * <p>The words may be of any language ({@code lc_messages}), so only the structure is read: the table's name, behind it a
 * number, behind that perhaps the name of one of the columns. The first line that has it is taken from the end on, where
 * COPY itself stands below the functions of triggers.
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
        String[] lines = context.split("\n", -1);
        for (int i = lines.length - 1; i >= 0; i--) {
            Optional<ServerRow> row = ofLine(lines[i], table, columns);
            if (row.isPresent()) {
                Optional<String> column = row.get().column.or(() -> named.filter(columns::contains));
                return Optional.of(new ServerRow(row.get().row, column));
            }
        }
        return Optional.empty();
    }

    private static Optional<ServerRow> ofLine(String line, String table, Collection<String> columns) {
        int at = line.indexOf(table);
        boolean ofCopy = line.contains("COPY") || isFirstWord(at);
        if (at < 0 || !ofCopy) {
            return Optional.empty();
        }
        String rest = line.substring(at + table.length());
        int begin = firstDigit(rest, 0);
        int end = begin;
        while (end < rest.length() && isDigit(rest.charAt(end))) {
            end++;
        }
        return begin == end || end - begin > 18
                ? Optional.empty()
                : Optional.of(new ServerRow(
                        Long.parseLong(rest.substring(begin, end)), column(rest.substring(end), columns)));
    }

    /** Some languages have the command's name behind the table's, in their own script. */
    private static boolean isFirstWord(int at) {
        return at == 0;
    }

    private static int firstDigit(String text, int from) {
        int at = from;
        while (at < text.length() && !isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The longest name that ends the text, as in most languages; otherwise the longest that stands in it by itself. */
    private static Optional<String> column(String text, Collection<String> columns) {
        return longest(columns, name -> text.endsWith(" " + name))
                .or(() -> longest(columns, name -> standsIn(text, name)));
    }

    private interface Test {
        boolean holds(String name);
    }

    private static Optional<String> longest(Collection<String> columns, Test test) {
        return columns.stream().filter(test::holds).max((a, b) -> Integer.compare(a.length(), b.length()));
    }

    private static boolean standsIn(String text, String name) {
        int at = text.indexOf(name);
        while (at > 0) {
            int end = at + name.length();
            boolean alone = !isWord(text, at - 1) && (end == text.length() || !isWord(text, end));
            if (alone) {
                return true;
            }
            at = text.indexOf(name, at + 1);
        }
        return false;
    }

    private static boolean isWord(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_';
    }
}
