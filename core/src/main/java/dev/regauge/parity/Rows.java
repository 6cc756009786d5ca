package dev.regauge.parity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results in canonical form: one line, the same for the same data. */
final class Rows {

    /** More results than any probe has: a driver that never says "no more" ends here. */
    private static final int MOST_RESULTS = 50;

    private Rows() {}

    /** All rows, each column by {@code getString}: {@code rows: 1, a; 2, b}, or {@code no rows}. */
    static String asStrings(ResultSet rows) throws SQLException {
        return all(rows, ResultSet::getString);
    }

    /** All rows, each column by {@code getObject}, with its class. */
    static String asObjects(ResultSet rows) throws SQLException {
        return all(rows, (row, column) -> described(row.getObject(column)));
    }

    /** {@code 1 row updated}, {@code 2 rows updated}. */
    static String updated(int count) {
        return count == 1 ? "1 row updated" : count + " rows updated";
    }

    /** Every result of an {@code execute}, in order. */
    static String results(Statement statement, boolean first) throws SQLException {
        List<String> results = new ArrayList<>();
        boolean isRows = first;
        int count = isRows ? 0 : statement.getUpdateCount();
        while ((isRows || count != -1) && results.size() < MOST_RESULTS) {
            results.add(isRows ? asStrings(statement.getResultSet()) : updated(count));
            isRows = statement.getMoreResults();
            count = isRows ? 0 : statement.getUpdateCount();
        }
        return results.isEmpty() ? "no result" : String.join(" | ", results);
    }

    /** The class a program would have to cast to, and the value where it has a text of its own. */
    static String described(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof java.io.InputStream) {
            return "a java.io.InputStream";
        }
        String type = value.getClass().getTypeName();
        return value instanceof byte[] bytes ? type + " of " + bytes.length : type + " " + value;
    }

    private static String all(ResultSet rows, Column column) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (rows) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(column.of(rows, i)));
                }
                lines.add(String.join(", ", values));
            }
        }
        return lines.isEmpty() ? "no rows" : "rows: " + String.join("; ", lines);
    }

    private interface Column {
        @Nullable
        Object of(ResultSet rows, int column) throws SQLException;
    }
}
