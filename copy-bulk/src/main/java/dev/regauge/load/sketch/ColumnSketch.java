package dev.regauge.load.sketch;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;

/** What was seen of a column so far. Its size does not depend on how much that is. */
final class ColumnSketch {

    private static final int LONGEST_SHOWN = 40;

    private final Looking looking;
    private final EnumSet<Shape> seen = EnumSet.noneOf(Shape.class);
    private final Extremes extremes = new Extremes();
    private boolean anything;
    private boolean extremesKnown = true;
    private long rows;
    private long nulls;
    private int longest;
    private int decimals;
    private char separator;
    private String type = "";
    private String turn = "";

    ColumnSketch(Looking looking) {
        this.looking = looking;
    }

    void addNull() {
        rows++;
        nulls++;
    }

    /** @param row its number in its file */
    void add(byte[] text, int start, int end, long row) {
        rows++;
        longest = Math.max(longest, end - start);
        if (!anything) {
            Shape shape = looking.shape(text, start, end);
            boolean added = seen.add(shape);
            anything = added && Shape.isAnything(seen);
            if (added) {
                noticeTurn(text, start, end, row);
            }
            notice(shape, text, start, end);
        }
    }

    /** The first text that the type of those before it does not take, whatever follows. */
    private void noticeTurn(byte[] text, int start, int end, long row) {
        String now = Choice.of(seen, anything, separator).type();
        if (!now.equals("text")) {
            turn = "";
        } else if (!type.isEmpty() && !type.equals("text")) {
            String shown = new String(text, start, Math.min(LONGEST_SHOWN, end - start), StandardCharsets.UTF_8)
                    .replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", " ");
            turn = "no " + type + " for \"" + shown + (end - start > LONGEST_SHOWN ? "..." : "") + "\" in row " + row;
        }
        type = now;
    }

    private void notice(Shape shape, byte[] text, int start, int end) {
        switch (shape) {
            case DECIMAL, LONG_DECIMAL -> {
                decimals = Math.max(decimals, end - start - 1 - point(text, start, end));
                extreme(shape, text, start, end);
            }
            case WHOLE, WIDE_WHOLE, LONG_WHOLE, DATE, TIMESTAMP, TIMESTAMPTZ -> extreme(shape, text, start, end);
            case DAY_FIRST, MONTH_FIRST, EITHER_FIRST -> separator = (char) text[end - 5];
            default -> {}
        }
    }

    private static int point(byte[] text, int start, int end) {
        int at = start;
        while (at < end && text[at] != '.') {
            at++;
        }
        return at - start;
    }

    private void extreme(Shape shape, byte[] text, int start, int end) {
        if (end - start > LONGEST_SHOWN || text[start + (text[start] == '-' ? 1 : 0)] == '.') {
            extremesKnown = false;
        } else if (shape == Shape.DATE || shape == Shape.TIMESTAMP || shape == Shape.TIMESTAMPTZ) {
            extremesKnown &= seen.size() == 1; // days and microseconds are not compared
            extremes.moment(looking.moment(shape, text, start, end), text, start, end);
        } else {
            extremes.number(text, start, end);
        }
    }

    private String remark(Choice choice) {
        return choice.remark().isEmpty() || turn.isEmpty() ? choice.remark() + turn : choice.remark() + ": " + turn;
    }

    /** As a column of a table. */
    SketchedColumn column(String header, String name) {
        Choice choice = Choice.of(seen, anything, separator);
        boolean ranged = extremesKnown && choice.isRanged();
        return new SketchedColumn(
                header,
                name,
                choice.type(),
                rows,
                nulls,
                ranged ? extremes.least() : Optional.empty(),
                ranged ? extremes.most() : Optional.empty(),
                longest,
                choice.type().equals("numeric") ? decimals : 0,
                remark(choice));
    }
}
