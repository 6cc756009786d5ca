package dev.regauge.copy.table;

import dev.regauge.copy.table.CatalogRows.Row;
import dev.regauge.copy.table.Table.Kind;
import dev.regauge.sql.Identifier;
import java.util.List;

/** What stands under a name but takes no rows. */
final class UnfitTarget {

    private UnfitTarget() {}

    /** The kind of a relation that takes rows. */
    static Kind kind(Row row, Identifier name) {
        if (row.b()) {
            throw refused(name, "a table of the system's own", "write into a table of your own");
        }
        Kind kind = switch (row.letter()) {
            case "r" -> Kind.TABLE;
            case "p" -> Kind.PARTITIONED;
            case "f" -> Kind.FOREIGN;
            case "v" -> Kind.VIEW;
            default -> throw refused(name, word(row.letter()), "name a table");
        };
        if (!row.c()) {
            throw readOnly(kind, name);
        }
        return kind;
    }

    /** A transaction that looks at the past would read types that its COPY no longer meets. */
    static void checkUnchanged(List<Row> columns, Identifier name) {
        if (columns.stream().anyMatch(Row::c)) {
            throw new TableRefusedException(
                    "Cannot write into " + name,
                    "a table that was altered, or is being altered, after the snapshot of this transaction was taken",
                    "roll this transaction back and run it again, or use the isolation level read committed");
        }
    }

    /** Text goes as UTF-8; in another encoding the server would take it for other characters. */
    static void checkEncoding(String ofClient, Identifier name) {
        if (!ofClient.equals("UTF8")) {
            throw refused(
                    name,
                    "a session whose client_encoding is " + ofClient
                            + ", in which text would arrive as other characters",
                    "set client_encoding to UTF8 on this connection");
        }
    }

    private static String word(String relkind) {
        return switch (relkind) {
            case "S" -> "a sequence";
            case "i", "I" -> "an index";
            case "m" -> "a materialized view, which only its query fills";
            case "c" -> "a composite type";
            default -> "no table";
        };
    }

    private static TableRefusedException readOnly(Kind kind, Identifier name) {
        return kind == Kind.VIEW
                ? refused(
                        name,
                        "a view that takes no rows",
                        "write into the table behind it, or give the view an INSTEAD OF INSERT trigger")
                : refused(name, "a foreign table whose server takes no rows", "write into the table it stands for");
    }

    private static TableRefusedException refused(Identifier name, String found, String advice) {
        return new TableRefusedException("Cannot write into " + name, found, advice);
    }
}
