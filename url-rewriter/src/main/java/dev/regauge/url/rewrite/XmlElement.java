package dev.regauge.url.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An element of an XML text, with its place. Comments, CDATA sections, processing instructions and the document type are
 * passed over; no entity is expanded and nothing outside the text is read.
 */
final class XmlElement {

    /** The text is not well-formed. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final int index;

        Malformed(String problem, int index) {
            super(problem);
            this.index = index;
        }

        int index() {
            return index;
        }
    }

    private final String name;
    private final int start;
    private int contentStart;
    private int contentEnd;
    private int end;
    private final List<XmlElement> children = new ArrayList<>();

    private XmlElement(String name, int start) {
        this.name = name;
        this.start = start;
    }

    /** Reads a whole document; the element returned has the root element as its only child. */
    static XmlElement parse(String text) throws Malformed {
        XmlElement document = new XmlElement("", 0);
        List<XmlElement> open = new ArrayList<>(List.of(document));
        int at = 0;
        while ((at = text.indexOf('<', at)) >= 0) {
            XmlElement current = open.get(open.size() - 1);
            if (text.startsWith("<!--", at)) {
                at = behind(text, "-->", at + 4);
            } else if (text.startsWith("<![CDATA[", at)) {
                at = behind(text, "]]>", at);
            } else if (text.startsWith("<?", at)) {
                at = behind(text, "?>", at);
            } else if (text.startsWith("<!", at)) {
                at = behindDocumentType(text, at);
            } else if (text.startsWith("</", at)) {
                at = close(text, at, current);
                open.remove(open.size() - 1);
            } else {
                XmlElement element = open(text, at);
                current.children.add(element);
                if (element.end == 0) {
                    open.add(element);
                }
                at = element.contentStart;
            }
        }
        if (open.size() > 1) {
            XmlElement unclosed = open.get(open.size() - 1);
            throw new Malformed("<" + unclosed.name + "> is never closed", unclosed.start);
        }
        if (document.children.isEmpty()) {
            throw new Malformed("there is no element", 0);
        }
        return document;
    }

    private static int behind(String text, String terminator, int from) throws Malformed {
        int found = text.indexOf(terminator, from);
        if (found < 0) {
            throw new Malformed("what begins here is never closed", Math.min(from, text.length()));
        }
        return found + terminator.length();
    }

    private static int behindDocumentType(String text, int at) throws Malformed {
        int bracket = text.indexOf('[', at);
        int close = behind(text, ">", at);
        return bracket >= 0 && bracket < close ? behind(text, ">", behind(text, "]", bracket)) : close;
    }

    private static XmlElement open(String text, int at) throws Malformed {
        int nameEnd = at + 1;
        while (nameEnd < text.length() && " \t\r\n/>".indexOf(text.charAt(nameEnd)) < 0) {
            nameEnd++;
        }
        XmlElement element = new XmlElement(text.substring(at + 1, nameEnd), at);
        int i = nameEnd;
        char quote = 0;
        while (i < text.length() && (quote != 0 || text.charAt(i) != '>')) {
            char c = text.charAt(i++);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        if (i >= text.length() || nameEnd == at + 1) {
            throw new Malformed("a tag is not closed", at);
        }
        element.contentStart = i + 1;
        if (text.charAt(i - 1) == '/') {
            element.contentEnd = element.contentStart;
            element.end = element.contentStart;
        }
        return element;
    }

    private static int close(String text, int at, XmlElement current) throws Malformed {
        int end = behind(text, ">", at);
        String name = text.substring(at + 2, end - 1).strip();
        if (!name.equals(current.name) || name.isEmpty()) {
            throw new Malformed("</" + name + "> closes <" + current.name + ">", at);
        }
        current.contentEnd = at;
        current.end = end;
        return end;
    }

    String name() {
        return name;
    }

    /** Where its tag begins. */
    int start() {
        return start;
    }

    /** Where its content begins. */
    int contentStart() {
        return contentStart;
    }

    /** Behind its content. */
    int contentEnd() {
        return contentEnd;
    }

    /** Behind its closing tag. */
    int end() {
        return end;
    }

    List<XmlElement> children() {
        return children;
    }

    Optional<XmlElement> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /** The text in it, without blanks around; empty where it holds elements, comments or CDATA. */
    Optional<String> text(String document) {
        String content = document.substring(contentStart, contentEnd);
        return content.indexOf('<') >= 0 ? Optional.empty() : Optional.of(content.strip());
    }

    /** The text of a child. */
    Optional<String> text(String childName, String document) {
        return child(childName).flatMap(child -> child.text(document));
    }
}
