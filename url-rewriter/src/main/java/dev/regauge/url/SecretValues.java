package dev.regauge.url;

import java.util.BitSet;
import java.util.Set;

/**
 * Finds the values of secrets in lines of any text, behind {@code password=}, {@code password:} and their like.
 *
 * <p>A value in quotes reaches to the quote that closes it, on a later line perhaps. One without reaches to the end of
 * its line: only what introduced its name can end it sooner, the {@code &} of a query, the {@code ;} of a list, the
 * quotes or the element that all of it stands in. Where that can be read in two ways, the longer one is taken.
 */
final class SecretValues {

    private static final String BLANKS = " \t";
    private static final String QUOTES = "\"'`";
    private static final String STRUCTURE = ",;:)]}>&|+";

    /** How far the end of quotes is looked for behind their line, which keeps the work linear. */
    private static final int FARTHEST = 4096;

    private static final int UNKNOWN = -2;

    /** What the name of a file ends with, which a line's number may follow. */
    private static final Set<String> FILES = Set.of(
            "java", "kt", "class", "jar", "xml", "yml", "yaml", "properties", "sql", "json", "toml", "txt", "gradle");

    private final String text;
    private final int start;
    private final int end;
    private final BitSet hidden;

    /** The quote that is open, or 0. */
    private char open;

    /** Whether something like the beginning of an element has been passed. */
    private boolean opened;

    private int lastTag = UNKNOWN;

    private SecretValues(String text, int start, int end, BitSet hidden) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.hidden = hidden;
    }

    /** Hides the values on one line; returns where the next line to look at begins at the earliest. */
    static int hide(String text, int start, int end, BitSet hidden) {
        return new SecretValues(text, start, end, hidden).hide();
    }

    private int hide() {
        int from = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            follow(c, i);
            opened |= c == '<';
            if (c == '=' || c == ':' || c == '>') {
                Name name = name(from, i);
                from = i + 1;
                if (c == '>' ? isElement(name, i) : name.isSecret(c)) {
                    int value = beginOfOperand(i + 1);
                    int valueEnd = endOfValue(name, value);
                    hidden.set(beginOfValue(value), Math.max(value, valueEnd));
                    from = Math.max(from, valueEnd);
                    i = from - 1;
                }
            }
        }
        return Math.max(end, from);
    }

    /** What stands in front of a sign, with the place it begins at. */
    private record Name(String text, int start, int end) {

        boolean isSecret(char sign) {
            boolean place = sign == ':'
                    && (FILES.contains(text.substring(text.lastIndexOf('.') + 1))
                            || text.endsWith("Exception")
                            || text.endsWith("Error"));
            return !place && Secrets.isSecretName(text);
        }
    }

    /** Behind the rest of {@code =>} and its like, and behind blanks. */
    private int beginOfOperand(int behindSign) {
        int operand = skip(BLANKS, skip(">=", behindSign, end), end);
        boolean quoted = operand < end && QUOTES.indexOf(text.charAt(operand)) >= 0;
        return quoted ? operand : skip(BLANKS, behindSign, end);
    }

    private Name name(int from, int sign) {
        int last = sign;
        while (last > from && " \t\"'`\\".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        int first = last;
        while (first > from && " \t\"'`?&;,(){}[]/<>".indexOf(text.charAt(first - 1)) < 0) {
            first--;
        }
        return new Name(text.substring(first, last), first, last);
    }

    private boolean isElement(Name name, int sign) {
        return name.end() == sign
                && name.start() > start
                && text.charAt(name.start() - 1) == '<'
                && Secrets.isSecretName(name.text())
                && lastTag() > sign;
    }

    private void follow(char c, int at) {
        if (QUOTES.indexOf(c) < 0 || backslashes(at) % 2 != 0) {
            return;
        }
        if (open == 0) {
            boolean apostrophe = c != '"' && at > start && Character.isLetterOrDigit(text.charAt(at - 1));
            open = apostrophe ? 0 : c;
        } else if (open == c) {
            open = 0;
        }
    }

    private int backslashes(int at) {
        int count = 0;
        while (at - count > start && text.charAt(at - count - 1) == '\\') {
            count++;
        }
        return count;
    }

    private int skip(String signs, int from, int to) {
        int at = from;
        while (at < to && signs.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Behind its opening quotes. */
    private int beginOfValue(int value) {
        int quote = skip("\\", value, end);
        boolean quoted = quote < end && QUOTES.indexOf(text.charAt(quote)) >= 0;
        return quoted ? skip(text.substring(quote, quote + 1), quote, end) : value;
    }

    private int endOfValue(Name name, int value) {
        int quote = skip("\\", value, end);
        if (quote < end && QUOTES.indexOf(text.charAt(quote)) >= 0) {
            return endOfQuoted(name, quote, quote - value);
        }
        if (isPlaceholder(name, value)) {
            return value;
        }
        if (value < end && text.charAt(value) == ':' && text.charAt(value - 1) == ':') {
            return endOfWord(value); // a cast
        }
        if (isBlock(value)) {
            return endOfBlock();
        }
        return endOfPlain(name, value);
    }

    /** @param level how many backslashes stand in front of each quote, as in a text within a text */
    private int endOfQuoted(Name name, int quote, int level) {
        char sign = text.charAt(quote);
        int content = skip(String.valueOf(sign), quote, end);
        int opening = content - quote;
        if (opening == 2 && level == 0 && isOver(content)) {
            return content;
        }
        int farthest = Math.min(text.length(), end + FARTHEST);
        int slashes = 0;
        for (int i = content; i < farthest; i++) {
            char c = text.charAt(i);
            if (c == sign) {
                int behind = skip(String.valueOf(sign), i, farthest);
                if (slashes % (2 * level + 2) == level && closes(behind - i, opening) && !isWord(behind)) {
                    boolean unclear = i < end && isFirst(name) && !isOver(behind);
                    return unclear ? endOfLine() : i - level;
                }
                i = behind - 1;
            }
            slashes = c == '\\' ? slashes + 1 : 0;
        }
        return endOfLine();
    }

    /** A quote twice stands for itself. */
    private static boolean closes(int run, int opening) {
        return switch (opening) {
            case 1 -> run % 2 == 1;
            case 2 -> run % 4 >= 2;
            default -> run >= opening;
        };
    }

    private boolean isWord(int at) {
        return at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    /** Whether nothing follows, or what separates values. */
    private boolean isOver(int at) {
        int next = skip(BLANKS, at, Math.max(at, end));
        return next >= end || STRUCTURE.indexOf(text.charAt(next)) >= 0;
    }

    /** Whether the name begins its line, as in a file of settings. */
    private boolean isFirst(Name name) {
        return skip(" \t\"'-", start, end) >= name.start();
    }

    /** {@code ?}, {@code $1} or a hole, where a statement goes on behind it. */
    private boolean isPlaceholder(Name name, int value) {
        int behind = value;
        if (text.startsWith("?", value)) {
            behind = value + 1;
        } else if (text.startsWith("$", value)) {
            int digits = skip("0123456789", value + 1, end);
            behind = digits > value + 1 ? digits : value;
        } else if (text.startsWith("{..}", value)) {
            behind = value + 4;
        }
        int next = skip(BLANKS, behind, end);
        boolean apart = next > behind || next == end || ",;)".indexOf(text.charAt(next)) >= 0;
        return behind > value && apart && (!isFirst(name) || skip(",;)", next, end) == end);
    }

    private int endOfWord(int value) {
        int at = value;
        while (at < end && BLANKS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private boolean isBlock(int value) {
        return value < end && "|>".indexOf(text.charAt(value)) >= 0 && skip("|>+-0123456789 \t", value, end) == end;
    }

    /** Behind the lines that are indented more. */
    private int endOfBlock() {
        int indent = skip(BLANKS, start, end) - start;
        int last = end;
        int at = end;
        while (at < text.length()) {
            int line = at + 1;
            int lineEnd = lineEnd(line);
            int first = skip(BLANKS, line, lineEnd);
            if (first < lineEnd && first - line <= indent) {
                break;
            }
            last = lineEnd;
            at = lineEnd;
        }
        return last;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private int endOfPlain(Name name, int value) {
        String separator = separator(name);
        for (int at = value; !separator.isEmpty() && at < end; at++) {
            if (text.startsWith(separator, at) && isParameter(at + 1)) {
                return at;
            }
        }
        int element = opened ? lastTag() : -1;
        int quote = open == 0 ? -1 : lastQuote();
        int enclosed = Math.max(element, quote);
        return enclosed >= value ? enclosed : endOfLine();
    }

    /** What introduced the name, where it can separate values as well. */
    private String separator(Name name) {
        if (name.start() == start) {
            return "";
        }
        char before = text.charAt(skipBack(name.start()) - 1);
        boolean ampersand = before == '?' || before == '&' || text.startsWith("&amp", Math.max(0, name.start() - 5));
        return ampersand ? "&" : before == ';' ? ";" : "";
    }

    private int skipBack(int from) {
        int at = from;
        while (at > start + 1 && BLANKS.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /** What has no equals sign may be the rest of a password that held the separator. */
    private boolean isParameter(int from) {
        int at = text.startsWith("amp;", from) ? from + 4 : from;
        int name = skip(BLANKS, at, end);
        int i = name;
        while (i < end && (isWord(i) || ".- %".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i > name && i < end && text.charAt(i) == '=';
    }

    /** Where the line's last closing tag begins, looked up once. */
    private int lastTag() {
        if (lastTag == UNKNOWN) {
            int at = end - 1;
            while (at >= start && !text.startsWith("</", at)) {
                at--;
            }
            lastTag = at;
        }
        return lastTag;
    }

    private int lastQuote() {
        int at = end - 1;
        while (at >= start && (text.charAt(at) != open || backslashes(at) % 2 != 0 || isWord(at + 1))) {
            at--;
        }
        return at;
    }

    /** Or of the lines that a backslash continues it on. */
    private int endOfLine() {
        int at = end;
        int line = end;
        while (at < text.length() && text.charAt(at - 1) == '\\' && line < end + FARTHEST) {
            line = at + 1;
            at = lineEnd(line);
        }
        return at;
    }
}
