package dev.regauge.load.typed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.TableReader;
import dev.regauge.sql.Identifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * A column of a type, into which texts go in the binary form we make of them, and the same texts as COPY's text, which the
 * server reads itself: both must be the same to the byte.
 */
final class BothWays {

    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(ISO_8859_1);

    private final Connection connection;
    private final String type;
    private final TypedField field;

    private BothWays(Connection connection, String type, TypedField field) {
        this.connection = connection;
        this.type = type;
        this.field = field;
    }

    static BothWays of(String type, boolean utc, Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("drop table if exists ours, theirs");
            sql.execute("create temp table ours (id int4, v " + type + ")");
            sql.execute("create temp table theirs (id int4, v " + type + ")");
        }
        Column column =
                TableReader.read(connection, Identifier.of("ours")).columns().get(1);
        return new BothWays(connection, type, TypedFields.of(column, utc).orElseThrow());
    }

    /** Whether we know what the server would make of it; the text stands amid others, as in a file. */
    boolean isCertain(String text) {
        WireBuffer buffer = new WireBuffer(1);
        return append(text.getBytes(UTF_8), buffer);
    }

    /** All of which we are certain are stored as the server stores the text. @return those */
    List<String> checked(List<String> texts) throws SQLException {
        List<String> certain = texts.stream().filter(this::isCertain).toList();
        execute("truncate ours, theirs");
        copy("ours", "binary", binary(certain));
        copy("theirs", "text", text(certain));
        try (Statement sql = connection.createStatement();
                ResultSet others = sql.executeQuery("select o.id, o.v::text, t.v::text from ours o full join theirs t"
                        + " using (id) where record_send(row(o.v)) is distinct from record_send(row(t.v))"
                        + " or o.v::text is distinct from t.v::text"
                        + " or pg_column_size(o.v) is distinct from pg_column_size(t.v)")) {
            List<String> different = new ArrayList<>();
            while (others.next()) {
                different.add("'%s' ours %s theirs %s"
                        .formatted(certain.get(others.getInt(1)), others.getString(2), others.getString(3)));
            }
            assertThat(different).as(type).isEmpty();
        }
        return certain;
    }

    /** Both forms of a text that we leave to the server to judge are refused. */
    boolean isRefusedInBothForms(byte[] text) throws SQLException {
        WireBuffer rows = new WireBuffer(1);
        rows.bytes(HEADER, 0, HEADER.length);
        row(0, text, rows);
        rows.int16(-1);
        WireBuffer lines = new WireBuffer(1);
        line(0, text, lines);
        return isRefused("binary", bytes(rows)) && isRefused("text", bytes(lines));
    }

    private boolean isRefused(String format, byte[] content) {
        try {
            copyIn("ours", format, content);
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    private boolean append(byte[] text, WireBuffer to) {
        byte[] amid = new byte[text.length + 14];
        Arrays.fill(amid, (byte) '7');
        System.arraycopy(text, 0, amid, 7, text.length);
        int begun = to.size();
        boolean certain = field.append(amid, 7, 7 + text.length, to);
        if (certain) {
            int length = new java.math.BigInteger(Arrays.copyOfRange(to.array(), begun, begun + 4)).intValue();
            assertThat(to.size() - begun).as("length in front").isEqualTo(4 + length);
        }
        return certain;
    }

    private byte[] binary(List<String> texts) {
        WireBuffer rows = new WireBuffer(1);
        rows.bytes(HEADER, 0, HEADER.length);
        for (int id = 0; id < texts.size(); id++) {
            row(id, texts.get(id).getBytes(UTF_8), rows);
        }
        rows.int16(-1);
        return bytes(rows);
    }

    private void row(int id, byte[] text, WireBuffer rows) {
        rows.int16(2);
        rows.length(4);
        rows.int32(id);
        assertThat(append(text, rows)).isTrue();
    }

    private static byte[] text(List<String> texts) {
        WireBuffer lines = new WireBuffer(1);
        for (int id = 0; id < texts.size(); id++) {
            line(id, texts.get(id).getBytes(UTF_8), lines);
        }
        return bytes(lines);
    }

    private static void line(int id, byte[] text, WireBuffer lines) {
        byte[] number = (id + "\t").getBytes(UTF_8);
        lines.bytes(number, 0, number.length);
        for (byte one : text) {
            switch (one) {
                case '\\', '\n', '\r', '\t' -> {
                    lines.int8('\\');
                    lines.int8(one == '\n' ? 'n' : one == '\r' ? 'r' : one == '\t' ? 't' : one);
                }
                default -> lines.int8(one);
            }
        }
        lines.int8('\n');
    }

    private static byte[] bytes(WireBuffer buffer) {
        return Arrays.copyOf(buffer.array(), buffer.size());
    }

    private void execute(String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private void copy(String table, String format, byte[] content) {
        try {
            copyIn(table, format, content);
        } catch (SQLException e) {
            throw new AssertionError(type + " as " + format + ": we were certain, the server refused", e);
        }
    }

    private void copyIn(String table, String format, byte[] content) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format " + format + ")", new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
