package dev.regauge.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where quoted parts and comments of a template end, as PostgreSQL's lexer sees it (manual, 4.1). */
final class Quotes {

    private static final Pattern DOLLAR =
            Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uffff][A-Za-z0-9_\\x80-\\uffff]*)?\\$");

    private Quotes() {}

    /**
     * The index behind the quoted part or comment that begins at an index; the same index when none begins there.
     *
     * @throws SqlCompositionException when it does not end, or its end depends on a setting of the server's
     */
    static int end(String text, int at) {
        char c = text.charAt(at);
        if (c == '\'') {
            return endOfString(text, at);
        }
        if (c == '"') {
            return ended(text.indexOf('"', at + 1) + 1, "a quoted name", at);
        }
        if (text.startsWith("--", at)) {
            return endOfLine(text, at);
        }
        if (text.startsWith("/*", at)) {
            return endOfComment(text, at);
        }
        return c == '$' && !isWordBefore(text, at) ? endOfDollars(text, at) : at;
    }

    /** Doubled quotes need no rule of their own: the second begins another string at once. */
    private static int endOfString(String text, int at) {
        boolean escapes = at > 0 && Character.toUpperCase(text.charAt(at - 1)) == 'E' && !isWordBefore(text, at - 1);
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                if (escapes && text.startsWith("''", i)) {
                    i++;
                    continue;
                }
                return i + 1;
            }
            if (text.charAt(i) == '\\') {
                if (!escapes) {
                    throw at("a backslash in a plain string means what standard_conforming_strings says", i)
                            .at("character " + (i + 1) + " of the template");
                }
                i++;
            }
        }
        return ended(0, "a string", at);
    }

    private static SqlCompositionException at(String problem, int index) {
        return new SqlCompositionException(
                problem,
                "a backslash at character " + (index + 1),
                "use %L, or an E'' string with doubled backslashes");
    }

    private static int endOfLine(String text, int at) {
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return i + 1;
            }
        }
        return ended(0, "a comment to the end of the line", at);
    }

    /** Comments nest. */
    private static int endOfComment(String text, int at) {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            if (text.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (text.startsWith("*/", i)) {
                i++;
                if (--depth == 0) {
                    return i + 1;
                }
            }
        }
        return ended(0, "a comment", at);
    }

    private static int endOfDollars(String text, int at) {
        Matcher opening = DOLLAR.matcher(text).region(at, text.length());
        if (!opening.lookingAt()) {
            return at;
        }
        String tag = opening.group();
        int end = text.indexOf(tag, at + tag.length());
        return ended(end < 0 ? 0 : end + tag.length(), "a dollar-quoted string", at);
    }

    private static boolean isWordBefore(String text, int at) {
        if (at == 0) {
            return false;
        }
        char before = text.charAt(at - 1);
        return before == '_' || before == '$' || before >= 0x80 || Character.isLetterOrDigit(before);
    }

    private static int ended(int end, String what, int at) {
        if (end > 0) {
            return end;
        }
        throw new SqlCompositionException(
                        what + " does not end, and would swallow what follows",
                        "its beginning only",
                        "close it inside this template")
                .at("character " + (at + 1) + " of the template");
    }
}
