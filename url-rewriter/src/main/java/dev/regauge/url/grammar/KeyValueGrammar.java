package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/**
 * Lists of keys and values, {@code host=db1 password='it\'s'}, as libpq invented them and as others read them: blanks
 * between pairs and around the equals sign, and a backslash before a character that is to be taken as it is.
 */
public final class KeyValueGrammar implements Grammar {

    /** The parsers differ in what a blank is, and in what they refuse. */
    public enum Reader {
        /** {@code conninfo_parse} of {@code fe-connect.c}. */
        LIBPQ(KeyValueGrammar.ASCII_BLANKS),
        /** {@code parseKeywordValueSettings} of pgx 5.10.0: a key may hold blanks. */
        PGX(KeyValueGrammar.ASCII_BLANKS),
        /** {@code parseOpts} of lib/pq 1.12.3: a bare value must not end in a backslash. */
        LIB_PQ(KeyValueGrammar.ALL_BLANKS),
        /** {@code Parser} of tokio-postgres 0.7.13: a bare value must not be empty, and an empty key ends the list. */
        TOKIO_POSTGRES(KeyValueGrammar.ALL_BLANKS);

        private final String blanks;

        Reader(String blanks) {
            this.blanks = blanks;
        }
    }

    private static final String ASCII_BLANKS = "\t\n\u000b\f\r ";
    private static final String ALL_BLANKS = ASCII_BLANKS
            + "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
            + "\u2028\u2029\u202f\u205f\u3000";

    private final Reader reader;

    /** As this parser reads it. */
    public KeyValueGrammar(Reader reader) {
        this.reader = reader;
    }

    @Override
    public void read(Cursor in) {
        in.markTo(behindBlanks(in, in.at()));
        while (!in.atEnd()) {
            if (reader == Reader.TOKIO_POSTGRES && in.sees("=")) {
                in.take(Kind.IGNORED, in.end());
                return;
            }
            name(in);
            value(in);
            in.markTo(behindBlanks(in, in.at()));
        }
    }

    private void name(Cursor in) {
        int start = in.at();
        int equals = reader == Reader.PGX ? in.find('=', start, in.end()) : behindBlanks(in, endOfWord(in, start));
        if (in.charAt(equals) != '=') {
            throw new Misread(
                    "a key is not followed by an equals sign",
                    start,
                    "write key=value, and a value that holds blanks in single quotes");
        }
        int end = reader == Reader.PGX ? endWithoutBlanks(in, start, equals) : endOfWord(in, start);
        if (end == start && reader == Reader.PGX) {
            throw new Misread("there is no key before the equals sign", start, "write key=value");
        }
        in.take(Kind.NAME, end);
        in.markTo(behindBlanks(in, equals + 1));
    }

    private int endOfWord(Cursor in, int start) {
        int end = start;
        while (end < in.end() && in.charAt(end) != '=' && !isBlank(in.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endWithoutBlanks(Cursor in, int start, int before) {
        int end = before;
        while (end > start && isBlank(in.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void value(Cursor in) {
        if (in.sees("'")) {
            quoted(in);
        } else {
            bare(in);
        }
    }

    private static void quoted(Cursor in) {
        int opening = in.at();
        in.mark(1);
        int end = in.at();
        while (end < in.end() && in.charAt(end) != '\'') {
            end += in.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= in.end()) {
            throw new Misread("a quote is opened and never closed", opening, "close it, or write it as \\'");
        }
        in.take(Kind.VALUE, end);
        in.mark(1);
    }

    private void bare(Cursor in) {
        int start = in.at();
        int end = start;
        while (end < in.end() && !isBlank(in.charAt(end))) {
            end += in.charAt(end) == '\\' ? 2 : 1;
        }
        boolean openBackslash = end > in.end();
        end = Math.min(end, in.end());
        if (openBackslash && (reader == Reader.PGX || reader == Reader.LIB_PQ)) {
            throw new Misread("a backslash stands at the end", end - 1, "write a backslash as \\\\");
        }
        int length = end - start - (openBackslash ? 1 : 0);
        if (length == 0 && reader == Reader.TOKIO_POSTGRES) {
            throw new Misread("a value is missing", start, "write an empty value as ''");
        }
        in.take(Kind.VALUE, end);
    }

    private int behindBlanks(Cursor in, int from) {
        int at = from;
        while (at < in.end() && isBlank(in.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean isBlank(char c) {
        return reader.blanks.indexOf(c) >= 0;
    }
}
