package dev.regauge.parity;

import java.io.IOException;
import java.io.InputStream;
import java.lang.StackWalker.StackFrame;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The text of lambdas, read from the source files that the build puts beside the classes: what a report shows of a probe
 * is what was run.
 */
final class SourceCode {

    private static final Map<String, Optional<String>> FILES = new ConcurrentHashMap<>();

    private final String source;
    private int at;

    private SourceCode(String source, int at) {
        this.source = source;
        this.at = at;
    }

    /**
     * The body of the lambda that is the argument of the first call of a method at or after a line.
     *
     * @param call the method's name with a dot before and a parenthesis behind it
     * @return the statements, or one line that names the place where the source file is not at hand
     */
    static String ofLambda(StackFrame frame, String call) {
        return file(frame.getDeclaringClass(), frame.getFileName())
                .flatMap(text -> lambda(text, frame.getLineNumber(), call))
                .orElse("// " + frame.getFileName() + ", line " + frame.getLineNumber() + ";");
    }

    private static Optional<String> file(Class<?> type, String name) {
        String path = "/" + type.getPackageName().replace('.', '/') + "/" + name;
        return FILES.computeIfAbsent(path, file -> read(type, file));
    }

    private static Optional<String> read(Class<?> type, String path) {
        try (InputStream in = type.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty where the argument is no lambda. */
    static Optional<String> lambda(String source, int line, String call) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = source.indexOf('\n', start) + 1;
        }
        int open = source.indexOf(call, start) + call.length();
        SourceCode code = new SourceCode(source, open);
        int end = code.closing();
        int arrow = source.indexOf("->", open);
        if (arrow < 0 || arrow > end) {
            return Optional.empty();
        }
        String body = source.substring(arrow + 2, end).strip();
        if (!body.startsWith("{")) {
            return Optional.of(dedented(body, indentAt(source, open)) + ";");
        }
        return Optional.of(dedented(body.substring(1, body.length() - 1).replaceFirst("^\\s*\\n", "\n"), -1)
                .strip());
    }

    /** The index of the parenthesis that closes what is open at the start. */
    private int closing() {
        int depth = 1;
        for (; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '(' || c == '{') {
                depth++;
            } else if (c == ')' || c == '}') {
                depth--;
            } else if (c == '"' || c == '\'') {
                skipLiteral(c);
            } else if (source.startsWith("//", at)) {
                at = source.indexOf('\n', at);
            } else if (source.startsWith("/*", at)) {
                at = source.indexOf("*/", at) + 1;
            }
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalStateException("The source file ends within a probe");
    }

    private void skipLiteral(char quote) {
        boolean block = source.startsWith("\"\"\"", at);
        int length = block ? 3 : 1;
        String end = String.valueOf(quote).repeat(length);
        at += length;
        while (!source.startsWith(end, at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at += length - 1;
    }

    private static int indentAt(String source, int position) {
        int lineStart = source.lastIndexOf('\n', position) + 1;
        int indent = 0;
        while (source.charAt(lineStart + indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** Without the indent that all lines share; the first line of an expression has none. */
    private static String dedented(String text, int indent) {
        int shared = indent >= 0
                ? indent
                : text.lines()
                        .filter(line -> !line.isBlank())
                        .mapToInt(line -> line.length() - line.stripLeading().length())
                        .min()
                        .orElse(0);
        StringBuilder out = new StringBuilder();
        text.lines().forEach(line -> {
            int blank = line.length() - line.stripLeading().length();
            out.append(line.substring(Math.min(shared, blank))).append('\n');
        });
        return out.toString().stripTrailing();
    }
}
