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

    private static final String ENDS_IN_PROSE = " \t\n\r\"'<>`|\\";

    private static final String SEPARATORS = "/:@,?&=";

    /** The dialects whose URLs are looked for. */
    private static final List<Dialect> JDBC = List.of(Dialects.PGJDBC, Dialects.PGJDBC_NG);

    /** How far around a URL is looked, which keeps the work linear. */
    private static final int FURTHEST = 4096;

    private UrlFinder() {}

    static List<Found> in(String value) {
        List<Found> found = new ArrayList<>();
        for (Dialect dialect : JDBC) {
            int start = value.indexOf(dialect.prefix());
            while (start >= 0) {
                int end = end(value, start);
                boolean begins = start == 0 || !Character.isLetterOrDigit(value.charAt(start - 1));
                if (begins && !isExample(value, start, end) && !isBarePrefix(value, start, end, dialect)) {
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
        String before = value.substring(startOfLine(value, start), start);
        if (openBraces(before) > 0) {
            return endOfDefault(value, start, endOfLine(value, start));
        }
        if (before.isBlank() || isVariable(before)) {
            return trimmed(value, start, endOfLine(value, start));
        }
        return endInProse(value, start);
    }

    /** Where it ends among other text of its line. */
    static int endInProse(String value, int start) {
        int end = start;
        while (end < value.length() && ENDS_IN_PROSE.indexOf(value.charAt(end)) < 0) {
            end++;
        }
        while (end > start && ".,;)".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Where the line ends that a position stands in. */
    private static int endOfLine(String value, int from) {
        int end = from;
        while (end < value.length() && value.charAt(end) != '\n' && value.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static int startOfLine(String value, int from) {
        int start = from;
        int furthest = Math.max(0, from - FURTHEST);
        while (start > furthest && value.charAt(start - 1) != '\n' && value.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }

    /**
     * Whether it only shows what a URL looks like, as {@code jdbc:pgsql://<host>/<database>}, {@code //host:port/} and
     * {@code ?sslMode=...} do: nobody can connect to that, so nothing breaks.
     */
    private static boolean isExample(String value, int start, int end) {
        String url = value.substring(start, end);
        int dots = url.length();
        while (dots > 0 && ".\u2026".indexOf(url.charAt(dots - 1)) >= 0) {
            dots--;
        }
        boolean ellipsis = url.length() - dots >= 3
                || url.endsWith("\u2026")
                || value.startsWith("...", end)
                || value.startsWith("\u2026", end);
        boolean stands = dots > 0 && SEPARATORS.indexOf(url.charAt(dots - 1)) >= 0;
        return (ellipsis && stands) || url.contains("//host:port/") || namesPartInBrackets(value, start);
    }

    /** Whether a host, port or database is a name in angle brackets. What stands before an {@code @} may be a password. */
    private static boolean namesPartInBrackets(String value, int start) {
        boolean found = false;
        int limit = Math.min(value.length(), start + FURTHEST);
        for (int i = start; i < limit && " \t\n\r\"'?&".indexOf(value.charAt(i)) < 0; i++) {
            char c = value.charAt(i);
            if (c == '<' && SEPARATORS.indexOf(value.charAt(i - 1)) >= 0) {
                int close = i + 1;
                while (close < value.length() && isNameCharacter(value.charAt(close))) {
                    close++;
                }
                boolean closed = close > i + 1 && close < value.length() && value.charAt(close) == '>';
                found |= closed;
                i = closed ? close : i;
            }
            found &= c != '@';
        }
        return found;
    }

    private static boolean isNameCharacter(char c) {
        return c == '-' || c == '_' || c == '.' || c == ' ' || Character.isLetterOrDigit(c);
    }

    /** A prefix that a sentence mentions; alone in its value, it is the beginning of a URL. */
    private static boolean isBarePrefix(String value, int start, int end, Dialect dialect) {
        boolean bare = end - start <= dialect.prefix().length() + 2
                && value.startsWith("//", start + dialect.prefix().length())
                        == (end - start > dialect.prefix().length());
        if (!bare) {
            return false;
        }
        boolean sentenceBefore =
                value.substring(startOfLine(value, start), start).strip().indexOf(' ') >= 0;
        return sentenceBefore || !restOfLine(value, end).isBlank();
    }

    /** What stands behind a position on its line, as far as it is looked at. */
    static String restOfLine(String value, int from) {
        int limit = Math.min(value.length(), from + FURTHEST);
        int end = from;
        while (end < limit && value.charAt(end) != '\n' && value.charAt(end) != '\r') {
            end++;
        }
        return value.substring(from, end);
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
