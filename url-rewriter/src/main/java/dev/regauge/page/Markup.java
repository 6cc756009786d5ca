package dev.regauge.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * HTML being written, well-formed as XML too. All text and every attribute is escaped here and nowhere else; tag and
 * attribute names come from the program alone.
 */
public final class Markup {

    private static final Set<String> INLINE = Set.of("a", "code", "mark", "span", "ins", "del", "b");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** An empty document. */
    public Markup() {}

    /** Starts an element; {@code attributes} are names and values in turn. */
    public Markup open(String tag, String... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Ends the elements that were started last, the innermost first; the names are there to be checked. */
    public Markup close(String... tags) {
        for (String tag : tags) {
            if (!tag.equals(open.peek())) {
                throw new IllegalStateException("Not the innermost element: " + tag + " in " + open);
            }
            out.append("</").append(open.pop()).append(INLINE.contains(tag) ? ">" : ">\n");
        }
        return this;
    }

    /** An element that never has content. */
    public Markup empty(String tag, String... attributes) {
        start(tag, attributes).append(" />\n");
        return this;
    }

    /** An element that holds nothing but text. */
    public Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Text in which only {@code \n} and tabs are left of what cannot be seen. */
    public Markup text(String text) {
        escape(Visible.block(text));
        return this;
    }

    /** Text in which what stands between two backticks is code. */
    public Markup prose(String text) {
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

    /** The head of a page that may do nothing but be styled: no script, image, font, frame, form or request. */
    public Markup head(String title, Stylesheet style) {
        return head(title, style, style.policy());
    }

    /** The head of a page that may be styled and {@linkplain #script scripted} by this, and do nothing else. */
    public Markup head(String title, Stylesheet style, Script script) {
        return head(title, style, style.policy(script));
    }

    private Markup head(String title, Stylesheet style, String policy) {
        open("head").empty("meta", "charset", "utf-8");
        empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
        empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        empty("meta", "name", "color-scheme", "content", "light dark");
        empty("meta", "name", "referrer", "content", "no-referrer");
        element("title", title);
        out.append("<style>").append(style.css()).append("</style>\n");
        return close("head");
    }

    /** The script itself, at the end of the body: what it works on is there, and the page is read before it runs. */
    public Markup script(Script script) {
        out.append("<script>").append(script.text()).append("</script>\n");
        return this;
    }

    /** The whole document, once every element has been closed. */
    public String document() {
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
