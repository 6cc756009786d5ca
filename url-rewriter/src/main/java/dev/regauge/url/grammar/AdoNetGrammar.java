package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * The lists of .NET's data providers, {@code Host=db1;Password="a;b"}, as {@code DbConnectionOptions.GetKeyValuePair}
 * cuts them: {@code ==} in a key is one equals sign, a value may stand in quotes of either kind with a quote doubled, any
 * other value ends at a semicolon without the blanks around it, and a key with nothing behind its equals sign has no
 * value at all. Characters 0 may follow the last pair and nothing else.
 */
public final class AdoNetGrammar implements Grammar {

    /** What {@code char.IsWhiteSpace} takes for a blank. */
    private static final String BLANKS = "\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
            + "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    /** Where the last pair has been read, and only characters 0 and blanks may follow. */
    private static final class Ending {
        private boolean reached;
    }

    @Override
    public void read(Cursor in) {
        Ending ending = new Ending();
        separators(in, ending);
        while (!in.atEnd()) {
            name(in);
            value(in, ending);
            separators(in, ending);
        }
    }

    /** How a piece with a value of this text is decoded: the character before it tells in which quotes it stands. */
    public static Decoding decoding(Piece value, String text) {
        char before = value.start() == 0 ? 0 : text.charAt(value.start() - 1);
        return before == '"' || before == '\'' ? undoubled(before) : Decoding.RAW;
    }

    /** How names are decoded. */
    public static final Decoding NAME = undoubled('=');

    private static Decoding undoubled(char c) {
        String one = String.valueOf(c);
        return text -> text.replace(one + one, one);
    }

    private static void separators(Cursor in, Ending ending) {
        int at = in.at();
        while (at < in.end()) {
            char c = in.charAt(at);
            ending.reached |= c == 0;
            boolean separator = isBlank(c) || c == 0 || (c == ';' && !ending.reached);
            if (!separator && (ending.reached || isControl(c))) {
                throw new Misread("a control character stands between the pairs", at, "remove it");
            }
            if (!separator) {
                break;
            }
            at++;
        }
        in.markTo(at);
    }

    private static void name(Cursor in) {
        int start = in.at();
        int equals = start;
        while (equals < in.end() && !endsName(in, equals)) {
            char c = in.charAt(equals);
            if (isControl(c) && !isBlank(c)) {
                throw new Misread("a control character stands in a key", equals, "remove it");
            }
            equals += c == '=' ? 2 : 1;
        }
        if (equals >= in.end()) {
            throw new Misread(
                    "a key is not followed by an equals sign", start, "write Key=value, with ; between pairs");
        }
        int end = equals;
        while (end > start && isBlank(in.charAt(end - 1))) {
            end--;
        }
        if (end == start) {
            throw new Misread("there is no key before the equals sign", start, "write Key=value");
        }
        in.take(Kind.NAME, end);
        in.markTo(equals + 1);
    }

    private static boolean endsName(Cursor in, int at) {
        return in.charAt(at) == '=' && in.charAt(at + 1) != '=';
    }

    private static void value(Cursor in, Ending ending) {
        int start = in.at();
        while (start < in.end() && isBlank(in.charAt(start))) {
            start++;
        }
        in.markTo(start);
        char first = in.charAt(start);
        if (first == '"' || first == '\'') {
            quoted(in, first);
            behindQuote(in, ending);
        } else if (!in.atEnd() && first != ';' && first != 0) {
            unquoted(in);
        }
    }

    private static void quoted(Cursor in, char quote) {
        int opening = in.at();
        in.mark(1);
        int end = in.at();
        while (end < in.end() && (in.charAt(end) != quote || in.charAt(end + 1) == quote)) {
            if (in.charAt(end) == 0) {
                throw new Misread("a character 0 stands in a value", end, "remove it");
            }
            end += in.charAt(end) == quote ? 2 : 1;
        }
        if (end >= in.end()) {
            throw new Misread("a quote is opened and never closed", opening, "close it, or write a quote in it twice");
        }
        in.take(Kind.VALUE, end);
        in.mark(1);
    }

    private static void behindQuote(Cursor in, Ending ending) {
        int at = in.at();
        while (at < in.end() && isBlank(in.charAt(at))) {
            at++;
        }
        if (at < in.end() && in.charAt(at) != ';' && in.charAt(at) != 0) {
            throw new Misread("something stands between a closing quote and the semicolon", at, "write a quote twice");
        }
        ending.reached = at < in.end() && in.charAt(at) == 0;
        in.markTo(at);
    }

    /** A control character ends the value, and is refused where it is not the 0 behind the last one. */
    private static void unquoted(Cursor in) {
        int start = in.at();
        if (isControl(in.charAt(start))) {
            throw new Misread("a value begins with a control character", start, "write the value in quotes");
        }
        int behind = start;
        while (behind < in.end() && in.charAt(behind) != ';' && !endsValue(in.charAt(behind))) {
            behind++;
        }
        int end = behind;
        while (isBlank(in.charAt(end - 1))) {
            end--;
        }
        char last = in.charAt(end - 1);
        if (last == '"' || last == '\'') {
            throw new Misread("a value ends with a quote that it does not begin with", end - 1, "quote all of it");
        }
        in.take(Kind.VALUE, end);
        in.markTo(behind);
    }

    private static boolean endsValue(char c) {
        return isControl(c) && !isBlank(c);
    }

    private static boolean isControl(char c) {
        return c < ' ' || (c >= 0x7f && c <= 0x9f);
    }

    private static boolean isBlank(char c) {
        return BLANKS.indexOf(c) >= 0;
    }
}
