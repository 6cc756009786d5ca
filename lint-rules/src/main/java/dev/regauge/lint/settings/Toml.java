package dev.regauge.lint.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the part of TOML that a configuration needs: tables, lists of tables, and keys with a text in quotes, a list of
 * texts, a whole number or a truth. It is data and nothing else: there are no references, and nothing in it grows. What
 * is beyond that part is a problem with its line, and the next line is read.
 */
final class Toml {

    private static final int MOST_PROBLEMS = 50;

    private final String text;
    private final List<Table> tables = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int at;
    private int line = 1;

    /**
     * What is wrong in a line.
     *
     * @param line counted from 1
     */
    record Problem(int line, String message) {}

    /**
     * A table.
     *
     * @param name empty for what stands before all tables
     * @param item whether it is one of a list, in two brackets
     */
    record Table(String name, boolean item, int line, List<Entry> entries) {}

    /**
     * A key with its value.
     *
     * @param value a String, a List of Strings, an Integer or a Boolean
     */
    record Entry(String key, Object value, int line) {}

    /** A line that cannot be read. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    private Toml(String text) {
        String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.text = marked.replace("\r\n", "\n");
        tables.add(new Table("", false, 0, new ArrayList<>()));
    }

    static Toml of(String text) {
        Toml toml = new Toml(text);
        toml.read();
        toml.findTwins();
        return toml;
    }

    /** In the order of the file; the first has no name. */
    List<Table> tables() {
        return tables;
    }

    List<Problem> problems() {
        return problems;
    }

    private void read() {
        skipLines();
        while (at < text.length() && problems.size() < MOST_PROBLEMS) {
            int start = line;
            try {
                statement();
                endOfLine();
            } catch (Wrong wrong) {
                problems.add(new Problem(start, String.valueOf(wrong.getMessage())));
                skipToEndOfLine();
            }
            skipLines();
        }
    }

    private void statement() throws Wrong {
        if (peek() == '[') {
            header();
            return;
        }
        int start = line;
        String key = key();
        skipBlanks();
        if (peek() != '=') {
            throw new Wrong("behind the key \"" + key + "\" an equals sign is missing");
        }
        at++;
        skipBlanks();
        tables.get(tables.size() - 1).entries().add(new Entry(key, value(), start));
    }

    private void header() throws Wrong {
        boolean item = text.startsWith("[[", at);
        String close = item ? "]]" : "]";
        at += close.length();
        skipBlanks();
        String name = key();
        skipBlanks();
        if (!text.startsWith(close, at)) {
            throw new Wrong(
                    "the head of a table ends in " + close + ", as in " + (item ? "[[suppress]]" : "[severity]"));
        }
        at += close.length();
        tables.add(new Table(name, item, line, new ArrayList<>()));
    }

    private String key() throws Wrong {
        if (peek() == '"' || peek() == '\'') {
            return string();
        }
        int start = at;
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new Wrong("a key or the head of a table is expected");
        }
        if (peek() == '.') {
            throw new Wrong("keys with dots are not read here; put the key into a table, as in [severity]");
        }
        return text.substring(start, at);
    }

    private static boolean isBare(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private Object value() throws Wrong {
        char c = peek();
        if (c == '"' || c == '\'') {
            return string();
        }
        if (c == '[') {
            return list();
        }
        int start = at;
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        if (word.matches("[0-9]{1,9}")) {
            return Integer.valueOf(word);
        }
        throw new Wrong("a value is expected: a text in quotes, a list of texts, a whole number, true or false");
    }

    private List<String> list() throws Wrong {
        List<String> items = new ArrayList<>();
        at++;
        skipLines();
        while (peek() != ']') {
            if (peek() != '"' && peek() != '\'') {
                throw new Wrong("a list holds texts in quotes, with commas between them, and ends in ]");
            }
            items.add(string());
            skipLines();
            if (peek() == ',') {
                at++;
                skipLines();
            } else if (peek() != ']') {
                throw new Wrong("a list holds texts in quotes, with commas between them, and ends in ]");
            }
        }
        at++;
        return List.copyOf(items);
    }

    private String string() throws Wrong {
        char quote = peek();
        if (text.startsWith(String.valueOf(quote).repeat(3), at)) {
            throw new Wrong("texts of several lines are not read here");
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && peek() != '\n'; at++) {
            char c = peek();
            if (c == quote) {
                at++;
                return value.toString();
            }
            value.append(c == '\\' && quote == '"' ? escaped() : plain(c));
        }
        throw new Wrong("a quote is not closed");
    }

    private static char plain(char c) throws Wrong {
        if (Character.isISOControl(c) && c != '\t') {
            throw new Wrong("a control character stands in a text");
        }
        return c;
    }

    private String escaped() throws Wrong {
        at++;
        switch (peek()) {
            case '"', '\\' -> {
                return String.valueOf(peek());
            }
            case 'n' -> {
                return "\n";
            }
            case 't' -> {
                return "\t";
            }
            case 'u' -> {
                String digits = text.substring(Math.min(at + 1, text.length()), Math.min(at + 5, text.length()));
                if (digits.matches("[0-9a-fA-F]{4}")) {
                    at += 4;
                    return String.valueOf((char) Integer.parseInt(digits, 16));
                }
                throw new Wrong("behind \\u stand four digits");
            }
            default ->
                throw new Wrong(
                        "a backslash begins \\\", \\\\, \\n, \\t or \\uXXXX; in single quotes it is a backslash");
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\n';
    }

    private void skipBlanks() {
        while (at < text.length() && (peek() == ' ' || peek() == '\t')) {
            at++;
        }
    }

    /** Blanks, ends of lines and comments. */
    private void skipLines() {
        skipBlanks();
        while (at < text.length() && (peek() == '\n' || peek() == '#')) {
            skipToEndOfLine();
            if (at < text.length()) {
                at++;
                line++;
            }
            skipBlanks();
        }
    }

    private void endOfLine() throws Wrong {
        skipBlanks();
        if (peek() != '\n' && peek() != '#') {
            throw new Wrong("something stands behind the value");
        }
    }

    private void skipToEndOfLine() {
        while (at < text.length() && peek() != '\n') {
            at++;
        }
    }

    private void findTwins() {
        Set<String> names = new HashSet<>();
        for (Table table : tables) {
            if (!table.item() && !names.add(table.name())) {
                problems.add(new Problem(table.line(), "the table [" + table.name() + "] stands here a second time"));
            }
            Set<String> keys = new HashSet<>();
            for (Entry entry : table.entries()) {
                if (!keys.add(entry.key())) {
                    problems.add(new Problem(entry.line(), "\"" + entry.key() + "\" stands here a second time"));
                }
            }
        }
    }
}
