package dev.regauge.lint.scan.resource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Native queries as JPA's and Spring's libraries rewrite them before a driver gets them. */
public final class NativeText {

    // Hibernate's own braces; those of JDBC stay
    private static final Pattern BRACES = Pattern.compile(
            "\\{(?!\\s{0,9}(?i:call\\b|fn\\s|d\\s*'|t\\s*'|ts\\s*'|oj\\s|escape\\s|limit\\s|\\?))[^{}']{0,200}}");
    private static final Pattern LIKE = Pattern.compile("(?i)(?<=\\bLIKE\\s{1,9})%?([:?][A-Za-z0-9_]+)%?");

    /** Characters of an expression. */
    private static final int LONGEST = 1000;

    private final String text;
    private final boolean spring;
    private final boolean hibernate;
    private final Matcher braces;
    private final Wording.Builder into = new Wording.Builder();
    private int at;
    private int expressions;

    private NativeText(String text, boolean spring, boolean hibernate) {
        this.text = text;
        this.spring = spring;
        this.hibernate = hibernate;
        this.braces = BRACES.matcher(text);
    }

    /** As Hibernate sends it: <code>{h-schema}</code> and <code>{alias.*}</code> are filled in. */
    public static Wording hibernate(String text) {
        return new NativeText(text, false, true).read();
    }

    /**
     * As Spring Data sends it: an expression behind a colon or a question mark is a parameter, one by itself and what
     * the configuration fills in are texts nobody knows.
     */
    public static Wording spring(String text) {
        return new NativeText(text, true, false).read();
    }

    /** As both do; in {@code LIKE %:name%} the signs go into the value. */
    public static Wording springJpa(String text) {
        Wording wording = new NativeText(text, true, true).read();
        return new Wording(LIKE.matcher(wording.text()).replaceAll("$1"), wording.holes());
    }

    private Wording read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean done = switch (c) {
                case ':', '?' -> spring && text.startsWith("#{", at + 1) && parameter();
                case '#', '$' -> spring && text.startsWith("{", at + 1) && hole(end(at + 1));
                case '{' -> hibernate && braces.region(at, text.length()).lookingAt() && hole(braces.end());
                default -> false;
            };
            if (!done) {
                into.add(String.valueOf(c));
                at++;
            }
        }
        return into.done();
    }

    private boolean parameter() {
        int end = end(at + 2);
        if (end < 0) {
            return false;
        }
        into.add(":expression" + ++expressions);
        at = end;
        return true;
    }

    private boolean hole(int end) {
        if (end < 0) {
            return false;
        }
        into.hole(text.substring(at, end));
        at = end;
        return true;
    }

    /** Behind the brace that closes the one there; -1 where none does. */
    private int end(int open) {
        int depth = 0;
        for (int i = open; i < Math.min(text.length(), open + LONGEST); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
