package dev.regauge.copy;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.wire.ConnectionMisusedException;
import dev.regauge.copy.wire.ServerRow;
import dev.regauge.sql.Identifier;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/** What is said of a load that the server, or the loss of it, has ended. */
final class Failures {

    private Failures() {}

    /**
     * Where in the load a failure was: one row, some of them, or nobody knows.
     *
     * @param advice how to learn more, behind what is to be done
     */
    record Place(long first, long last, String advice) {

        static final Place UNKNOWN = new Place(0, 0);

        /** A row that is known no more by its place in the load. */
        static final Place MIXED =
                new Place(0, 0, "; which row it is, streams cannot tell: a load without withStreams() names it");

        Place(long first, long last) {
            this(first, last, "");
        }

        /** The row on a line of the server's, or nobody knows. */
        static Place row(long before, long line) {
            return line == 0 ? UNKNOWN : new Place(before + line, before + line);
        }

        boolean isOneRow() {
            return first > 0 && first == last;
        }

        @Override
        public String toString() {
            return isOneRow()
                    ? "row " + first
                    : last > 0 ? "one of the rows " + first + " to " + last : advice.isEmpty() ? "the load" : "a row";
        }
    }

    static BulkException unconnected(Identifier table, SQLException cause) {
        return new BulkException(
                "The load into " + table + " could not begin: its connection cannot be used\n  found:    "
                        + ServerWords.of(cause).said() + "\n  to fix:   " + ServerAdvice.atOpening(cause),
                cause);
    }

    static BulkException unread(Identifier table, SQLException cause) {
        return new BulkException(
                "The load into " + table + " could not begin: the table could not be read\n  found:    "
                        + ServerWords.of(cause).said()
                        + "\n  to fix:   " + ServerAdvice.of(cause),
                cause);
    }

    static BulkException refused(Table table, Place place, SQLException cause) {
        return refused(table, place, column(table, cause), cause);
    }

    /** The same, where the server has told the column with the row. */
    static BulkException refused(Table table, Place place, Optional<String> told, SQLException cause) {
        ServerWords words = ServerWords.of(cause);
        Optional<String> column =
                told.or(words::column).filter(name -> table.column(name).isPresent());
        return new BulkException(
                "The load into " + table.name() + " failed, and nothing of it was kept: the server refused " + place
                        + "\n  found:    " + words.said()
                        + column.flatMap(table::column)
                                .map(Failures::described)
                                .or(() -> named(table, cause))
                                .orElse("")
                        + "\n  to fix:   " + ServerAdvice.of(cause) + place.advice(),
                place.isOneRow() ? place.first() : 0,
                column.orElse(null),
                cause);
    }

    /** The column of a COPY into the table that the server has refused. */
    static Optional<String> column(Table table, SQLException failure) {
        if (!(failure instanceof PSQLException) && failure.getCause() instanceof SQLException cause) {
            return column(table, cause);
        }
        List<String> names = table.name().names();
        return ServerRow.of(
                        failure,
                        names.get(names.size() - 1),
                        table.columns().stream().map(Column::name).toList())
                .flatMap(ServerRow::column);
    }

    private static String described(Column column) {
        return ", column \"" + column.name() + "\" of type " + column.type().sql();
    }

    /** A type of the table's that the server's own words name, without the column; they are read, not shown. */
    private static Optional<String> named(Table table, SQLException cause) {
        String words = String.valueOf(cause.getMessage());
        return table.columns().stream()
                .map(column -> column.type().sql())
                .filter(type -> words.contains(" type " + type + ": "))
                .findFirst()
                .map(type -> ", for type " + type);
    }

    static BulkException misused(Identifier table, Throwable cause) {
        return new BulkException(
                "The load into " + table
                        + " was given up, and nothing of it was kept: its connection was used meanwhile"
                        + "\n  found:    " + ConnectionMisusedException.REASON.replaceFirst("; .*", "")
                        + "\n  to fix:   read the source from another connection, or gather its rows before the load",
                cause);
    }

    static BulkException lost(Table table, SQLException cause) {
        return new BulkException(
                "The connection was lost during the load into " + table.name() + ", and nothing of it was kept"
                        + "\n  found:    " + ServerWords.of(cause).said()
                        + "\n  to fix:   run the load again from its first row, on a new connection",
                cause);
    }
}
