package dev.regauge.lint.scan.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of XML; or an entry of a map in YAML or JSON, whose plain entries are its attributes as well, and whose
 * lists of maps are read as if their entries were its own.
 *
 * @param name without a prefix
 * @param attributes by their names
 * @param contents texts and elements in their order
 * @param line counted from 1
 */
public record Element(String name, Map<String, String> attributes, List<Content> contents, int line)
        implements Content {

    /** Copies. */
    public Element {
        attributes = Map.copyOf(attributes);
        contents = List.copyOf(contents);
    }

    /** The attribute, where it is there. */
    public Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted));
    }

    /** The elements in it. */
    public List<Element> children() {
        return contents.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    /** The elements in it that have one of these names. */
    public List<Element> children(String... names) {
        return children().stream()
                .filter(child -> List.of(names).contains(child.name()))
                .toList();
    }

    /** The element itself and all below it, from the top. */
    public Stream<Element> all() {
        List<Element> all = new ArrayList<>();
        Deque<Element> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Element next = open.pop();
            all.add(next);
            List<Element> children = next.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(children.get(i));
            }
        }
        return all.stream();
    }

    /** The texts that stand directly in it, as one. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Content content : contents) {
            if (content instanceof Characters characters) {
                text.append(characters.text());
            }
        }
        return text.toString();
    }

    /** The line of the first character of {@link #text()} that is no blank; the element's own where there is none. */
    public int textLine() {
        for (Content content : contents) {
            if (content instanceof Characters characters && !characters.text().isBlank()) {
                return characters.line() + leadingLines(characters.text());
            }
        }
        return line;
    }

    private static int leadingLines(String text) {
        int lines = 0;
        for (int at = 0; at < text.length() && Character.isWhitespace(text.charAt(at)); at++) {
            lines += text.charAt(at) == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** An element in the making. */
    static final class Draft {
        private final String name;
        private final int line;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<Content> contents = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int textLine;

        Draft(String name, int line) {
            this.name = name;
            this.line = line;
        }

        void attribute(String key, String value) {
            attributes.put(key, value);
        }

        /** Texts side by side become one. */
        void characters(String more, int at) {
            textLine = text.length() == 0 ? at : textLine;
            text.append(more);
        }

        void add(Content content) {
            endText();
            contents.add(content);
        }

        /** Takes an entry of a map: a plain one is an attribute too. */
        void entry(Element child) {
            add(child);
            if (child.children().isEmpty() && child.contents().size() == 1) {
                attributes.put(child.name(), child.text());
            }
        }

        Element done() {
            endText();
            return new Element(name, attributes, contents, line);
        }

        private void endText() {
            if (text.length() > 0) {
                contents.add(new Characters(text.toString(), textLine));
                text.setLength(0);
            }
        }
    }
}
