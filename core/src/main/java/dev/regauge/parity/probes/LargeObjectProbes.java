package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** {@code Blob} and {@code Clob}: large objects behind a column of type oid, or bytea and text. */
final class LargeObjectProbes {

    private static final String STORED = "select encode(lo_get(b), 'hex') from item";
    private static final String STORED_NUMBER = "select case when v ~ '^[0-9]+$' then 'a number' else v end from item";

    private static final String LO_FROM_BYTES =
            "Use the server's functions: `insert into item values (lo_from_bytea(0, ?))` with `setBytes`.";
    private static final String LO_GET = "Use the server's function: `select lo_get(b) from item` and `getBytes`.";
    private static final String TEXT = "Use `setString` or `setCharacterStream` for text, and `getString` to read it.";
    private static final String BYTES = "Use `setBytes` or `setBinaryStream` for bytea, and `getBytes` to read it.";

    private LargeObjectProbes() {}

    static List<Probe> all() {
        return List.of(
                object("create-blob")
                        .does((connection, see) -> {
                            Blob blob = connection.createBlob();
                            blob.setBytes(1, new byte[] {1, 2});
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            s.setBlob(1, blob);
                            s.executeUpdate();
                        })
                        .thenStored(STORED)
                        .instead(LO_FROM_BYTES),
                object("create-clob")
                        .does((connection, see) -> {
                            Clob clob = connection.createClob();
                            clob.setString(1, "ab");
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            s.setClob(1, clob);
                            s.executeUpdate();
                        })
                        .thenStored(STORED)
                        .instead(LO_FROM_BYTES),
                object("set-blob-stream")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            s.setBlob(1, new ByteArrayInputStream(new byte[] {1, 2}));
                            s.executeUpdate();
                        })
                        .thenStored(STORED)
                        .instead(LO_FROM_BYTES),
                object("set-bytes")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            s.setBytes(1, new byte[] {1, 2});
                            s.executeUpdate();
                        })
                        .thenStored(STORED)
                        .instead(LO_FROM_BYTES),
                object("by-function")
                        .does((connection, see) -> {
                            PreparedStatement s =
                                    connection.prepareStatement("insert into item values (lo_from_bytea(0, ?))");
                            s.setBytes(1, new byte[] {1, 2});
                            s.executeUpdate();
                        })
                        .thenStored(STORED),
                clob("clob-into-text")
                        .does((connection, see) -> {
                            Clob clob = connection.createClob();
                            clob.setString(1, "ab");
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            s.setClob(1, clob);
                            s.executeUpdate();
                        })
                        .thenStored(STORED_NUMBER)
                        .instead(TEXT),
                clob("clob-reader-into-text")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            s.setClob(1, new StringReader("ab"));
                            s.executeUpdate();
                        })
                        .thenStored(STORED_NUMBER)
                        .instead(TEXT),
                clob("blob-into-text")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            s.setBlob(1, new ByteArrayInputStream(new byte[] {65, 66}));
                            s.executeUpdate();
                        })
                        .thenStored(STORED_NUMBER)
                        .instead(TEXT),
                named("blob-into-bytea")
                        .given("create table item (b bytea)")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            s.setBlob(1, new ByteArrayInputStream(new byte[] {1, 2}));
                            s.executeUpdate();
                        })
                        .thenStored("select encode(b, 'hex') from item")
                        .instead(BYTES),
                filled("get-blob")
                        .does((connection, see) ->
                                see.value(firstRow(connection.createStatement().executeQuery("select b from item"))
                                        .getBlob(1))),
                filled("get-clob")
                        .does((connection, see) ->
                                see.value(firstRow(connection.createStatement().executeQuery("select b from item"))
                                        .getClob(1)))
                        .instead("Use `select convert_from(lo_get(b), 'UTF8') from item` and `getString`."),
                filled("get-bytes")
                        .does((connection, see) -> {
                            ResultSet rows =
                                    firstRow(connection.createStatement().executeQuery("select b from item"));
                            see.text("the object's bytes", Arrays.equals(rows.getBytes(1), new byte[] {65, 66, 67}));
                        })
                        .instead(LO_GET),
                filled("get-object-as-blob")
                        .does((connection, see) ->
                                see.value(firstRow(connection.createStatement().executeQuery("select b from item"))
                                        .getObject(1, Blob.class))),
                filled("get-by-function")
                        .does((connection, see) -> see.value(
                                firstRow(connection.createStatement().executeQuery("select lo_get(b) from item"))
                                        .getBytes(1))),
                filled("write-fetched")
                        .does((connection, see) -> {
                            Blob blob = firstRow(connection.createStatement().executeQuery("select b from item"))
                                    .getBlob(1);
                            see.text("written", blob.setBytes(2, new byte[] {9}));
                            see.text("length", blob.length());
                        })
                        .thenStored(STORED)
                        .instead("Use `select lo_put(b, ?, ?) from item`."),
                filled("truncate")
                        .does((connection, see) -> {
                            Blob blob = firstRow(connection.createStatement().executeQuery("select b from item"))
                                    .getBlob(1);
                            blob.truncate(1);
                            see.text("length", blob.length());
                        })
                        .thenStored(STORED)
                        .instead("Write the object anew with `lo_from_bytea`."),
                filled("position")
                        .does((connection, see) -> {
                            Blob blob = firstRow(connection.createStatement().executeQuery("select b from item"))
                                    .getBlob(1);
                            see.text("position", blob.position(new byte[] {66}, 1));
                        })
                        .instead("Use `select position(? in lo_get(b)) from item`."),
                filled("free")
                        .does((connection, see) -> {
                            Blob blob = firstRow(connection.createStatement().executeQuery("select b from item"))
                                    .getBlob(1);
                            blob.length();
                            blob.free();
                            see.error(() -> see.text("length", blob.length()));
                            see.error(blob::free);
                        })
                        .instead("Do not touch a `Blob` after `free()`."),
                named("get-blob-autocommit")
                        .given("create table item (b oid)", "insert into item values (lo_from_bytea(0, '\\x4142'))")
                        .does((connection, see) -> {
                            ResultSet rows =
                                    firstRow(connection.createStatement().executeQuery("select b from item"));
                            see.error(() -> see.value(rows.getBlob(1)));
                        })
                        .thenStored("select lo_unlink(b)::text from item")
                        .instead(LO_GET),
                named("set-blob-autocommit")
                        .given("create table item (b oid)")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("insert into item values (?)");
                            see.error(() -> s.setBlob(1, new ByteArrayInputStream(new byte[] {1, 2})));
                            see.error(s::executeUpdate);
                        })
                        .thenStored(STORED)
                        .thenStored("select lo_unlink(b)::text from item")
                        .instead(LO_FROM_BYTES),
                named("get-blob-of-bytea")
                        .does((connection, see) ->
                                see.value(firstRow(connection.createStatement().executeQuery("select '\\x4142'::bytea"))
                                        .getBlob(1)))
                        .instead(BYTES),
                named("get-clob-of-text")
                        .does((connection, see) ->
                                see.value(firstRow(connection.createStatement().executeQuery("select 'ab'"))
                                        .getClob(1)))
                        .instead(TEXT),
                named("manager")
                        .does((connection, see) -> {
                            connection.getClass().getMethod("getLargeObjectAPI");
                            see.text("present");
                        })
                        .instead("Use the server's functions `lo_from_bytea`, `lo_get` and `lo_put`."));
    }

    private static ResultSet firstRow(ResultSet rows) throws SQLException {
        rows.next();
        return rows;
    }

    private static Probe object(String name) {
        return named(name).inTransaction().given("create table item (b oid)");
    }

    private static Probe filled(String name) {
        return object(name).given("insert into item values (lo_from_bytea(0, '\\x414243'))");
    }

    private static Probe clob(String name) {
        return named(name).inTransaction().given("create table item (v text)");
    }

    private static Probe named(String name) {
        return Probe.named("largeobjects/" + name);
    }
}
