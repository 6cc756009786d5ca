package dev.regauge.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many columns of a terminal text takes, and text cut or wrapped by columns. */
public final class Columns {

    /** First and last character of each range that takes two columns, ascending (Unicode 15, East Asian Width W and F). */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1AFF0, 0x1B2FB, 0x1F004,
        0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D, 0x1F64F, 0x1F680,
        0x1F6FC, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private Columns() {}

    /** 0 for a mark that is written over the character before it, 2 for a wide character, otherwise 1. */
    public static int of(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        int found = Arrays.binarySearch(WIDE, c);
        // a character between two entries is in a range when the insertion point is odd: behind a first, before a last
        return found >= 0 || (-found - 1) % 2 == 1 ? 2 : 1;
    }

    /** The columns of a line of visible characters. */
    public static int of(String line) {
        return line.codePoints().map(Columns::of).sum();
    }

    /** The columns from {@code from} up to {@code to} of a line; a wide character cut in half becomes a space. */
    public static String slice(String line, int from, int to) {
        StringBuilder slice = new StringBuilder();
        int column = 0;
        for (int i = 0; i < line.length() && column < to; ) {
            int c = line.codePointAt(i);
            int width = of(c);
            if (column >= from && column + width <= to) {
                slice.appendCodePoint(c);
            } else if (column + width > from) {
                slice.append(' ');
            }
            column += width;
            i += Character.charCount(c);
        }
        return slice.toString();
    }

    /**
     * Lines of at most {@code width} columns, broken at white space, and inside a word only where the word alone is
     * longer; at least one line.
     */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int columns = 0;
        for (String word : text.strip().split("\\s+", -1)) {
            String rest = Visible.line(word);
            int needed = of(rest);
            if (columns > 0 && columns + 1 + needed > width) {
                lines.add(line.toString());
                line.setLength(0);
                columns = 0;
            }
            if (needed > width) {
                rest = breakInside(rest, width, lines);
                needed = of(rest);
            }
            line.append(columns > 0 ? " " : "").append(rest);
            columns += (columns > 0 ? 1 : 0) + needed;
        }
        lines.add(line.toString());
        return lines;
    }

    /** Adds full lines of a long word and returns what is left of it. */
    private static String breakInside(String word, int width, List<String> lines) {
        int start = 0;
        int columns = 0;
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            if (columns + of(c) > width && i > start) {
                lines.add(word.substring(start, i));
                start = i;
                columns = 0;
            }
            columns += of(c);
            i += Character.charCount(c);
        }
        return word.substring(start);
    }
}
