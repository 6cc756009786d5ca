package dev.regauge.connect.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a statement as it may be shown: strings become '…' and numbers …, comments vanish, white space is one blank, 200 characters.
 *
 * <p>The server cuts long texts (track_activity_query_size, 1024 bytes), so a string may have no end: then nothing behind its
 * start is shown. Nor is anything shown behind a backslash before the quote of a plain string, which ends the string or not,
 * depending on standard_conforming_strings.
 */
final class StatementText {

    private static final int LONGEST = 200;

    private static final Pattern PART = Pattern.compile(
            "(?<space>\\s+)"
                    + "|(?<name>\"(?:[^\"]|\"\")*+\"?)"
                    + "|(?<line>--[^\\n\\r]*)"
                    + "|(?<block>/\\*)"
                    + "|(?<escaped>[eE]'(?:[^'\\\\]|\\\\.|'')*+(?:'|\\\\)?)"
                    + "|(?<plain>'(?:[^'\\\\]|\\\\(?!')|'')*+(?:'|(?<unsure>\\\\)?))"
                    + "|(?<dollar>\\$(?:[A-Za-z_\\x80-\\uffff][\\w\\x80-\\uffff]*)?\\$)"
                    + "|(?<word>[A-Za-z_\\x80-\\uffff][\\w$\\x80-\\uffff]*+|\\$\\d+)"
                    + "|(?<number>\\.?\\d(?:[\\w.]|(?<=[eE])[+-])*+)"
                    + "|(?<other>.)",
            Pattern.DOTALL);

    private static final Pattern COMMENT_EDGE = Pattern.compile("/\\*|\\*/");

    private StatementText() {}

    static String of(String sql) {
        StringBuilder shown = new StringBuilder();
        Matcher part = PART.matcher(sql);
        int at = 0;
        while (shown.length() <= LONGEST && part.find(at)) {
            at = append(part, sql, shown);
        }
        String text = shown.toString().strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** Appends what may be shown of a part, and returns where the next one begins. */
    private static int append(Matcher part, String sql, StringBuilder shown) {
        if (part.group("dollar") != null) {
            shown.append("'…'");
            return after(sql, part.group("dollar"), part.end());
        }
        if (part.group("escaped") != null || part.group("plain") != null) {
            shown.append("'…'");
            return part.group("unsure") == null ? part.end() : sql.length();
        }
        if (part.group("number") != null) {
            shown.append('…');
            return part.end();
        }
        boolean comment = part.group("block") != null;
        if (comment || part.group("line") != null || part.group("space") != null) {
            if (!shown.isEmpty() && shown.charAt(shown.length() - 1) != ' ') {
                shown.append(' ');
            }
            return comment ? afterComment(sql, part.end()) : part.end();
        }
        shown.append(part.group());
        return part.end();
    }

    private static int after(String sql, String closing, int from) {
        int end = sql.indexOf(closing, from);
        return end < 0 ? sql.length() : end + closing.length();
    }

    /** Comments of PostgreSQL nest. */
    private static int afterComment(String sql, int from) {
        Matcher edge = COMMENT_EDGE.matcher(sql);
        int depth = 1;
        int at = from;
        while (depth > 0 && edge.find(at)) {
            depth += edge.group().equals("/*") ? 1 : -1;
            at = edge.end();
        }
        return depth > 0 ? sql.length() : at;
    }
}
