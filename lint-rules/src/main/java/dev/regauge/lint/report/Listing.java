package dev.regauge.lint.report;

import dev.regauge.page.Columns;
import dev.regauge.page.Visible;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement for a terminal: the lines around the place, numbered where there are several, with carets under the place.
 * A line that is too long is cut around the place, or at its end.
 */
final class Listing {

    private static final int LINES_BEFORE = 3;
    private static final int LINES_AFTER = 2;
    private static final int LINES_WITHOUT_PLACE = 6;
    private static final int TAB = 4;
    private static final String CUT = "...";

    private final List<Row> rows = new ArrayList<>();
    private final int width;
    private final String[] lines;
    private final int digits;

    /**
     * One line of output.
     *
     * @param margin the line number and a bar
     * @param text visible characters; carets and spaces for a caret line
     * @param carets whether this line marks the one above
     */
    record Row(String margin, String text, boolean carets) {}

    private Listing(Snippet snippet, int width) {
        this.lines = snippet.text().split("\n", -1);
        this.digits = lines.length == 1 ? 0 : String.valueOf(lines.length).length();
        this.width = Math.max(20, width - margin("").length());
    }

    /** The rows of a statement, none of them wider than {@code width} columns, margin included. */
    static List<Row> of(Snippet snippet, int width) {
        Listing listing = new Listing(snippet, width);
        listing.list(snippet);
        return listing.rows;
    }

    private void list(Snippet snippet) {
        int marked = snippet.hasPlace() ? snippet.line() - 1 : -1;
        int first = marked < 0 ? 0 : Math.max(0, marked - LINES_BEFORE);
        int last = Math.min(lines.length, marked < 0 ? LINES_WITHOUT_PLACE : marked + LINES_AFTER + 1);
        if (first > 0) {
            add("", CUT);
        }
        for (int i = first; i < last; i++) {
            if (i == marked) {
                addMarked(i, snippet);
            } else {
                add(number(i), new Cells(lines[i], 0, 0).cut(width));
            }
        }
        if (last < lines.length) {
            add("", CUT);
        }
    }

    private void addMarked(int index, Snippet snippet) {
        int lineStart = snippet.text().lastIndexOf('\n', snippet.start() - 1) + 1;
        Cells cells = new Cells(lines[index], snippet.start() - lineStart, snippet.end() - lineStart);
        int left = cells.left(width);
        add(number(index), cells.window(left, width));
        int carets = Math.min(Math.max(1, cells.end - cells.start), width - (cells.start - left));
        rows.add(new Row(margin(""), " ".repeat(cells.start - left) + "^".repeat(carets), true));
    }

    private void add(String number, String text) {
        rows.add(new Row(margin(number), text, false));
    }

    private String number(int index) {
        return digits == 0 ? "" : String.valueOf(index + 1);
    }

    private String margin(String number) {
        return digits == 0 ? "| " : " ".repeat(digits - number.length()) + number + " | ";
    }

    /** A line with tabs expanded and hidden characters written out, and where the place is in it, in columns. */
    private static final class Cells {

        private final String visible;
        private final int columns;
        private int start;
        private int end;

        Cells(String line, int from, int to) {
            StringBuilder text = new StringBuilder(line.length());
            int column = 0;
            for (int i = 0; i < line.length(); ) {
                start = i == from ? column : start;
                end = i == to ? column : end;
                int c = line.codePointAt(i);
                int before = text.length();
                if (c == '\t') {
                    text.append(" ".repeat(TAB - column % TAB));
                } else {
                    Visible.append(text, c);
                }
                column += Columns.of(text.substring(before));
                i += Character.charCount(c);
            }
            start = from >= line.length() ? column : start;
            end = to >= line.length() ? column : end;
            visible = text.toString();
            columns = column;
        }

        /** The first column to show so that the place is seen with some of what stands before and after it. */
        int left(int width) {
            int all = Math.max(columns, start + 1);
            boolean fits = all <= width || end + CUT.length() <= width;
            return fits ? 0 : Math.max(0, Math.min(start - width / 2, all - width));
        }

        String cut(int width) {
            return window(0, width);
        }

        String window(int left, int width) {
            int right = left + width;
            boolean cutLeft = left > 0;
            boolean cutRight = columns > right;
            String middle = Columns.slice(
                    visible, cutLeft ? left + CUT.length() : 0, cutRight ? right - CUT.length() : columns);
            return ((cutLeft ? CUT : "") + middle + (cutRight ? CUT : "")).stripTrailing();
        }
    }
}
