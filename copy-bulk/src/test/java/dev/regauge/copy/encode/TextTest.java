package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import dev.regauge.copy.value.Policies.BadCharacters;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "plain ASCII \u007f \u0001",
        "\t\n\r\b\f\u000b",
        "\\N",
        "\\.",
        "\\",
        "\\\\x",
        "'\"",
        "NULL",
        "é",
        "ß\u0080\u00a0",
        "\u07ff\u0800",
        "\uffff\ufffd\ufeff",
        "e\u0301 combining",
        "\ud83d\ude00",
        "👩‍👩‍👧 family",
        "\ud800\udc00\udbff\udfff",
        "漢字",
        "ASCII then é",
        "ends with \ud83d\ude00",
        " leading and trailing ",
        "x".repeat(5000),
        "é".repeat(5000),
        "\ud83d\ude00".repeat(5000),
        "漢".repeat(200_000)
    };

    @Test
    void textIsStoredAsItIs() throws Exception {
        for (String type : new String[] {"text", "varchar", "varchar(200000)", "bpchar"}) {
            try (Stored column = Stored.on(type)) {
                for (String text : TEXTS) {
                    column.same(text, text);
                }
                column.same('c', "c").same('é', "é");
            }
        }
    }

    @Test
    void caselessTextIsStoredAsItIs() throws Exception {
        try (var connection =
                dev.regauge.testing.EmbeddedServer.shared().newDatabase().connect()) {
            connection.createStatement().execute("create extension citext");
            try (Stored column = Stored.on("citext", connection)) {
                column.same("MiXed", "MiXed")
                        .same("", "")
                        .same("\ud83d\ude00", "\ud83d\ude00")
                        .refuses(1, "hand in a String");
            }
        }
    }

    /** The server would cut off the blank that is the fourth byte, silently. */
    @Test
    void lengthsAreThoseOfBytesWhereTheServerHasNoEncoding() throws Exception {
        try (Stored column = Stored.on("varchar(3)").with(new Server(17, 2, true))) {
            column.same("é ", "é ").refuses("é  ", "3 bytes in a database whose encoding is SQL_ASCII");
        }
        try (Stored column = Stored.on("char(3)").with(new Server(17, 2, true))) {
            column.same("é   ", "é").refuses("éé", "3 bytes");
        }
    }

    @Test
    void nothingBecomesTextByGuess() throws Exception {
        try (Stored column = Stored.on("text")) {
            column.refuses(1, "hand in a String").refuses(1.5, "String").refuses(true, "String");
            column.refuses(TimeUnit.DAYS, "name() of the constant")
                    .refuses(java.nio.CharBuffer.wrap("secret"), "String");
            column.refuses(new char[] {'a'}, "String")
                    .refuses(new byte[] {1}, "String")
                    .refuses(new Object(), "String");
            column.refuses(java.time.Instant.EPOCH, "String").refuses(java.util.UUID.randomUUID(), "String");
        }
    }

    @Test
    void charactersThatCannotBeStoredAreRefused() throws Exception {
        try (Stored column = Stored.on("text")) {
            for (String bad : new String[] {"12\0", "\0secret", "é\0", "x".repeat(5000) + "\0"}) {
                column.refuses(bad, "is the character NUL");
            }
            for (String bad :
                    new String[] {"12\ud800", "\udc00secret", "\ud800\ud800\udc00", "\udc00\ud800", "a\ud83d!"}) {
                column.refuses(bad, "half of a surrogate pair");
            }
            column.refuses("12\0", "character 3").refuses('\0', "NUL").refuses('\ud800', "half");
        }
    }

    @Test
    void policiesStripOrReplaceThem() throws Exception {
        String bad = "a\0b\ud800c\udc00\0" + "\ud83d\ude00\ud83d";
        try (Stored column = Stored.on("text")) {
            column.with(policies(BadCharacters.STRIP, BadCharacters.STRIP))
                    .same(bad, "abc\ud83d\ude00")
                    .same("\0", "");
            column.with(policies(BadCharacters.REPLACE, BadCharacters.REPLACE))
                    .same(bad, "a\ufffdb\ufffdc\ufffd\ufffd\ud83d\ude00\ufffd")
                    .same("\0".repeat(6000), "\ufffd".repeat(6000))
                    .same("\ud800".repeat(6000), "\ufffd".repeat(6000));
            column.with(policies(BadCharacters.STRIP, BadCharacters.REFUSE))
                    .same("a\0", "a")
                    .refuses("a\0\ud800", "half");
            column.with(policies(BadCharacters.REFUSE, BadCharacters.STRIP))
                    .same("a\ud800", "a")
                    .refuses("\ud800\0", "NUL");
        }
    }

    private static Policies policies(BadCharacters nul, BadCharacters surrogates) {
        return Policies.STRICT.withNul(nul).withSurrogates(surrogates);
    }

    @Test
    void lengthsCountCharacters() throws Exception {
        try (Stored column = Stored.on("varchar(3)")) {
            column.same("abc", "abc")
                    .same("\ud83d\ude00\ud83d\ude00\ud83d\ude00", "\ud83d\ude00\ud83d\ude00\ud83d\ude00");
            column.same("", "").same("  ", "  ").same("ab ", "ab ").same("e\u0301e", "e\u0301e");
            column.refuses("abcd", "up to 3 characters")
                    .refuses("e\u0301e\u0301", "up to 3")
                    .refuses("abc ", "up to 3");
            column.with(policies(BadCharacters.STRIP, BadCharacters.STRIP)).same("a\0b\0c\0", "abc");
        }
    }

    @Test
    void paddedTextIgnoresBlanksAtItsEnd() throws Exception {
        try (Stored column = Stored.on("char(3)")) {
            column.same("abc", "abc")
                    .same("a", "a")
                    .same("", "")
                    .same("abc   ", "abc")
                    .same(" ab", " ab")
                    .same("é", "é");
            column.same("\ud83d\ude00", "\ud83d\ude00")
                    .refuses("abcd", "up to 3 characters")
                    .refuses("abc\t", "up to 3");
        }
    }

    @Test
    void namesHaveUpTo63Bytes() throws Exception {
        try (Stored column = Stored.on("name")) {
            column.same("", "").same("x".repeat(63), "x".repeat(63)).same("é".repeat(31) + "x", "é".repeat(31) + "x");
            column.refuses("x".repeat(64), "up to 63 bytes").refuses("é".repeat(32), "up to 63 bytes");
        }
    }

    @Test
    void theOneByteTypeTakesAscii() throws Exception {
        try (Stored column = Stored.on("\"char\"")) {
            column.same("a", "a")
                    .same('Z', "Z")
                    .same("", "")
                    .same(" ", " ")
                    .same("\\", "\\")
                    .same("\u007f", "\u007f");
            column.refuses("ab", "ASCII")
                    .refuses("é", "ASCII")
                    .refuses('é', "ASCII")
                    .refuses('\0', "NUL");
        }
    }
}
