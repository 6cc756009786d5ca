package dev.regauge.page;

import java.util.Locale;

/**
 * Text in which everything that a reader would not see, or a terminal would obey, is written out: control characters,
 * marks that turn the direction of writing, halves of surrogate pairs.
 */
public final class Visible {

    private Visible() {}

    /** One line: line breaks and tabs are written out too. */
    public static String line(String text) {
        return writtenOut(text, false);
    }

    /** Any number of lines: {@code \n} and tabs stay. */
    public static String block(String text) {
        return writtenOut(text, true);
    }

    private static String writtenOut(String text, boolean block) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (block && (c == '\n' || c == '\t')) {
                visible.append((char) c);
            } else {
                append(visible, c);
            }
            i += Character.charCount(c);
        }
        return visible.toString();
    }

    /** Appends one character, written out if it has to be. */
    public static void append(StringBuilder out, int c) {
        if (!hidden(c)) {
            out.appendCodePoint(c);
            return;
        }
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\u{%X}" : "\\u%04X", c));
        }
    }

    private static boolean hidden(int c) {
        if (c < 0x7F) {
            return c < ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c & 0xFFFE) == 0xFFFE;
        };
    }
}
