package dev.regauge.url;

import java.util.Collection;
import java.util.stream.Collectors;

/** Small pieces of Markdown. */
final class Markdown {

    private static final int WIDTH = 116;

    private Markdown() {}

    /** As it is, in a fixed width; nothing where there is nothing. */
    static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    /** A list, cut after so many. */
    static String codes(Collection<String> texts, int most) {
        int shown = texts.size() <= most + 1 ? texts.size() : most;
        String list = texts.stream().limit(shown).map(Markdown::code).collect(Collectors.joining(", "));
        return shown == texts.size() ? list : list + " and " + (texts.size() - shown) + " more";
    }

    /** A paragraph in lines of a width that is good to read; what follows the first is indented. */
    static String wrapped(String text, String indent) {
        StringBuilder lines = new StringBuilder();
        int start = 0;
        int space = endOfLine(text, start, WIDTH);
        while (space < text.length()) {
            lines.append(text, start, space).append('\n').append(indent);
            start = space + 1;
            space = endOfLine(text, start, WIDTH - indent.length());
        }
        return lines.append(text.substring(start)).append('\n').toString();
    }

    /** Where a line can end: at the last blank that still fits and stands in no code. */
    private static int endOfLine(String text, int start, int width) {
        if (text.length() - start <= width) {
            return text.length();
        }
        int end = -1;
        boolean code = false;
        for (int i = start; i < text.length() && (end < 0 || i - start <= width); i++) {
            code ^= text.charAt(i) == '`';
            end = text.charAt(i) == ' ' && !code && i > start + 1 ? i : end;
        }
        return end < 0 ? text.length() : end;
    }

    /** A row of a table. */
    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
