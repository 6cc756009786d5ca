package dev.regauge.page;

import dev.regauge.page.Paint.Tone;
import java.util.List;

/** A page of text being written: wrapped, indented, and painted line by line, so that colour never counts as width. */
public final class Sheet {

    private final StringBuilder out = new StringBuilder();
    private final Paint paint;
    private final int width;

    /** An empty page of so many columns. */
    public Sheet(Paint paint, int width) {
        this.paint = paint;
        this.width = width;
    }

    /** How many columns a line has. */
    public int width() {
        return width;
    }

    /** The page so far, every line ended by {@code \n}. */
    public String text() {
        return out.toString();
    }

    /** An empty line. */
    public Sheet gap() {
        out.append('\n');
        return this;
    }

    /** A line as it stands, however long. */
    public Sheet line(int indent, Tone tone, String text) {
        String visible = text.stripTrailing();
        if (!visible.isEmpty()) {
            out.append(" ".repeat(indent)).append(paint.in(tone, visible));
        }
        return gap();
    }

    /** A heading with a rule to the end of the line, where there is room for one. */
    public Sheet heading(Tone tone, String text) {
        int rule = width - Columns.of(text) - 1;
        if (rule < 3) {
            return paragraph(0, tone, text);
        }
        out.append(paint.in(tone, text)).append(' ').append(paint.in(Tone.FAINT, "-".repeat(rule)));
        return gap();
    }

    /** Wrapped text. */
    public Sheet paragraph(int indent, Tone tone, String text) {
        for (String line : Columns.wrap(text, width - indent)) {
            line(indent, tone, line);
        }
        return this;
    }

    /**
     * A label with wrapped text to its right; a label longer than its column stands on a line of its own.
     *
     * @param column how many columns the label has, its gap to the text included
     */
    public Sheet labelled(int indent, String label, int column, Tone tone, String text) {
        List<String> lines = Columns.wrap(text, width - indent - column);
        boolean fits = Columns.of(label) < column;
        if (!fits) {
            line(indent, Tone.FAINT, label);
        }
        for (int i = 0; i < lines.size(); i++) {
            String head = fits && i == 0 ? label : "";
            out.append(" ".repeat(indent)).append(paint.in(Tone.FAINT, head));
            out.append(" ".repeat(column - Columns.of(head))).append(paint.in(tone, lines.get(i)));
            gap();
        }
        return this;
    }

    /** Code as it stands, behind a bar; tabs stay, so that it can be copied. */
    public Sheet code(int indent, Tone tone, String code) {
        for (String line : Visible.block(code.stripTrailing()).split("\n", -1)) {
            out.append(" ".repeat(indent)).append(paint.in(Tone.FAINT, "|"));
            out.append(line.isBlank() ? "" : " " + paint.in(tone, line.stripTrailing()));
            gap();
        }
        return this;
    }

    /** Code behind a given margin, and an optional mark under it. */
    public Sheet listed(int indent, String margin, Tone tone, String text) {
        String bar = text.isEmpty() ? margin.stripTrailing() : margin;
        out.append(" ".repeat(indent)).append(paint.in(Tone.FAINT, bar)).append(paint.in(tone, text));
        return gap();
    }
}
