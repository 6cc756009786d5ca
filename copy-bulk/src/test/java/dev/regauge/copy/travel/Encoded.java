package dev.regauge.copy.travel;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.encode.PgType;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Column.Filled;
import dev.regauge.sql.Identifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGConnection;

/** Rows as the server itself encodes them, and the destinations they fit. */
final class Encoded {

    private static final int HEADER = 19;
    private static final int TRAILER = 2;

    private Encoded() {}

    /** The rows of a query. */
    static Rows rows(Connection connection, String query) throws SQLException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)", out);
        byte[] all = out.toByteArray();
        Rows rows = new Rows(all.length);
        rows.bytes().bytes(all, HEADER, all.length - HEADER - TRAILER);
        count(all).forEach(row -> rows.added());
        return rows;
    }

    private static List<Integer> count(byte[] all) {
        ByteBuffer bytes = ByteBuffer.wrap(all, HEADER, all.length - HEADER);
        List<Integer> rows = new ArrayList<>();
        for (int fields = bytes.getShort(); fields >= 0; fields = bytes.getShort()) {
            rows.add(fields);
            for (int i = 0; i < fields; i++) {
                bytes.position(bytes.position() + Math.max(0, bytes.getInt(bytes.position())) + 4);
            }
        }
        return rows;
    }

    /** A table with all its columns; those named travel as text. */
    static Destination table(Connection connection, String table, String... asText) throws SQLException {
        List<Field> fields = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement("""
                select a.attname, a.attnum, a.atttypid::int8, format_type(a.atttypid, null), t.typname,
                       t.typnamespace = 'pg_catalog'::regnamespace,
                       case when t.typlen = -1 and t.typelem <> 0 then 'ARRAY' when t.typtype = 'd' then 'DOMAIN'
                            when t.typtype = 'c' then 'COMPOSITE' else 'BASE' end,
                       a.atttypmod, a.attidentity::text
                  from pg_attribute a join pg_type t on t.oid = a.atttypid
                 where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum""")) {
            ask.setString(1, table);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    fields.add(field(row, Set.of(asText)));
                }
            }
        }
        return new Destination(Identifier.of("public", table), fields);
    }

    private static Field field(ResultSet row, Set<String> asText) throws SQLException {
        PgType type = new PgType(
                (int) row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                PgType.Kind.valueOf(row.getString(7)),
                Optional.empty(),
                -1,
                false,
                0,
                List.of(),
                List.of(),
                Optional.empty());
        Filled filled = row.getString(9).equals("a") ? Filled.ALWAYS_IDENTITY : Filled.NOT;
        Column column =
                new Column(row.getString(1), row.getInt(2), type, type.sql(), row.getInt(8), false, filled, true, 0);
        return new Field(column, asText.contains(column.name()) ? Encoder.Format.TEXT : Encoder.Format.BINARY);
    }
}
