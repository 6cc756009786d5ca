package dev.regauge.copy.wire;

import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows of {@code t (id int, name text)} as binary COPY has them. */
final class Encoded {

    static final String COPY = "copy t from stdin (format binary)";

    private Encoded() {}

    static byte[] rows(int from, int count) {
        return rows(from, count, "name");
    }

    static byte[] rows(int from, int count, String name) {
        WireBuffer buffer = new WireBuffer(64);
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        for (int i = from; i < from + count; i++) {
            buffer.int16(2);
            buffer.length(4);
            buffer.int32(i);
            buffer.length(utf8.length);
            buffer.bytes(utf8, 0, utf8.length);
        }
        byte[] bytes = new byte[buffer.size()];
        System.arraycopy(buffer.array(), 0, bytes, 0, bytes.length);
        return bytes;
    }

    static void send(CopyFlight flight, byte[] bytes) throws SQLException {
        flight.send(bytes, 0, bytes.length);
    }

    static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    static int count(TestDatabase database) throws SQLException {
        try (Connection other = database.connect()) {
            return Integer.parseInt(one(other, "select count(*) from t"));
        }
    }
}
