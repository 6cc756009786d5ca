package dev.regauge.lint.verify;

import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.TokenKind;
import dev.regauge.lint.sql.Tokens;
import dev.regauge.route.Profile;

/** One statement in three wordings: the program's own, what a driver is asked to prepare, and what the driver sends. */
final class Wording {

    private Wording() {}

    /** How a sink of this kind reads its text. */
    static Reading reading(Placeholders placeholders) {
        return switch (placeholders) {
            case JDBC -> Reading.JDBC;
            case NONE -> Reading.SERVER;
            case NAMED, JPA, SINGLE, R2DBC -> Reading.NAMED;
        };
    }

    /**
     * What to prepare so that the driver makes of it what it makes of the program's text at the program's sink.
     *
     * <p>A plain Statement of pgjdbc leaves a {@code ?} alone and still turns {@code ??} into one. pgjdbc-ng reads a
     * plain Statement as it reads a prepared one (measured on 0.8.9), so its text stays as it is.
     */
    static Mapped prepared(String sql, Placeholders placeholders, Profile profile) {
        Tokens tokens = Lexer.tokens(sql, reading(placeholders));
        boolean named = tokens.reading() == Reading.NAMED;
        Mapped.Builder prepared = new Mapped.Builder();
        for (int token = 0; token < tokens.size(); token++) {
            boolean operator = tokens.kind(token) == TokenKind.OPERATOR;
            if (named && tokens.kind(token) == TokenKind.PLACEHOLDER) {
                boolean bare = placeholders == Placeholders.JPA && isBehindIn(tokens, token);
                prepared.add(bare ? "(?)" : "?", tokens.start(token));
            } else if (named && tokens.text(token).equals("\\:")) {
                prepared.add(':', tokens.start(token));
            } else if (placeholders == Placeholders.NONE
                    && operator
                    && profile.driver().equals(Profile.PGJDBC)) {
                escape(sql, tokens.start(token), tokens.end(token), prepared);
            } else {
                copy(sql, tokens.start(token), tokens.end(token), prepared);
            }
        }
        return prepared.build(sql.length());
    }

    /** What pgjdbc sends for a prepared text, JDBC escapes apart. */
    static Mapped sent(String prepared) {
        Tokens tokens = Lexer.tokens(prepared, Reading.JDBC);
        Mapped.Builder sent = new Mapped.Builder();
        int parameter = 0;
        for (int token = 0; token < tokens.size(); token++) {
            int start = tokens.start(token);
            if (tokens.kind(token) == TokenKind.PLACEHOLDER) {
                sent.add("$" + ++parameter, start);
            } else if (tokens.kind(token) == TokenKind.OPERATOR) {
                unescape(prepared, start, tokens.end(token), sent);
            } else {
                copy(prepared, start, tokens.end(token), sent);
            }
        }
        return sent.build(prepared.length());
    }

    /** JPA's libraries bring the parentheses of a list along where there are none. */
    private static boolean isBehindIn(Tokens tokens, int parameter) {
        int before = parameter - 1;
        while (before >= 0 && !tokens.kind(before).significant()) {
            before--;
        }
        return before >= 0 && tokens.is(before, "IN");
    }

    private static void copy(String text, int start, int end, Mapped.Builder into) {
        for (int at = start; at < end; at++) {
            into.add(text.charAt(at), at);
        }
    }

    private static void escape(String text, int start, int end, Mapped.Builder into) {
        for (int at = start; at < end; at++) {
            into.add(text.charAt(at), at);
            if (text.charAt(at) == '?') {
                into.add('?', at);
                at += isQuestion(text, at + 1, end) ? 1 : 0;
            }
        }
    }

    private static void unescape(String text, int start, int end, Mapped.Builder into) {
        for (int at = start; at < end; at++) {
            into.add(text.charAt(at), at);
            if (text.charAt(at) == '?' && isQuestion(text, at + 1, end)) {
                at++;
            }
        }
    }

    private static boolean isQuestion(String text, int at, int end) {
        return at < end && text.charAt(at) == '?';
    }
}
