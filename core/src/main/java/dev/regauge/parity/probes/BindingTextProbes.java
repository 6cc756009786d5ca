package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.PreparedStatement;
import java.sql.SQLXML;
import java.util.List;
import java.util.stream.Stream;

/** Texts, streams and large objects. */
final class BindingTextProbes {

    private BindingTextProbes() {}

    static List<Probe> all() {
        return Stream.of(strings(), readers(), streams(), lobs())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> strings() {
        return advised(
                "Use `setString(i, text.replace(\"\\0\", \"\"))`, for a national text and for a URL too.",
                stored("string-with-nul", "text", "setString(1, \"a\\0b\")", s -> s.setString(1, "a\0b")),
                stored("string-lone-surrogate", "text", "setString(1, \"\\ud800\")", s -> s.setString(1, "\ud800")),
                stored(
                        "string-surrogate-pair",
                        "text",
                        "upper(encode(convert_to(v, 'UTF8'), 'hex'))",
                        "setString(1, \"\\ud83d\\ude00\")",
                        s -> s.setString(1, "\ud83d\ude00")),
                stored("nstring", "text", "setNString(1, \"\\u00e9\")", s -> s.setNString(1, "é")),
                stored(
                        "string-spaces-too-long",
                        "varchar(3)",
                        "'[' || v || ']'",
                        "setString(1, \"abc   \")",
                        s -> s.setString(1, "abc   ")),
                compared(
                        "string-compared-with-padded",
                        "'ab'::char(4)",
                        "setString(1, \"ab\")",
                        s -> s.setString(1, "ab")),
                compared(
                        "padded-string-compared-with-padded",
                        "'ab'::char(4)",
                        "setString(1, \"ab  \")",
                        s -> s.setString(1, "ab  ")),
                stored(
                        "url",
                        "text",
                        "setURL(1, URI.create(\"http://localhost/a\").toURL())",
                        s -> s.setURL(1, URI.create("http://localhost/a").toURL())));
    }

    private static List<Probe> readers() {
        return advised(
                "Use `setString(i, text)`.",
                stored(
                        "character-stream-of-length",
                        "text",
                        "setCharacterStream(1, new StringReader(\"words\"), 3)",
                        s -> s.setCharacterStream(1, new StringReader("words"), 3)),
                stored(
                        "character-stream-too-short",
                        "text",
                        "setCharacterStream(1, new StringReader(\"words\"), 9)",
                        s -> s.setCharacterStream(1, new StringReader("words"), 9)),
                stored(
                        "character-stream-of-long-length",
                        "text",
                        "setCharacterStream(1, new StringReader(\"words\"), 5L)",
                        s -> s.setCharacterStream(1, new StringReader("words"), 5L)),
                stored(
                        "ascii-stream-no-length",
                        "text",
                        "setAsciiStream(1, new ByteArrayInputStream(\"words\".getBytes(US_ASCII)))",
                        s -> s.setAsciiStream(1, bytes("words"))),
                stored(
                        "ascii-stream-beyond-ascii",
                        "text",
                        "setAsciiStream(1, new ByteArrayInputStream(\"\\u00e9\".getBytes(UTF_8)), 2)",
                        s -> s.setAsciiStream(1, bytes("é"), 2)),
                stored(
                        "object-reader",
                        "text",
                        "setObject(1, new StringReader(\"words\"))",
                        s -> s.setObject(1, new StringReader("words"))));
    }

    private static List<Probe> streams() {
        return advised(
                "Use `setBytes(i, stream.readAllBytes())`.",
                stored(
                        "binary-stream",
                        "bytea",
                        "setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3}))",
                        s -> s.setBinaryStream(1, threeBytes())),
                stored(
                        "binary-stream-of-length",
                        "bytea",
                        "setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3}), 2)",
                        s -> s.setBinaryStream(1, threeBytes(), 2)),
                stored(
                        "binary-stream-too-short",
                        "bytea",
                        "setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3}), 5)",
                        s -> s.setBinaryStream(1, threeBytes(), 5)),
                stored(
                        "binary-stream-into-text",
                        "text",
                        "setBinaryStream(1, new ByteArrayInputStream(\"words\".getBytes(US_ASCII)), 5)",
                        s -> s.setBinaryStream(1, bytes("words"), 5)),
                stored(
                        "object-input-stream",
                        "bytea",
                        "setObject(1, new ByteArrayInputStream(new byte[] {1, 2, 3}))",
                        s -> s.setObject(1, threeBytes())),
                table("binary-stream-executed-twice", "bytea").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
                    s.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);
                    see.count(s.executeUpdate());
                    see.count(s.executeUpdate());
                    see.stored("select v::text from t");
                }));
    }

    private static List<Probe> lobs() {
        return advised(
                "Use `setString` for text and `setBytes` for bytea; a large object comes of `lo_from_bytea(0,"
                        + " ?)` with `setBytes`.",
                stored(
                                "blob-of-stream-into-bytea",
                                "bytea",
                                "setBlob(1, new ByteArrayInputStream(new byte[] {1, 2, 3}))",
                                s -> s.setBlob(1, threeBytes()))
                        .inTransaction(),
                stored(
                                "clob-of-reader-into-text",
                                "text",
                                "case when v ~ '^[0-9]+$' then 'a large object''s number' else v end",
                                "setClob(1, new StringReader(\"words\"))",
                                s -> s.setClob(1, new StringReader("words")))
                        .inTransaction(),
                stored(
                                "blob-of-stream-into-oid",
                                "oid",
                                "lo_get(v)::text",
                                "setBlob(1, new ByteArrayInputStream(new byte[] {1, 2, 3}), 3)",
                                s -> s.setBlob(1, threeBytes(), 3))
                        .inTransaction(),
                table("created-blob-into-oid", "oid").inTransaction().does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
                    Blob blob = connection.createBlob();
                    blob.setBytes(1, new byte[] {1, 2, 3});
                    s.setBlob(1, blob);
                    see.count(s.executeUpdate());
                    see.stored("select lo_get(v)::text from t");
                }),
                table("sqlxml-into-xml", "xml").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
                    SQLXML xml = connection.createSQLXML();
                    xml.setString("<a>b</a>");
                    s.setSQLXML(1, xml);
                    see.count(s.executeUpdate());
                    see.stored("select v::text from t");
                }),
                table("sqlxml-into-text", "text").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("insert into t (v) values (?)");
                    SQLXML xml = connection.createSQLXML();
                    xml.setString("<a>b</a>");
                    s.setSQLXML(1, xml);
                    see.count(s.executeUpdate());
                    see.stored("select v from t");
                }));
    }

    private static InputStream threeBytes() {
        return new ByteArrayInputStream(new byte[] {1, 2, 3});
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Probe stored(String name, String type, String code, OneValue.Binding binding) {
        return OneValue.stored("binding/" + name, type, code, binding);
    }

    private static Probe stored(String name, String type, String asText, String code, OneValue.Binding binding) {
        return OneValue.stored("binding/" + name, type, asText, code, binding);
    }

    private static Probe compared(String name, String value, String code, OneValue.Binding binding) {
        return OneValue.asked(
                "binding/" + name, "select count(*) from (select " + value + " as v) t where v = ?", code, binding);
    }

    private static Probe table(String name, String type) {
        return Probe.named("binding/" + name).given("create table t (v " + type + ")");
    }
}
