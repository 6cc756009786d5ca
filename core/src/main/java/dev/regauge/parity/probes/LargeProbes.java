package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Much of it: long values, many columns, many parameters, long texts of SQL. */
final class LargeProbes {

    private LargeProbes() {}

    static List<Probe> all() {
        return Stream.of(values(), parameters(), columns(), limits())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> values() {
        return List.of(
                named("text-bound").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select length(?::text)");
                    s.setString(1, "x".repeat(1024 * 1024));
                    see.rows(s.executeQuery());
                }),
                named("text-read")
                        .instead("Fetch a long value in parts: `substr(v, ?, 1000000)`.")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("select repeat('x', 30000000)");
                            ResultSet rows = s.executeQuery();
                            rows.next();
                            see.text(rows.getString(1).length() + " characters");
                        }),
                named("bytea-bound").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select length(?::bytea)");
                    s.setBytes(1, new byte[10_000_000]);
                    see.rows(s.executeQuery());
                }),
                named("bytea-read").does((connection, see) -> {
                    PreparedStatement s =
                            connection.prepareStatement("select decode(repeat('ff', 1024 * 1024), 'hex')");
                    ResultSet rows = s.executeQuery();
                    rows.next();
                    see.text(rows.getBytes(1).length + " bytes");
                }),
                named("stream-bound")
                        .instead("Give the exact length: `setBinaryStream(i, stream, length)`.")
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement("select length(?::bytea)");
                            s.setBinaryStream(1, new ByteArrayInputStream(new byte[1024 * 1024]), 1024 * 1024);
                            see.rows(s.executeQuery());
                        }),
                named("array-bound").does((connection, see) -> {
                    Integer[] many = new Integer[100_000];
                    Arrays.setAll(many, i -> i);
                    PreparedStatement s = connection.prepareStatement("select cardinality(?::int4[])");
                    s.setArray(1, connection.createArrayOf("int4", many));
                    see.rows(s.executeQuery());
                }),
                named("array-read").does((connection, see) -> {
                    PreparedStatement s =
                            connection.prepareStatement("select array_agg(n) from generate_series(1, 100000) n");
                    ResultSet rows = s.executeQuery();
                    rows.next();
                    see.text(((Object[]) rows.getArray(1).getArray()).length + " elements");
                }),
                named("text-of-many-bytes-each").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select octet_length(?::text)");
                    s.setString(1, "\u20ac".repeat(100_000));
                    see.rows(s.executeQuery());
                }));
    }

    private static List<Probe> parameters() {
        return Stream.of(1_000, 32_767, 32_768, 65_535, 65_536)
                .map(count -> named("parameters-" + count)
                        .does((connection, see) -> {
                            PreparedStatement s = connection.prepareStatement(
                                    "select cardinality(array[?" + ", ?".repeat(count - 1) + "]::int4[])");
                            for (int i = 1; i <= count; i++) {
                                s.setInt(i, i);
                            }
                            see.rows(s.executeQuery());
                        })
                        .showing("count", Integer.toString(count))
                        .instead("Bind one array by `setArray`, into `any(?)` or `unnest(?::int[])`."))
                .toList();
    }

    private static List<Probe> columns() {
        return List.of(
                named("columns-read").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select 1" + ", 1".repeat(1599));
                    ResultSet rows = s.executeQuery();
                    rows.next();
                    see.text(rows.getMetaData().getColumnCount() + " columns, the last is " + rows.getInt(1600));
                }),
                named("columns-inserted").does((connection, see) -> {
                    StringBuilder columns = new StringBuilder("c1 bool");
                    for (int i = 2; i <= 1600; i++) {
                        columns.append(", c").append(i).append(" bool");
                    }
                    connection.createStatement().execute("create table wide (" + columns + ")");
                    PreparedStatement s =
                            connection.prepareStatement("insert into wide values (?" + ", ?".repeat(1599) + ")");
                    for (int i = 1; i <= 1600; i++) {
                        s.setNull(i, Types.BOOLEAN);
                    }
                    see.count(s.executeUpdate());
                }),
                named("rows-read").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select n from generate_series(1, 100000) n");
                    ResultSet rows = s.executeQuery();
                    long sum = 0;
                    while (rows.next()) {
                        sum += rows.getInt(1);
                    }
                    see.text("sum " + sum);
                }),
                named("sql-text").does((connection, see) -> {
                    PreparedStatement s =
                            connection.prepareStatement("select length('" + "x".repeat(1024 * 1024) + "')");
                    see.rows(s.executeQuery());
                }),
                named("sql-comment").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select /* " + "? ".repeat(100_000) + "*/ 1");
                    see.rows(s.executeQuery());
                }),
                named("label-cut").instead("Keep names to 63 bytes.").does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select 1 as " + "a".repeat(70));
                    see.table(s.executeQuery());
                    see.warnings(s.getWarnings());
                }));
    }

    private static List<Probe> limits() {
        return List.of(
                named("max-result-buffer")
                        .instead(
                                "Limit the result in SQL, `limit`, or fetch it in parts: `setFetchSize` in a transaction.")
                        .does((connection, see) -> {
                            try (Connection second = see.connect("?maxResultBuffer=1000")) {
                                see.error(() -> see.text(read(second) + " characters"));
                            }
                        }),
                named("rows-per-fetch").inTransaction().does((connection, see) -> {
                    PreparedStatement s = connection.prepareStatement("select n from generate_series(1, 1000) n");
                    s.setFetchSize(7);
                    ResultSet rows = s.executeQuery();
                    int count = 0;
                    while (rows.next()) {
                        count++;
                    }
                    see.text(count + " rows");
                }));
    }

    private static int read(Connection connection) throws Exception {
        try (ResultSet rows = connection.createStatement().executeQuery("select repeat('x', 10000)")) {
            rows.next();
            return rows.getString(1).length();
        }
    }

    private static Probe named(String name) {
        return Probe.named("large/" + name);
    }
}
