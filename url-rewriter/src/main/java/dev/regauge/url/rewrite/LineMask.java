package dev.regauge.url.rewrite;

import dev.regauge.url.Secrets;
import java.util.List;
import java.util.Locale;

/** Decides what of a file's lines may be shown in a diff. */
final class LineMask {

    private static final List<String> SUSPICIOUS = List.of("pass", "pwd", "secret", "token", "cred", "key", "pw");

    private LineMask() {}

    /** Whether a secret stands, or may stand, beside a span on its lines. */
    static boolean hidesSecretBeside(SourceFile file, int start, int end) {
        int lineStart = file.lineStart(file.line(start));
        int lineEnd = file.lineStart(file.line(Math.max(start, end - 1)) + 1);
        String before = file.text().substring(lineStart, start);
        String after = file.text().substring(end, lineEnd);
        boolean strings = isJava(file) && (otherString(before) || otherString(after));
        return strings || changes(before) || changes(after);
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

    /** Whether a line may stand around a change: where it could hold a secret, it may not. */
    static boolean mayBeContext(SourceFile file, int line) {
        String text = file.lineText(line);
        String lower = text.toLowerCase(Locale.ROOT);
        return !changes(text)
                && SUSPICIOUS.stream().noneMatch(lower::contains)
                && !(isJava(file) && text.indexOf('"') >= 0);
    }

    /**
     * A piece of text beside edits; in Java every string literal is hidden but those that are edited.
     *
     * @param edited where edits stand
     */
    static String masked(SourceFile file, int start, int end, List<Integer> edited) {
        if (!isJava(file)) {
            return Secrets.mask(file.text().substring(start, end));
        }
        StringBuilder shown = new StringBuilder();
        int at = start;
        for (JavaTokens.Token token : JavaTokens.of(file)) {
            boolean hidden = token.kind() == JavaTokens.Kind.STRING
                    && edited.stream().noneMatch(edit -> token.start() <= edit && edit < token.end());
            if (hidden && token.end() > at && token.start() < end) {
                shown.append(Secrets.mask(file.text().substring(at, Math.max(at, token.start()))));
                shown.append("\"***\"");
                at = Math.min(end, token.end());
            }
        }
        return shown.append(Secrets.mask(file.text().substring(at, end))).toString();
    }
}
