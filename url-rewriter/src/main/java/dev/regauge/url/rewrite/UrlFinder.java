package dev.regauge.url.rewrite;

import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the connection URLs in a value, and where each of them ends. */
final class UrlFinder {

    /**
     * @param start of the URL in the value
     * @param end behind it
     */
    record Found(Dialect dialect, int start, int end) {}

    private static final String ENDS_IN_PROSE = " \t\"'<>`|\\";

    /** How far back a placeholder is looked for in which a URL may be the default. */
    private static final int FURTHEST = 4096;

    private UrlFinder() {}

    static List<Found> in(String value) {
        List<Found> found = new ArrayList<>();
        for (Dialect dialect : Dialects.all()) {
            int start = value.indexOf(dialect.prefix());
            while (start >= 0) {
                int end = end(value, start);
                if (start == 0 || !Character.isLetterOrDigit(value.charAt(start - 1))) {
                    found.add(new Found(dialect, start, end));
                }
                start = value.indexOf(dialect.prefix(), Math.max(end, start + 1));
            }
        }
        found.sort(Comparator.comparingInt(Found::start));
        return withoutNested(found);
    }

    /** A URL inside another, as in a password, is part of it. */
    private static List<Found> withoutNested(List<Found> all) {
        List<Found> outer = new ArrayList<>();
        for (Found found : all) {
            if (outer.isEmpty() || outer.get(outer.size() - 1).end() <= found.start()) {
                outer.add(found);
            }
        }
        return outer;
    }

    private static int end(String value, int start) {
        int line = value.indexOf('\n', start);
        int limit = line < 0 ? value.length() : line;
        String before = value.substring(Math.max(value.lastIndexOf('\n', start) + 1, start - FURTHEST), start);
        if (openBraces(before) > 0) {
            return endOfDefault(value, start, limit);
        }
        if (before.isBlank() || isVariable(before)) {
            return trimmed(value, start, limit);
        }
        int end = start;
        while (end < limit && ENDS_IN_PROSE.indexOf(value.charAt(end)) < 0) {
            end++;
        }
        while (end > start && ".,;)".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** {@code NAME=} as in a list of environment variables: what follows is all value. */
    private static boolean isVariable(String before) {
        return before.endsWith("=")
                && before.chars()
                        .limit(before.length() - 1L)
                        .allMatch(c -> c == '_' || c == '.' || Character.isLetterOrDigit(c));
    }

    private static int trimmed(String value, int start, int limit) {
        int end = limit;
        while (end > start && Character.isWhitespace(value.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static int openBraces(String before) {
        int depth = 0;
        for (int i = 0; i + 1 < before.length(); i++) {
            char c = before.charAt(i);
            if ((c == '$' || c == '#') && before.charAt(i + 1) == '{') {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
            }
        }
        return depth;
    }

    /** The default of <code>${NAME:url}</code> ends with the brace that closes the placeholder. */
    private static int endOfDefault(String value, int start, int limit) {
        int depth = 0;
        for (int i = start; i < limit; i++) {
            char c = value.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        return limit;
    }
}
