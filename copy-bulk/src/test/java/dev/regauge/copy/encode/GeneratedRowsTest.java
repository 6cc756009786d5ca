package dev.regauge.copy.encode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.encode.GeneratedTypes.Sample;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.table.TableReader;
import dev.regauge.copy.value.Policies;
import dev.regauge.sql.Identifier;
import dev.regauge.testing.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Random tables and rows, by binary COPY from Java values and by the server's own reading of literals: the same. */
class GeneratedRowsTest {

    private static final boolean LONG = Boolean.getBoolean("regauge.long");
    private static final int SCHEMAS = LONG ? 400 : 25;
    private static final int ROWS = LONG ? 250 : 40;
    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(ISO_8859_1);

    @Test
    void rowsAreStoredAsTheServerReadsTheirLiterals() throws SQLException, IOException {
        try (Connection connection = EmbeddedServer.shared().newDatabase().connect()) {
            for (int seed = 0; seed < SCHEMAS; seed++) {
                try (Statement sql = connection.createStatement()) {
                    sql.execute("drop schema if exists public cascade; create schema public");
                    oneSchema(connection, sql, seed);
                }
            }
        }
    }

    private static void oneSchema(Connection connection, Statement sql, int seed) throws SQLException, IOException {
        Random random = new Random(seed);
        GeneratedTypes generated = new GeneratedTypes(random);
        List<GeneratedTypes.Type> types = IntStream.rangeClosed(0, random.nextInt(12))
                .mapToObj(i -> generated.any(3))
                .toList();
        for (String definition : generated.definitions()) {
            sql.execute(definition);
        }
        String columns = IntStream.range(0, types.size())
                .mapToObj(i -> "\"c" + i + "\" " + types.get(i).sql())
                .collect(Collectors.joining(", "));
        sql.execute("create table ours (" + columns + "); create table theirs (like ours)");
        Table table = TableReader.read(connection, Identifier.of("ours"));
        List<Encoder> encoders = table.columns().stream()
                .map(column -> Encoders.of(column.type(), column.modifier(), Policies.STRICT, table.server()))
                .toList();
        fill(connection, random, types, encoders);
        String described = "seed " + seed + ": " + columns + ", " + generated.definitions();
        assertThat(encoders).as(described).allMatch(encoder -> encoder.format() == Encoder.Format.BINARY);
        assertThat(count(sql, "select count(*) from ours")).isEqualTo(ROWS);
        assertThat(different(sql, "ours", "theirs")).as(described).isEmpty();
        assertThat(different(sql, "theirs", "ours")).as(described).isEmpty();
    }

    private static void fill(
            Connection connection, Random random, List<GeneratedTypes.Type> types, List<Encoder> encoders)
            throws SQLException, IOException {
        WireBuffer binary = new WireBuffer(64);
        StringBuilder text = new StringBuilder();
        binary.bytes(HEADER, 0, HEADER.length);
        for (int row = 0; row < ROWS; row++) {
            binary.int16(types.size());
            for (int i = 0; i < types.size(); i++) {
                Sample sample = types.get(i).next(random);
                text.append(i == 0 ? "" : "\t").append(sample.literal() == null ? "\\N" : escaped(sample.literal()));
                if (sample.value() == null) {
                    encoders.get(i).encodeNull(binary);
                } else {
                    encoders.get(i).encode(sample.value(), binary);
                }
            }
            text.append('\n');
        }
        binary.int16(-1);
        copy(connection, "copy ours from stdin (format binary)", Arrays.copyOf(binary.array(), binary.size()));
        copy(connection, "copy theirs from stdin", text.toString().getBytes(UTF_8));
    }

    private static void copy(Connection connection, String sql, byte[] bytes) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new ByteArrayInputStream(bytes));
    }

    private static String escaped(String literal) {
        return literal.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static long count(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String different(Statement sql, String these, String those) throws SQLException {
        try (ResultSet rows =
                sql.executeQuery("select string_agg(t, E'\\n') from (select " + these + "::text as t from " + these
                        + " except all select " + those + "::text from " + those + ") as different")) {
            rows.next();
            String found = rows.getString(1);
            return found == null ? "" : found;
        }
    }
}
