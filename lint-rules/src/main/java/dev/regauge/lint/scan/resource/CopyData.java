package dev.regauge.lint.scan.resource;

import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows between COPY and its end are no SQL, and their COPY is no statement: empty lines take their place. */
final class CopyData {

    private static final Pattern COPY = Pattern.compile("(?im)^[ \\t]{0,100}COPY\\s");
    private static final Pattern FROM_STDIN = Pattern.compile("(?i)\\sFROM\\s{1,9}STDIN\\b");
    private static final Pattern END_OF_DATA = Pattern.compile("(?m)^\\\\\\.[ \\t]*\\r?$");
    private static final int LONGEST_COPY = 2000;

    /** How many that are none are looked at: each may cost as much as the text is long. */
    private static final int MOST_QUOTED = 100;

    private final String text;
    private final StringBuilder kept = new StringBuilder();
    private int done;
    private int read;
    private int quoted;

    private CopyData(String text) {
        this.text = text;
    }

    /** The text without it, with as many lines. */
    static String without(String text) {
        return new CopyData(text).run();
    }

    private String run() {
        Matcher copy = COPY.matcher(text);
        Matcher end = END_OF_DATA.matcher(text);
        int semicolon = -1;
        for (int from = 0; from <= text.length() && copy.find(from) && quoted < MOST_QUOTED; ) {
            semicolon = semicolon < copy.start() ? text.indexOf(';', copy.start()) : semicolon;
            if (semicolon < 0) {
                break;
            }
            from = copy.end();
            if (isData(copy.start(), semicolon)) {
                if (!end.find(semicolon)) {
                    break;
                }
                from = end.end();
                leaveOut(copy.start(), from);
            }
        }
        return done == 0 ? text : kept.append(text, done, text.length()).toString();
    }

    private boolean isData(int copy, int semicolon) {
        return semicolon - copy < LONGEST_COPY
                && FROM_STDIN.matcher(text.substring(copy, semicolon)).find()
                && isOutsideOfQuotes(copy);
    }

    private boolean isOutsideOfQuotes(int place) {
        if (Lexer.tokens(text.substring(read, place), Reading.SERVER).unterminated()) {
            quoted++;
            return false;
        }
        read = place;
        return true;
    }

    private void leaveOut(int start, int end) {
        kept.append(text, done, start);
        kept.append("\n".repeat((int)
                text.substring(start, end).chars().filter(c -> c == '\n').count()));
        done = end;
        read = end;
    }
}
