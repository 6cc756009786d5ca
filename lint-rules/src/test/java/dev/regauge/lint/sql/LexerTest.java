package dev.regauge.lint.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regauge.lint.scan.SqlTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {

    /** What each token is cut into, apart from whitespace; a bar stands between tokens. */
    static List<Case> cuts() {
        return List.of(
                // words, names and numbers
                new Case("select a.b from \"T\"", "select|a|.|b|from|\"T\""),
                new Case("größe_1$x _a", "größe_1$x|_a"),
                new Case("\"a\"\"b\" U&\"d\\0061t\"", "\"a\"\"b\"|U&\"d\\0061t\""),
                new Case("1 1. .5 1.5e-5 1e5 1e 0x1F 0b10 0o17 1_000", "1|1.|.5|1.5e-5|1e5|1|e|0x1F|0b10|0o17|1_000"),
                new Case("1..10 a[1:2] t.*", "1|..|10|a|[|1|:|2|]|t|.|*"),
                new Case("0x 1__0 1_ 12ab", "0|x|1|__0|1|_|12|ab"),
                // texts
                new Case("'it''s' 'a''' ''", "'it''s'|'a'''|''"),
                new Case("E'a\\'b' e'\\\\' 'a\\' x", "E'a\\'b'|e'\\\\'|'a\\'|x"),
                new Case("N'a' B'10' X'1F' U&'d\\0061'", "N'a'|B'10'|X'1F'|U&'d\\0061'"),
                new Case("abcE'x' ne'a'", "abcE|'x'|ne|'a'"),
                new Case("E'a'\n'\\'' x", "E'a'|'\\''|x"),
                new Case("E'a' '\\'' x", "E'a'|'\\'' x"),
                new Case("E'a' -- c\n '\\'' x", "E'a'|-- c|'\\''|x"),
                new Case("$$a'b$$ $t$ $$ $T$ $t$ $1", "$$a'b$$|$t$ $$ $T$ $t$|$1"),
                new Case("a$b$c$b$ $ $1$", "a$b$c$b$|$|$1|$"),
                new Case("$ä$?$ä$ $1a$?$1a$", "$ä$?$ä$|$1|a$|?|$1|a$"),
                // comments
                new Case("a--?\nb/*?/*?*/?*/c", "a|--?|b|/*?/*?*/?*/|c"),
                new Case("a--b\rc", "a|--b|c"),
                new Case("1*/*x*/2 3//*x*/4 5+--y", "1|*|/*x*/|2|3|/|/*x*/|4|5|+|--y"),
                // operators
                new Case("a<=b<>c!=d->>'e'#>>f", "a|<=|b|<>|c|!=|d|->>|'e'|#>>|f"),
                new Case("a=-1 a@-1 a*-+1 a<-b", "a|=|-|1|a|@-|1|a|*|-|+|1|a|<|-|b"),
                new Case("a::int b:=1 c=>2", "a|::|int|b|:=|1|c|=>|2"),
                new Case("a||b&&c@>d<@e~*f!~~*g", "a||||b|&&|c|@>|d|<@|e|~*|f|!~~*|g"),
                // rubbish
                new Case("{fn now()} \\ \u0000", "{|fn|now|(|)|}|\\|\u0000"));
    }

    /** The same text as each of its readers cuts it. */
    static List<Readings> readings() {
        return List.of(
                new Readings("a = ?", "a|=|<?>", "a|=|?", "a|=|<?>"),
                new Readings("j ?| x", "j|<?>|||x", "j|?||x", "j|<?>|||x"),
                new Readings("j ??| x", "j|??||x", "j|??||x", "j|??||x"),
                new Readings("j ??- 1", "j|??-|1", "j|??-|1", "j|??-|1"),
                new Readings("'%'||?||'%'", "'%'||||<?>||||'%'", "'%'|||?|||'%'", "'%'||||<?>||||'%'"),
                new Readings("j @? x @?? y", "j|@|<?>|x|@??|y", "j|@?|x|@??|y", "j|@|<?>|x|@??|y"),
                new Readings("x=-?+?", "x|=|-|<?>|+|<?>", "x|=-?+?", "x|=|-|<?>|+|<?>"),
                new Readings("???", "??|<?>", "???", "??|<?>"),
                new Readings("?::int=?", "<?>|::|int|=|<?>", "?|::|int|=?", "<?>|::|int|=|<?>"),
                new Readings("a = :id", "a|=|:|id", "a|=|:|id", "a|=|<:id>"),
                new Readings(
                        "a in (:a.b,:{c})",
                        "a|in|(|:|a|.|b|,|:|{|c|}|)",
                        "a|in|(|:|a|.|b|,|:|{|c|}|)",
                        "a|in|(|<:a.b>|,|<:{c}>|)"),
                new Readings(
                        "a::text b:=1 c\\:d e[1:2]",
                        "a|::|text|b|:=|1|c|\\|:|d|e|[|1|:|2|]",
                        "a|::|text|b|:=|1|c|\\|:|d|e|[|1|:|2|]",
                        "a|::|text|b|:=|1|c|\\:|d|e|[|1|:|2|]"),
                new Readings("a = ?1", "a|=|<?>|1", "a|=|?|1", "a|=|<?1>"));
    }

    record Case(String sql, String cut) {}

    record Readings(String sql, String jdbc, String server, String named) {}

    @ParameterizedTest
    @MethodSource("cuts")
    void cutsAsPostgresDoes(Case given) {
        assertThat(cut(given.sql(), Reading.JDBC)).isEqualTo(given.cut().replace("|?|", "|<?>|"));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void readsParametersAsTheReaderDoes(Readings given) {
        assertThat(cut(given.sql(), Reading.JDBC)).isEqualTo(given.jdbc());
        assertThat(cut(given.sql(), Reading.SERVER)).isEqualTo(given.server());
        assertThat(cut(given.sql(), Reading.NAMED)).isEqualTo(given.named());
    }

    @Test
    void keepsAHoleApart() {
        assertThat(Lexer.HOLE).isEqualTo(SqlTemplate.HOLE);
        assertThat(cut("from t" + Lexer.HOLE + " where " + Lexer.HOLE + "=?", Reading.JDBC))
                .isEqualTo("from|t|" + Lexer.HOLE + "|where|" + Lexer.HOLE + "|=|<?>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a",
                "E'a\\",
                "E'a\\'",
                "\"a",
                "\"a\"\"",
                "/* /* */",
                "$$a",
                "$t$ $$",
                "B'1",
                "x'",
                "u&'",
                "u&\"",
                "n'"
            })
    void reachesToTheEndWithoutAnEnd(String sql) {
        Tokens tokens = Lexer.tokens("select " + sql, Reading.JDBC);
        assertThat(tokens.unterminated()).isTrue();
        assertThat(tokens.size()).isEqualTo(3);
        assertThat(tokens.text(2)).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'a'", "$$a$$", "/**/", "\"\"", "--", "$", "'a'''", "e'\\\\'"})
    void knowsWhatHasAnEnd(String sql) {
        assertThat(Lexer.tokens(sql, Reading.JDBC).unterminated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "''",
                "E'\\",
                "\"",
                "$",
                "$a",
                "$a$",
                "$a$b",
                "/*",
                "*/",
                "--",
                "-",
                "+-",
                "<+",
                "(",
                ")",
                "?",
                "??",
                ":",
                ":a",
                ":{",
                "\\",
                "1_",
                "0x",
                "1e",
                ".",
                "a.",
                "\uFFFC",
                "\uD83D\uDE00",
                "\u0000",
                "'a'\n",
                "E'a'\n",
                "B'",
                "a$",
                "{",
                "@-"
            })
    @Timeout(120)
    void takesAMegabyteOfAnything(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        for (Reading reading : Reading.values()) {
            Tokens tokens = Lexer.tokens(text, reading);
            assertThat(tokens.end(tokens.size() - 1)).isEqualTo(text.length());
            assertThat(Statements.split(tokens).size()).isLessThanOrEqualTo(tokens.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void losesNothing(Reading reading) {
        Random random = new Random(20261120);
        String[] pieces = {
            "select",
            " ",
            "\n",
            "'",
            "\"",
            "$",
            "$t$",
            "E'",
            "\\",
            "?",
            "??",
            ":",
            ":a",
            "::",
            "/*",
            "*/",
            "--",
            "-",
            "+",
            "=",
            "|",
            "@",
            "(",
            ")",
            ";",
            "begin atomic",
            "end",
            "1",
            "0x",
            ".",
            "_",
            "é",
            "\uFFFC",
            "\u0000",
            "{",
            "&",
            "U&"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(String.join("", texts(Lexer.tokens(text.toString(), reading))))
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void takesRandomCharactersWithoutComplaint() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(40, 0, 0x300).forEach(c -> text.append((char) c));
            assertThat(String.join("", texts(Lexer.tokens(text.toString(), Reading.JDBC))))
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void numbersParametersInTheOrderOfTheText() {
        assertThat(Lexer.tokens("a = ? and b ?? 'x' and c = '?' and d = ?", Reading.JDBC)
                        .parameters())
                .extracting(SqlParameter::ordinal, SqlParameter::start)
                .containsExactly(tuple(1, 4), tuple(2, 39));
        assertThat(Lexer.tokens("a = :x and b = :y and c = :{x} and d = ?7", Reading.NAMED)
                        .parameters())
                .extracting(SqlParameter::ordinal, SqlParameter::name)
                .containsExactly(tuple(1, "x"), tuple(2, "y"), tuple(1, "x"), tuple(7, "7"));
    }

    @Test
    void saysWhereAHoleMakesTheNumberUncertain() {
        assertThat(Lexer.tokens("a = ? and " + Lexer.HOLE + " and b = ?", Reading.JDBC)
                        .parameters())
                .extracting(SqlParameter::afterHole)
                .containsExactly(false, true);
    }

    private static String cut(String sql, Reading reading) {
        Tokens tokens = Lexer.tokens(sql, reading);
        List<String> cut = new ArrayList<>();
        for (int token = 0; token < tokens.size(); token++) {
            TokenKind kind = tokens.kind(token);
            if (kind != TokenKind.WHITESPACE) {
                cut.add(kind == TokenKind.PLACEHOLDER ? "<" + tokens.text(token) + ">" : tokens.text(token));
            }
        }
        return String.join("|", cut);
    }

    private static List<String> texts(Tokens tokens) {
        List<String> texts = new ArrayList<>();
        for (int token = 0; token < tokens.size(); token++) {
            texts.add(tokens.text(token));
        }
        return texts;
    }
}
