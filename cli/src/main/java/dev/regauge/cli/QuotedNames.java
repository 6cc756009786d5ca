package dev.regauge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names with something between them, each perhaps in double quotes: {@code app."My Table"}, {@code id,"a,b"}. */
final class QuotedNames {

    private final String text;
    private final char separator;
    private final boolean folding;
    private final List<String> names = new ArrayList<>();
    private int at;

    private QuotedNames(String text, char separator, boolean folding) {
        this.text = text;
        this.separator = separator;
        this.folding = folding;
    }

    /**
     * The parts of a name as SQL reads it: without quotes, capitals become small letters.
     *
     * @throws IllegalArgumentException for what is none
     */
    static List<String> parts(String text) {
        return new QuotedNames(text, '.', true).read();
    }

    /**
     * A list with commas between; nothing is folded.
     *
     * @throws IllegalArgumentException for what is none
     */
    static List<String> list(String text) {
        return new QuotedNames(text, ',', false).read();
    }

    private List<String> read() {
        do {
            names.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
        } while (at++ < text.length());
        return names;
    }

    /** Leaves behind the name, at a separator or the end. */
    private String plain() {
        int end = text.indexOf(separator, at);
        String name = text.substring(at, end < 0 ? text.length() : end);
        at += name.length();
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            throw wrong("a name is missing");
        } else if (stripped.indexOf('"') >= 0) {
            throw wrong("a quote stands within a name");
        }
        return folding ? folded(stripped) : stripped;
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != '"') {
                name.append(text.charAt(at));
            } else if (text.startsWith("\"\"", at)) {
                name.append(text.charAt(at++));
            } else {
                return ended(name.toString());
            }
        }
        throw wrong("a quote is not closed");
    }

    private String ended(String name) {
        at++;
        if (name.isEmpty()) {
            throw wrong("a name is empty");
        } else if (at < text.length() && text.charAt(at) != separator) {
            throw wrong("something stands behind a closing quote");
        }
        return name;
    }

    /** The server folds ASCII only, where a database is UTF-8 (scansup.c, downcase_identifier). */
    private static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        name.chars()
                .forEach(c -> folded.append(
                        c < 0x80
                                ? String.valueOf((char) c)
                                        .toLowerCase(Locale.ROOT)
                                        .charAt(0)
                                : (char) c));
        return folded.toString();
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " in " + text + "; write it as in "
                + (separator == '.' ? "orders, app.orders or '\"My Schema\".\"T\"'" : "id,name or 'id,\"a,b\"'"));
    }
}
