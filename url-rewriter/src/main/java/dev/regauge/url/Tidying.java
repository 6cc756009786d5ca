package dev.regauge.url;

import dev.regauge.url.Repair.Step;
import java.util.ArrayList;
import java.util.List;

/** The recipes that mend what stands around a connection string, before anything is known about its parts. */
final class Tidying {

    private static final String MISTAKEN = "jdbc:postgres:";
    private static final String RIGHT = "jdbc:postgresql:";
    private static final String ENTITY = "&amp;";

    private final List<Step> steps = new ArrayList<>();
    private String text;

    private Tidying(String text) {
        this.text = text;
    }

    static Tidying of(String text) {
        Tidying tidying = new Tidying(text);
        tidying.unquote();
        tidying.lowerScheme();
        tidying.nameTheDriver();
        tidying.unescape();
        return tidying;
    }

    String text() {
        return text;
    }

    List<Step> steps() {
        return steps;
    }

    private void change(String changed, String what) {
        if (!changed.equals(text)) {
            text = changed;
            steps.add(new Step(what));
        }
    }

    private void unquote() {
        int start = 0;
        int end = text.length();
        boolean more = true;
        while (more) {
            int before = end - start;
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            if (end - start >= 2 && isQuote(text.charAt(start)) && text.charAt(start) == text.charAt(end - 1)) {
                start++;
                end--;
            }
            more = end - start < before;
        }
        change(text.substring(start, end), "took away the quotes or blanks around the text");
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** The longest beginning of any dialect that differs in capitals only. */
    private void lowerScheme() {
        String longest = beginsWith(MISTAKEN) ? MISTAKEN : "";
        for (Dialect dialect : Dialects.all()) {
            for (String prefix : dialect.prefixes()) {
                if (prefix.length() > longest.length() && beginsWith(prefix)) {
                    longest = prefix;
                }
            }
        }
        change(longest + text.substring(longest.length()), "wrote the scheme in small letters");
    }

    private boolean beginsWith(String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private void nameTheDriver() {
        if (text.startsWith(MISTAKEN)) {
            change(RIGHT + text.substring(MISTAKEN.length()), "wrote jdbc:postgresql: for jdbc:postgres:");
        }
    }

    private void unescape() {
        int query = text.indexOf('?');
        if (query >= 0) {
            change(
                    text.substring(0, query) + text.substring(query).replace(ENTITY, "&"),
                    "wrote & for &amp;, which belongs into XML");
        }
    }
}
