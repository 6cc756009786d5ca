package dev.regauge.url.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scalars of a YAML file: plain, single- and double-quoted, in blocks and flows, keys and values alike. Comments are
 * skipped. The lines of literal and folded blocks ({@code |} and {@code >}) are there to be found, but take no new text.
 * Never fails: what is no YAML (a template before it is rendered) is read line by line as well as it goes.
 */
final class YamlScalars {

    private final String text;
    private final List<Scalar> scalars = new ArrayList<>();
    private int at;
    private int flowDepth;
    private int lineStart;
    /** The column of the key or dash that a block would belong to. */
    private int indent;

    private YamlScalars(String text) {
        this.text = text;
    }

    static List<Scalar> of(SourceFile file) {
        YamlScalars reader = new YamlScalars(file.text());
        reader.at = file.text().startsWith("\uFEFF") ? 1 : 0;
        while (reader.at < reader.text.length()) {
            reader.readLine();
        }
        return reader.scalars;
    }

    private void readLine() {
        lineStart = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        indent = at - lineStart;
        if (text.startsWith("---", at) || text.startsWith("...", at)) {
            flowDepth = indent == 0 ? 0 : flowDepth;
            at += indent == 0 ? 3 : 0;
        }
        if (indent == 0 && at < text.length() && text.charAt(at) == '%') {
            at = endOfLine(at);
        }
        while (at < text.length() && !isLineEnd(at)) {
            readToken();
        }
        at++;
    }

    private void readToken() {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
        boolean blankNext = next == ' ' || next == '\t' || next == '\n' || next == '\r';
        if (c == ' ' || c == '\t') {
            at++;
        } else if (c == '#' && isBlankBefore()) {
            at = endOfLine(at);
        } else if (c == '"') {
            readDoubleQuoted();
        } else if (c == '\'') {
            readSingleQuoted();
        } else if ((c == '|' || c == '>') && flowDepth == 0) {
            readBlock();
        } else if (c == '[' || (c == '{' && next != '{')) {
            flowDepth++;
            at++;
        } else if ((c == ']' || c == '}') && flowDepth > 0) {
            flowDepth--;
            at++;
        } else if ((c == ',' && flowDepth > 0) || (blankNext && (c == '-' || c == '?' || c == ':'))) {
            indent = c == '-' ? at - lineStart : indent;
            at++;
        } else if ((c == '&' || c == '*' || c == '!') && !blankNext) {
            skipWord();
        } else {
            readPlain();
        }
    }

    private boolean isBlankBefore() {
        return at == 0 || " \t\n\r\uFEFF".indexOf(text.charAt(at - 1)) >= 0;
    }

    private void skipWord() {
        while (at < text.length()
                && " \t\n\r".indexOf(text.charAt(at)) < 0
                && !(flowDepth > 0 && isFlowIndicator(at))) {
            at++;
        }
    }

    private boolean isFlowIndicator(int index) {
        return ",[]{}".indexOf(text.charAt(index)) >= 0;
    }

    private boolean isLineEnd(int index) {
        return text.charAt(index) == '\n' || text.charAt(index) == '\r';
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && !isLineEnd(end)) {
            end++;
        }
        return end;
    }

    private void readPlain() {
        int start = at;
        int end = at;
        int braces = 0;
        while (at < text.length() && !isLineEnd(at)) {
            char c = text.charAt(at);
            boolean blankNext = at + 1 >= text.length() || " \t\n\r".indexOf(text.charAt(at + 1)) >= 0;
            boolean placeholder = c == '{' && at > start && "$#{".indexOf(text.charAt(at - 1)) >= 0;
            boolean keyEnds = c == ':' && blankNext;
            if (placeholder || (braces > 0 && c == '}')) {
                braces += placeholder ? 1 : -1;
            } else if (keyEnds || (c == '#' && at > start && isBlankBefore())) {
                indent = keyEnds ? start - lineStart : indent;
                break;
            } else if (flowDepth > 0 && braces == 0 && isFlowIndicator(at) && at > start) {
                break;
            }
            at++;
            end = c == ' ' || c == '\t' ? end : at;
        }
        boolean flow = flowDepth > 0;
        Scalar scalar = new Scalar((value, raw) -> plain(value, flow));
        for (int i = start; i < end; i++) {
            scalar.add(text.charAt(i), i, i + 1);
        }
        if (!scalar.isEmpty()) {
            scalars.add(scalar);
        } else {
            at = Math.max(at, start + 1);
        }
        if (at >= text.length() || isLineEnd(at)) {
            markIfGoingOn(scalar);
        }
    }

    /** A plain value goes on in the next line that is neither empty nor a comment, if that is indented deeper. */
    private void markIfGoingOn(Scalar scalar) {
        int next = at;
        int nextLine = at;
        while (next < text.length() && " \t\n\r".indexOf(text.charAt(next)) >= 0) {
            nextLine = isLineEnd(next) ? next + 1 : nextLine;
            next++;
        }
        boolean deeper = flowDepth > 0 ? next < text.length() && !isFlowIndicator(next) : next - nextLine > indent;
        if (next < text.length() && deeper && text.charAt(next) != '#') {
            scalar.markAsGoingOn();
        }
    }

    /** What would end a plain scalar, or turn its rest into a comment, needs quotes. */
    private static Optional<String> plain(String value, boolean flow) {
        boolean breaks = value.contains(": ")
                || value.contains(" #")
                || value.endsWith(":")
                || value.indexOf('\n') >= 0
                || (flow && value.chars().anyMatch(c -> c == ',' || c == '[' || c == ']'));
        return breaks ? Optional.empty() : Optional.of(value);
    }

    private void readSingleQuoted() {
        Scalar scalar = new Scalar((value, raw) -> Optional.of(value.replace("'", "''")));
        at++;
        while (at < text.length()) {
            if (text.charAt(at) != '\'') {
                addQuoted(scalar);
            } else if (text.startsWith("''", at)) {
                scalar.add('\'', at, at + 2);
                at += 2;
            } else {
                break;
            }
        }
        at++;
        scalars.add(scalar);
    }

    private void readDoubleQuoted() {
        Scalar scalar = new Scalar(YamlScalars::doubleQuoted);
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                readEscape(scalar);
            } else {
                addQuoted(scalar);
            }
        }
        at++;
        scalars.add(scalar);
    }

    /** A line that ends inside quotes is a blank, and the indentation of the next belongs to it. */
    private void addQuoted(Scalar scalar) {
        int start = at;
        if (!isLineEnd(at)) {
            at++;
            scalar.add(text.charAt(start), start, at);
            return;
        }
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        scalar.add(' ', start, at);
    }

    private void readEscape(Scalar scalar) {
        int start = at;
        char c = text.charAt(at + 1);
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        at += 2;
        if (c == '\n' || c == '\r') {
            at += c == '\r' && text.startsWith("\n", at) ? 1 : 0;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            return;
        }
        int known = "0abtnvfre N_LP".indexOf(c);
        char value = known < 0 ? c : "\0\u0007\b\t\n\u000B\f\r\u001B \u0085\u00A0\u2028\u2029".charAt(known);
        if (digits > 0) {
            value = Escapes.hexadecimal(text, digits == 8 ? at + 4 : at, Math.min(digits, 4));
            at = Math.min(text.length(), at + digits);
        }
        scalar.add(value, start, at);
    }

    private static Optional<String> doubleQuoted(String value, String raw) {
        String escaped = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return Optional.of(raw.contains("\\/") ? escaped.replace("/", "\\/") : escaped);
    }

    /** The block reaches as far as lines are blank or indented deeper than the key it belongs to. */
    private void readBlock() {
        int lineEnd = endOfLine(at);
        String header = text.substring(at, lineEnd).strip();
        if (!isBlockHeader(header)) {
            readPlain();
            return;
        }
        at = lineEnd;
        while (at < text.length()) {
            int next = at + (text.startsWith("\r\n", at) ? 2 : 1);
            int end = endOfLine(Math.min(next, text.length()));
            int content = Math.min(next, text.length());
            while (content < end && text.charAt(content) == ' ') {
                content++;
            }
            if (next >= text.length() || (content < end && content - next <= indent)) {
                return;
            }
            addBlockLine(content, end);
            at = end;
        }
    }

    private static boolean isBlockHeader(String header) {
        int i = 1;
        while (i < header.length() && "+-123456789".indexOf(header.charAt(i)) >= 0) {
            i++;
        }
        return i == header.length() || header.substring(i).strip().startsWith("#");
    }

    private void addBlockLine(int start, int end) {
        Scalar scalar = new Scalar((value, raw) -> Optional.empty());
        for (int i = start; i < end; i++) {
            scalar.add(text.charAt(i), i, i + 1);
        }
        if (!scalar.isEmpty()) {
            scalars.add(scalar);
        }
    }
}
