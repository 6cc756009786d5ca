package dev.regauge.url.rewrite;

import dev.regauge.url.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides what of a file's lines may be shown in a diff. */
final class LineMask {

    private static final List<String> SUSPICIOUS = List.of("pass", "pwd", "secret", "token", "cred", "key", "pw");

    private static final String HIDDEN = Secrets.MASK;

    /** Tags without attributes, the one that opens a statement, comments, and what encloses a text as it is. */
    private static final Pattern MARKUP =
            Pattern.compile("(?:\\s|<!--(?:[^-]|-(?!->))*+-->|<!\\[CDATA\\[|]]>|</?[\\w:.-]+\\s*/?>"
                    + "|<(?:select|insert|update|delete|selectKey)\\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>)*+");

    /** What is longer is hidden and not looked at, which keeps the work linear. */
    private static final int LONGEST = 4096;

    private LineMask() {}

    /** Whether a secret stands, or may stand, beside a span on its lines. */
    static boolean hidesSecretBeside(SourceFile file, int start, int end) {
        int lineStart = file.lineStart(file.line(start));
        int lineEnd = file.lineStart(file.line(Math.max(start, end - 1)) + 1);
        if (start - lineStart > LONGEST || lineEnd - end > LONGEST) {
            return true;
        }
        String before = file.text().substring(lineStart, start);
        String after = file.text().substring(end, lineEnd);
        boolean strings = isJava(file) && (otherString(before) || otherString(after));
        return strings
                || !maskedBeside(before).equals(before)
                || !maskedBeside(after).equals(after);
    }

    /**
     * Whether on the lines of an edit anything stands beside the parts of its statement that is or may be a secret: another
     * text, a comment that says one. A comment is no secret for a word in it alone, nor is a name.
     */
    static boolean hidesSecretOutside(SourceFile file, int start, int end, List<SourceFile.Span> statement) {
        int lineStart = file.lineStart(file.line(start));
        int lineEnd = file.lineStart(file.line(Math.max(start, end - 1)) + 1);
        if (start - lineStart > LONGEST || lineEnd - end > LONGEST) {
            return true;
        }
        int at = lineStart;
        for (SourceFile.Span part : statement) {
            if (part.end() > at && part.start() < lineEnd) {
                if (part.start() > at && mayHideSecret(file, at, part.start())) {
                    return true;
                }
                at = part.end();
            }
        }
        return at < lineEnd && mayHideSecret(file, at, lineEnd);
    }

    private static boolean mayHideSecret(SourceFile file, int start, int end) {
        String beside = file.text().substring(start, end);
        boolean anotherText = isJava(file)
                ? beside.indexOf('"') >= 0 || beside.indexOf('\'') >= 0
                : !MARKUP.matcher(beside).matches();
        return anotherText || changes(beside);
    }

    /** What stands beside a change: all of it hidden where it sounds like a secret that cannot be told from the rest. */
    private static String maskedBeside(String text) {
        if (text.length() > LONGEST) {
            return HIDDEN;
        }
        String masked = Secrets.mask(text);
        return masked.equals(text) && isSuspicious(text)
                ? HIDDEN + text.substring(text.stripTrailing().length())
                : masked;
    }

    private static boolean isSuspicious(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return SUSPICIOUS.stream().anyMatch(lower::contains);
    }

    private static boolean changes(String text) {
        return !Secrets.mask(text).equals(text);
    }

    /** One quote beside the span is that of the edited literal; more belong to others, which may hold anything. */
    private static boolean otherString(String beside) {
        return beside.chars().filter(c -> c == '"').count() > 1;
    }

    static boolean isJava(SourceFile file) {
        return file.name().endsWith(".java");
    }

    /**
     * Whether a line may stand around a change. A value may be a secret whatever stands beside it, as in {@code value:}
     * below {@code name: DB_PASSWORD} or on the lines a password goes on in; so of YAML and properties only keys without
     * a value are shown, and of Java no line that a string or character stands in.
     *
     * @param strings the file's {@link #strings}
     */
    static boolean mayBeContext(SourceFile file, List<JavaTokens.Token> strings, int line) {
        String text = file.lineText(line);
        if (text.length() > LONGEST || changes(text) || isSuspicious(text)) {
            return false;
        }
        if (isJava(file)) {
            int first = firstEndingBehind(strings, file.lineStart(line));
            boolean holdsString = first < strings.size() && strings.get(first).start() < file.lineStart(line + 1);
            return !holdsString && text.indexOf('\'') < 0;
        }
        return isPom(file) || text.isBlank() || text.stripTrailing().endsWith(":");
    }

    private static boolean isPom(SourceFile file) {
        return file.name().toLowerCase(Locale.ROOT).endsWith("pom.xml");
    }

    /** The string literals of a Java file in their order; none of another file. */
    static List<JavaTokens.Token> strings(SourceFile file) {
        return isJava(file)
                ? JavaTokens.of(file).stream()
                        .filter(token -> token.kind() == JavaTokens.Kind.STRING)
                        .toList()
                : List.of();
    }

    /**
     * A piece of text beside edits; in Java every string literal is hidden but those that are edited.
     *
     * @param strings the file's {@link #strings}
     * @param edits those of these lines
     */
    static String masked(SourceFile file, List<JavaTokens.Token> strings, int start, int end, List<Edit> edits) {
        StringBuilder shown = new StringBuilder();
        int at = start;
        for (int i = firstEndingBehind(strings, start); i < strings.size(); i++) {
            JavaTokens.Token token = strings.get(i);
            if (token.start() >= end) {
                break;
            }
            if (edits.stream().noneMatch(edit -> overlaps(file, edit, token))) {
                shown.append(maskedBeside(file.text().substring(at, Math.max(at, token.start()))));
                shown.append("\"***\"");
                at = Math.min(end, token.end());
            }
        }
        return shown.append(maskedBeside(file.text().substring(at, end))).toString();
    }

    private static int firstEndingBehind(List<JavaTokens.Token> strings, int position) {
        int low = 0;
        int high = strings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (strings.get(middle).end() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean overlaps(SourceFile file, Edit edit, JavaTokens.Token token) {
        return token.start() < file.index(edit.end()) && file.index(edit.start()) < token.end();
    }
}
