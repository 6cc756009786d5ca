package dev.regauge.lint.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * HTML being written, well-formed as XML too. All text and every attribute is escaped here and nowhere else; tag and
 * attribute names come from the program alone.
 */
final class Markup {

    private static final Set<String> INLINE = Set.of("a", "code", "mark", "span", "ins", "del", "b");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Starts an element; {@code attributes} are names and values in turn. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Ends the elements that were started last, the innermost first; the names are there to be checked. */
    Markup close(String... tags) {
        for (String tag : tags) {
            if (!tag.equals(open.peek())) {
                throw new IllegalStateException("Not the innermost element: " + tag + " in " + open);
            }
            out.append("</").append(open.pop()).append(INLINE.contains(tag) ? ">" : ">\n");
        }
        return this;
    }

    /** An element that never has content. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes).append(" />\n");
        return this;
    }

    /** An element that holds nothing but text. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Text in which only {@code \n} and tabs are left of what cannot be seen. */
    Markup text(String text) {
        escape(Visible.block(text));
        return this;
    }

    /** Text in which what stands between two backticks is code. */
    Markup prose(String text) {
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean code = i % 2 == 1 && i < parts.length - 1;
            if (code) {
                element("code", parts[i]);
            } else {
                text(i % 2 == 1 ? "`" + parts[i] : parts[i]);
            }
        }
        return this;
    }

    /** A style sheet, which HTML takes as it stands; it must not hold {@code <} or {@code &}. */
    Markup style(String css) {
        out.append("<style>").append(css).append("</style>\n");
        return this;
    }

    /** The whole document, once every element has been closed. */
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Still open: " + open);
        }
        return "<!DOCTYPE html>\n" + out;
    }

    private StringBuilder start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(Visible.line(attributes[i + 1]));
            out.append('"');
        }
        return out;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
