package dev.regauge.lint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a unified diff with what each of them is. Lines of a hunk are counted off, so that a removed SQL comment
 * ({@code --- like this}) is not taken for the head of a file.
 */
record UnifiedDiff(List<Line> lines) {

    private static final Pattern HUNK =
            Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@.*", Pattern.DOTALL);

    /** What a line of a diff is. */
    enum Kind {
        FILE,
        HUNK,
        ADDED,
        REMOVED,
        CONTEXT
    }

    /** A line without its line break. */
    record Line(Kind kind, String text) {}

    static UnifiedDiff parse(String diff) {
        List<Line> lines = new ArrayList<>();
        int oldLeft = 0;
        int newLeft = 0;
        for (String text : diff.lines().toList()) {
            Kind kind = kind(text, oldLeft > 0 || newLeft > 0);
            Matcher hunk = HUNK.matcher(text);
            if (kind == Kind.HUNK && hunk.matches()) {
                oldLeft = length(hunk.group(1));
                newLeft = length(hunk.group(2));
            } else if (!text.startsWith("\\")) {
                oldLeft -= kind == Kind.ADDED ? 0 : 1;
                newLeft -= kind == Kind.REMOVED ? 0 : 1;
            }
            lines.add(new Line(kind, text));
        }
        return new UnifiedDiff(lines);
    }

    private static Kind kind(String text, boolean inHunk) {
        if (!inHunk && (text.startsWith("--- ") || text.startsWith("+++ "))) {
            return Kind.FILE;
        }
        if (!inHunk && text.startsWith("@@ ")) {
            return Kind.HUNK;
        }
        if (text.startsWith("+")) {
            return Kind.ADDED;
        }
        return text.startsWith("-") ? Kind.REMOVED : Kind.CONTEXT;
    }

    private static int length(@Nullable String digits) {
        try {
            return digits == null ? 1 : Integer.parseInt(digits);
        } catch (NumberFormatException tooLong) {
            return 0;
        }
    }

    /** How many files it changes. */
    int files() {
        return (int) lines.stream()
                .filter(line -> line.kind() == Kind.FILE && line.text().startsWith("+++ "))
                .count();
    }
}
