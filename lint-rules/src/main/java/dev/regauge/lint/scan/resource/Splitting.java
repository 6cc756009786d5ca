package dev.regauge.lint.scan.resource;

import dev.regauge.lint.scan.markup.NotReadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How Liquibase cuts a text into statements.
 *
 * @param split whether it does
 * @param delimiter what stands between them where that is no semicolon
 * @param dbms the databases it is for, separated by commas; empty for all
 */
record Splitting(boolean split, Optional<String> delimiter, String dbms) {

    static final String OWNER = "Liquibase";

    /** From attributes of an element or of a changeset in formatted SQL. */
    static Splitting of(Function<String, Optional<String>> attribute) {
        boolean split = attribute
                .apply("splitStatements")
                .map(value -> !value.equalsIgnoreCase("false"))
                .orElse(true);
        return new Splitting(
                split,
                attribute.apply("endDelimiter").filter(text -> !text.strip().equals(";")),
                attribute.apply("dbms").orElse(""));
    }

    /** The texts that reach the driver; none where the text is for another database, or it is not certain where to cut. */
    List<Written> written(String text, String place, int line) {
        if (Vendors.isOthersDbms(dbms)) {
            return List.of();
        }
        if (!split) {
            return SqlScript.whole(text, OWNER, place, line);
        }
        return delimiter
                .map(end -> cut(text, end, place, line))
                .orElseGet(() -> SqlScript.statements(text, OWNER, place, line));
    }

    /** The delimiter is a regular expression; only one that means itself is followed. */
    private static List<Written> cut(String text, String delimiter, String place, int line) {
        String literal = delimiter.replace("\\n", "\n").replace("\\r", "").replace("\\t", "\t");
        boolean plain = literal.chars().noneMatch(c -> "\\.[]{}()*+?^|".indexOf(c) >= 0) && !literal.isEmpty();
        List<Written> found = new ArrayList<>();
        int start = 0;
        int at = line;
        while (plain && start < text.length()) {
            int end = find(text, literal, start);
            String part = text.substring(start, end < 0 ? text.length() : end);
            found.addAll(SqlScript.whole(part, OWNER, place, at));
            if (found.size() > SqlScript.MOST_STATEMENTS) {
                throw new NotReadable("it has more than " + SqlScript.MOST_STATEMENTS + " statements");
            }
            start = end < 0 ? text.length() : end + literal.length();
            at += (int) (part + (end < 0 ? "" : literal))
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
        }
        return found;
    }

    /** In whatever case; not in a copy in lower case, which may be longer than the text. */
    private static int find(String text, String part, int from) {
        int last = text.length() - part.length();
        for (int at = from; at <= last; at++) {
            if (text.regionMatches(true, at, part, 0, part.length())) {
                return at;
            }
        }
        return -1;
    }
}
