package dev.regauge.parity.probes;

import static dev.regauge.parity.probes.OneValue.advised;

import dev.regauge.parity.Probe;
import java.io.InputStream;
import java.sql.Blob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Streams and large objects, null and {@code wasNull}, and columns looked up by their names. */
final class ReadingStreamProbes {

    private static final String COLUMNS_FROM_ONE = "Count the columns of a result from 1 to `getColumnCount()`.";

    private ReadingStreamProbes() {}

    static List<Probe> all() {
        return Stream.of(streams(), lobs(), nulls(), columns(), cursor())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> streams() {
        return advised(
                "Use `getString` for text and `getBytes` for bytea; wrap them in a `StringReader` or a `ByteArrayInputStream`.",
                read("binary-stream-of-bytea", "'\\x0102'::bytea", "getBinaryStream(1)", r -> r.getBinaryStream(1)),
                read("binary-stream-of-text", "'\u00e9'::text", "getBinaryStream(1)", r -> r.getBinaryStream(1)),
                read(
                        "character-stream-of-text",
                        "'\u00e9'::text",
                        "getCharacterStream(1)",
                        r -> r.getCharacterStream(1)),
                read("ascii-stream-of-text", "'\u00e9'::text", "getAsciiStream(1)", r -> r.getAsciiStream(1)),
                read("nstring-of-text", "'\u00e9'::text", "getNString(1)", r -> r.getNString(1)),
                read("url-of-text", "'http://localhost/a'::text", "getURL(1)", r -> r.getURL(1)),
                Probe.named("reading/stream-after-next")
                        .prepare("select '\\x0102'::bytea from generate_series(1, 2)")
                        .does((connection, see) -> {
                            ResultSet rows = see.prepared().executeQuery();
                            rows.next();
                            InputStream stream = rows.getBinaryStream(1);
                            rows.next();
                            see.error(() -> see.value(stream));
                        }));
    }

    private static List<Probe> lobs() {
        return advised(
                "Use `getString` for text and xml and `getBytes` for bytea; read a large object by `lo_get(v)`"
                        + " and `getBytes`.",
                read("clob-of-text", "'word'::text", "getClob(1)", r -> r.getClob(1)),
                Probe.named("reading/blob-of-bytea")
                        .prepare("select '\\x0102'::bytea")
                        .does((connection, see) -> {
                            ResultSet rows = see.prepared().executeQuery();
                            rows.next();
                            Blob blob = rows.getBlob(1);
                            boolean same = Arrays.equals(blob.getBytes(1, 2), new byte[] {1, 2}) && blob.length() == 2;
                            see.text(same ? "the column's bytes" : "other bytes of the connection");
                        }),
                read("sqlxml-of-xml", "'<a>b</a>'::xml", "getSQLXML(1)", r -> r.getSQLXML(1)),
                read("sqlxml-of-text", "'<a>b</a>'::text", "getSQLXML(1)", r -> r.getSQLXML(1)),
                lob("blob-of-oid").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select v from t");
                    rows.next();
                    see.value(rows.getBlob(1));
                }),
                lob("clob-of-oid").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select v from t");
                    rows.next();
                    see.value(rows.getClob(1));
                }),
                lob("bytes-of-lob-oid").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select v from t");
                    rows.next();
                    byte[] bytes = rows.getBytes(1);
                    see.text(bytes.length == 3 ? "the large object's bytes" : "the number's bytes");
                }),
                lob("binary-stream-of-oid").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select v from t");
                    rows.next();
                    byte[] bytes = rows.getBinaryStream(1).readAllBytes();
                    see.text(bytes.length == 3 ? "the large object's bytes" : "the number's bytes");
                }));
    }

    private static List<Probe> nulls() {
        return advised(
                "Call `wasNull()` right behind the getter, on the same thread, and only after one.",
                named("was-null-after-int").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select null::int4, 7");
                    rows.next();
                    see.text(rows.getInt(1) + ", null: " + rows.wasNull());
                    see.text(rows.getInt(2) + ", null: " + rows.wasNull());
                }),
                named("was-null-before-getter").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select null::int4");
                    rows.next();
                    see.error(() -> see.text("null: " + rows.wasNull()));
                }),
                named("was-null-after-stream").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select null::bytea, 'a'::text");
                    rows.next();
                    see.text(rows.getBinaryStream(1) + ", null: " + rows.wasNull());
                    see.text(rows.getString(2) + ", null: " + rows.wasNull());
                }));
    }

    private static List<Probe> columns() {
        return advised(
                "Give every column a label of its own in lower case, `as other_id`, and read it by that label"
                        + " or by its index.",
                table("label-in-upper-case", "select id as item_id from item", "ITEM_ID"),
                table("label-in-quotes", "select id as \"itemId\" from item", "itemid"),
                table("label-twice", "select 1 as n, 2 as n", "n"),
                table("label-differs-by-case", "select 1 as \"N\", 2 as n", "n"),
                table("label-differs-by-case-upper", "select 1 as n, 2 as \"N\"", "N"),
                table("name-behind-label", "select id as item_id from item", "id"),
                table("name-with-table", "select id from item", "item.id"),
                table("label-unknown", "select id from item", "other"),
                table("label-of-function", "select count(*) from item", "count"),
                table("label-of-expression", "select 1 + 1", "?column?"),
                table("label-with-space", "select 1 as \"a b\"", "a b"),
                table("label-too-long", "select 1 as " + "a".repeat(70), "a".repeat(70)));
    }

    private static List<Probe> cursor() {
        return advised(
                "Call `next()` first, stop when it returns false, and use nothing of a result set that is closed.",
                named("before-next").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select 1");
                    see.value(rows.getInt(1));
                }),
                named("after-last").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select 1");
                    rows.next();
                    rows.next();
                    see.value(rows.getInt(1));
                }),
                named("index-zero")
                        .does((connection, see) -> {
                            ResultSet rows = connection.createStatement().executeQuery("select 1");
                            rows.next();
                            see.value(rows.getInt(0));
                        })
                        .instead(COLUMNS_FROM_ONE),
                named("index-beyond")
                        .does((connection, see) -> {
                            ResultSet rows = connection.createStatement().executeQuery("select 1");
                            rows.next();
                            see.value(rows.getInt(2));
                        })
                        .instead(COLUMNS_FROM_ONE),
                named("after-close").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select 1");
                    rows.next();
                    rows.close();
                    see.value(rows.getInt(1));
                }),
                named("after-statement-close").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select 1");
                    ResultSet rows = s.executeQuery();
                    rows.next();
                    s.close();
                    see.value(rows.getInt(1));
                }),
                named("is-last").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select 1 from generate_series(1, 2)");
                    rows.next();
                    see.text("row " + rows.getRow() + ", first: " + rows.isFirst() + ", last: " + rows.isLast());
                }),
                named("before-first-of-none").does((connection, see) -> {
                    ResultSet rows = connection.createStatement().executeQuery("select 1 where false");
                    see.text("before first: " + rows.isBeforeFirst() + ", row " + rows.getRow());
                }),
                named("max-field-size")
                        .does((connection, see) -> {
                            PreparedStatement s =
                                    connection.prepareStatement("select 'words'::text, '\\x010203'::bytea");
                            s.setMaxFieldSize(2);
                            see.rows(s.executeQuery());
                        })
                        .instead("Cut in the query, `left(v, 2)` or `substr(v, 1, 2)`."));
    }

    /** A large object's number is another in every run, so it must not be shown. */
    private static Probe lob(String name) {
        return named(name)
                .inTransaction()
                .given("create table t (v oid)", "insert into t select lo_from_bytea(0, '\\x010203')");
    }

    private static Probe table(String name, String sql, String label) {
        return named("column-" + name)
                .given("create table item (id int)", "insert into item values (7)")
                .prepare(sql)
                .line("s.executeQuery().getInt(\"" + label + "\")", (connection, see) -> {
                    ResultSet rows = see.prepared().executeQuery();
                    rows.next();
                    see.value(rows.getInt(label));
                });
    }

    private static Probe named(String name) {
        return Probe.named("reading/" + name);
    }

    private static Probe read(String name, String value, String code, OneValue.Reading reading) {
        return OneValue.read("reading/" + name, value, code, reading);
    }
}
