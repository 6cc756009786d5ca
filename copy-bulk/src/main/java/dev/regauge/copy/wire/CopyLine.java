package dev.regauge.copy.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * COPY's own line of an error's context. The forms are those of the server's translations: {@code COPY t, line 7, column c:
 * "value"}, where two languages have the command behind the table, and quotes are of many shapes.
 *
 * @param row the line's number
 * @param rest what stands behind the number, up to the end of the line
 */
record CopyLine(long row, String rest) {

    private static final Pattern VALUE = Pattern.compile("[ \\u00a0]?:[ \\u00a0]?[\"«»„“]");

    /** Behind it, in place of a value, are words for none. */
    private static final Pattern COLON = Pattern.compile("[ \\u00a0]?:[ \\u00a0]");

    private static final String CLOSING = "\"«»“”";

    /** The line that COPY surely has written; empty where there is none, or where others contradict it. */
    static Optional<CopyLine> believed(String context, String table) {
        Pattern form = form(table);
        List<CopyLine> found = new ArrayList<>();
        for (int from = 0; from >= 0; from = next(context, from)) {
            Optional<CopyLine> line = at(context, from, form);
            if (from == 0 && line.isPresent()) {
                return line; // all behind it is the value
            }
            line.ifPresent(found::add);
        }
        return found.stream().map(CopyLine::row).distinct().count() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Pattern form(String table) {
        String name = Pattern.quote(table);
        return Pattern.compile("(?:COPY " + name + "|" + name + "のCOPY|" + name
                + " 복사)[,、，][^0-9:\"\n]{0,30}([0-9]{1,18})(?![0-9])([^\n]*)");
    }

    private static int next(String context, int from) {
        int newline = context.indexOf('\n', from);
        return newline < 0 ? -1 : newline + 1;
    }

    private static Optional<CopyLine> at(String context, int from, Pattern form) {
        Matcher line = form.matcher(context).region(from, context.length());
        return line.lookingAt() && isLast(context, line.end(), line.group(2))
                ? Optional.of(new CopyLine(Long.parseLong(line.group(1)), line.group(2)))
                : Optional.empty();
    }

    /** The COPY is outermost, so what stands behind its line can only be the rest of its value. */
    private static boolean isLast(String context, int end, String rest) {
        boolean isQuoted = CLOSING.indexOf(context.charAt(context.length() - 1)) >= 0;
        return end == context.length() || (isQuoted && VALUE.matcher(rest).find());
    }

    /** The column that the line names. */
    Optional<String> column(Collection<String> columns) {
        String said = before(VALUE, rest);
        return column(before(COLON, said), columns).or(() -> column(said, columns));
    }

    private static String before(Pattern sign, String text) {
        Matcher found = sign.matcher(text);
        return found.find() ? text.substring(0, found.start()) : text;
    }

    /** The longest name that ends the text, as in most languages; otherwise the longest that stands in it by itself. */
    private static Optional<String> column(String text, Collection<String> columns) {
        return longest(columns, name -> text.endsWith(" " + name))
                .or(() -> longest(columns, name -> standsIn(text, name)));
    }

    private static Optional<String> longest(Collection<String> columns, Predicate<String> test) {
        return columns.stream().filter(test).max((a, b) -> Integer.compare(a.length(), b.length()));
    }

    private static boolean standsIn(String text, String name) {
        int at = text.indexOf(name);
        while (at > 0) {
            int end = at + name.length();
            boolean alone = !isWord(text, at - 1) && (end == text.length() || !isWord(text, end));
            if (alone) {
                return true;
            }
            at = text.indexOf(name, at + 1);
        }
        return false;
    }

    private static boolean isWord(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_';
    }
}
