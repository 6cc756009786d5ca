package dev.regauge.load.sketch;

import dev.regauge.sql.Identifier;
import java.util.List;

/**
 * A table as the data suggests it.
 *
 * @param columns in the order of the file
 */
public record SketchedTable(Identifier name, List<SketchedColumn> columns) {

    public SketchedTable {
        columns = List.copyOf(columns);
    }

    /** The statement that creates it, with what was seen beside each column. */
    public String sql() {
        int names = columns.stream()
                .mapToInt(column -> quoted(column).length())
                .max()
                .orElse(0);
        int types = columns.stream()
                .mapToInt(column -> column.type().length())
                .max()
                .orElse(0);
        StringBuilder sql = new StringBuilder("create table " + name + " (\n");
        for (int i = 0; i < columns.size(); i++) {
            SketchedColumn column = columns.get(i);
            String type = column.type() + (i + 1 < columns.size() ? "," : "");
            String line = "    " + padded(quoted(column), names) + " " + padded(type, types + 1);
            String comment = column.comment();
            sql.append((comment.isEmpty() ? line : line + " -- " + comment).stripTrailing())
                    .append('\n');
        }
        return sql.append(");\n").toString();
    }

    private static String quoted(SketchedColumn column) {
        return Identifier.of(column.name()).toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
