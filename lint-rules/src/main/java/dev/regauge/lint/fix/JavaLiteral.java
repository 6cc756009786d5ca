package dev.regauge.lint.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a literal of a Java source character by character: a string between quotes, or a text block. */
final class JavaLiteral {

    private static final String BLOCK = "\"\"\"";

    private final String file;
    private final PlacedText into;
    private int at;
    private final int end;

    private JavaLiteral(String file, int start, int end, PlacedText into) {
        this.file = file;
        this.at = start;
        this.end = end;
        this.into = into;
    }

    /**
     * Adds what a literal says. Whoever asks compares it with what the compiler reads there.
     *
     * @param start of the literal in the file, its quote
     * @param end behind it
     */
    static void read(String file, int start, int end, PlacedText into) {
        boolean block = file.startsWith(BLOCK, start);
        into.piece(text -> escaped(text, block));
        if (block) {
            new JavaLiteral(file, start + 3, end - 3, into).block();
        } else {
            JavaLiteral literal = new JavaLiteral(file, start + 1, end - 1, into);
            while (literal.at < literal.end) {
                literal.character(literal.end);
            }
        }
    }

    /** What is not ASCII may not survive in the encoding that the build reads the file in. */
    private static Optional<String> escaped(String text, boolean block) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
        String quoted = text.replace("\\", "\\\\");
        return plain
                ? Optional.of(block ? quoted.replace(BLOCK, "\\" + BLOCK) : quoted.replace("\"", "\\\""))
                : Optional.empty();
    }

    /** Behind the line of the opening quotes, without what all lines are indented by and without blanks at their ends. */
    private void block() {
        at = lineEnd(at) + lineBreak(lineEnd(at));
        List<int[]> lines = new ArrayList<>();
        int indentation = Integer.MAX_VALUE;
        for (int line = at; line <= end; ) {
            int last = Math.min(lineEnd(line), end);
            boolean isLast = last == end;
            if (isLast || !file.substring(line, last).isBlank()) {
                indentation = Math.min(indentation, indentation(line, last));
            }
            lines.add(new int[] {line, last});
            line = isLast ? end + 1 : last + lineBreak(last);
        }
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i)[0], lines.get(i)[1], indentation, i == lines.size() - 1);
        }
    }

    private void line(int start, int last, int indentation, boolean isLast) {
        boolean blank = file.substring(start, last).isBlank();
        int stop = last;
        while (stop > start && isBlank(file.charAt(stop - 1))) {
            stop--;
        }
        at = blank ? stop : start + indentation;
        boolean joined = false;
        while (at < stop) {
            joined = file.charAt(at) == '\\' && at + 1 == stop;
            if (joined) {
                at = stop;
            } else {
                character(stop);
            }
        }
        if (!isLast && !joined) {
            into.add('\n', last, last + lineBreak(last));
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private int indentation(int start, int last) {
        int indentation = start;
        while (indentation < last && isBlank(file.charAt(indentation))) {
            indentation++;
        }
        return indentation - start;
    }

    private int lineEnd(int from) {
        int found = from;
        while (found < file.length() && file.charAt(found) != '\n' && file.charAt(found) != '\r') {
            found++;
        }
        return found;
    }

    private int lineBreak(int lineEnd) {
        return file.startsWith("\r\n", lineEnd) ? 2 : 1;
    }

    /** The file may say any character in hexadecimal; a backslash said so is not looked through. */
    private void character(int stop) {
        int start = at;
        char c = file.charAt(at++);
        if (c != '\\' || at >= stop) {
            into.add(c, start, at);
            return;
        }
        char escape = file.charAt(at++);
        if (escape == 'u') {
            unicode(start, stop);
        } else if (escape >= '0' && escape <= '7') {
            octal(start, stop, escape);
        } else {
            int known = "btnfrs".indexOf(escape);
            into.add(known < 0 ? escape : "\b\t\n\f\r ".charAt(known), start, at);
        }
    }

    private void unicode(int start, int stop) {
        while (at < stop && file.charAt(at) == 'u') {
            at++;
        }
        int last = Math.min(stop, at + 4);
        int value = 0;
        while (at < last) {
            value = value * 16 + Math.max(0, Character.digit(file.charAt(at++), 16));
        }
        into.add((char) value, start, at);
    }

    private void octal(int start, int stop, char first) {
        int most = first <= '3' ? 3 : 2;
        int value = first - '0';
        while (at < stop && at < start + 1 + most && file.charAt(at) >= '0' && file.charAt(at) <= '7') {
            value = value * 8 + file.charAt(at++) - '0';
        }
        into.add((char) value, start, at);
    }
}
