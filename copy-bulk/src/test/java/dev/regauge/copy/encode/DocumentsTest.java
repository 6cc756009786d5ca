package dev.regauge.copy.encode;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    @Test
    void jsonIsStoredAsItIs() throws Exception {
        for (String type : new String[] {"json", "jsonb"}) {
            try (Stored column = Stored.on(type)) {
                for (String json : new String[] {
                    "{}",
                    "[]",
                    "null",
                    "true",
                    "1.50",
                    "1E400",
                    "-0",
                    "\"\"",
                    "\"\\u00e9\\n\\\\\"",
                    "{\"a\": 1, \"a\": 2, \"b\":[1,2]}",
                    " {\n\"emoji\": \"\ud83d\ude00\"}\t",
                    "\"" + "é".repeat(5000) + "\"",
                    "12345678901234567890.123456789"
                }) {
                    column.same(json, json);
                }
                column.refuses(1, "document's text")
                        .refuses('1', "document's text")
                        .refuses("\"\0\"", "NUL");
                column.refuses("\"\ud800\"", "half").refuses(java.util.Map.of(), "does not take");
            }
        }
    }

    @Test
    void theServerJudgesTheSyntax() throws Exception {
        try (Stored column = Stored.on("jsonb")) {
            column.serverRefuses("{", "22P02").serverRefuses("", "22P02").serverRefuses("\"\\u0000\"", "22P05");
            column.serverRefuses("\"\\ud800\"", "22P02");
        }
        try (Stored column = Stored.on("json")) {
            column.same("\"\\u0000\"", "\"\\u0000\"").serverRefuses("{'a':1}", "22P02");
        }
    }

    @Test
    void xmlDeclaresNoOtherEncoding() throws Exception {
        try (Stored column = Stored.on("xml")) {
            for (String xml : new String[] {
                "<a/>",
                "text é \ud83d\ude00",
                "",
                "<a b=\"c\">&lt;\n</a>",
                "<?xml version=\"1.0\"?><a>é</a>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>é</a>",
                "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<a>é</a>",
                "<a encoding=\"latin1\"/>",
                "<?xml-stylesheet encoding='latin1'?><a/>",
                "<!-- encoding=\"latin1\" --><a/>"
            }) {
                column.same(xml, xml);
            }
            column.refuses("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>", "leave the encoding out");
            column.refuses("<?xml version='1.0' encoding = 'latin1'?><a/>", "encoding");
            column.refuses("<?xml version=\"1.0\"\nencoding\n=\n\"UTF-16\"?><a/>", "encoding");
            column.refuses("<?xml version='1.0' encoding='latin1'", "encoding").refuses(1, "document's text");
        }
    }

    @Test
    void bytesAreStoredAsTheyAre() throws Exception {
        try (Stored column = Stored.on("bytea")) {
            column.same(new byte[0], "\\x").same(new byte[] {0, 1, -1, '\\', '\n'}, "\\x0001ff5c0a");
            column.same(new byte[100_000], "\\x" + "00".repeat(100_000));
            column.refuses("\\x00", "byte[]").refuses(1, "byte[]").refuses(new int[] {1}, "byte[]");
        }
    }

    @Test
    void ofABufferTheRemainderIsStoredAndItsPositionStays() throws Exception {
        ByteBuffer heap = ByteBuffer.wrap(new byte[] {9, 1, 2, 9}, 1, 2);
        ByteBuffer direct = ByteBuffer.allocateDirect(4)
                .put(new byte[] {9, 1, 2, 9})
                .position(1)
                .limit(3);
        try (Stored column = Stored.on("bytea")) {
            column.same(heap, "\\x0102")
                    .same(heap.asReadOnlyBuffer(), "\\x0102")
                    .same(direct, "\\x0102");
        }
        Assertions.assertThat(heap.position() + direct.position()).isEqualTo(2);
    }

    @Test
    void uuidsAreStoredToTheBit() throws Exception {
        try (Stored column = Stored.on("uuid")) {
            for (UUID uuid :
                    new UUID[] {new UUID(0, 0), new UUID(-1, -1), new UUID(1, Long.MIN_VALUE), UUID.randomUUID()}) {
                column.same(uuid, uuid.toString());
            }
            column.refuses("00000000-0000-0000-0000-000000000000", "UUID.fromString");
        }
    }
}
