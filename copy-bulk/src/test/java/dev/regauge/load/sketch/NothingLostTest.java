package dev.regauge.load.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Columns of all that looks like something: their table takes them, and what it shows is what was in the file. */
class NothingLostTest {

    private static final Set<String> SHOWN_AS_WRITTEN = Set.of("text", "bigint", "numeric", "uuid", "date");

    private static final List<List<String>> FAMILIES = List.of(
            List.of("0", "1", "-1", "17", "999999999999999999", "-999999999999999999", "9223372036854775808"),
            List.of(
                    "0.5",
                    ".5",
                    "5.",
                    "-0",
                    "-0.0",
                    "1.50",
                    "12345678901234567890.123",
                    "1e3",
                    "NaN",
                    "-Infinity",
                    "00.1"),
            List.of(
                    "007",
                    "+1",
                    "12",
                    "0x1F",
                    "1_000",
                    "1,000",
                    "1.000,00",
                    "$5",
                    "5 €",
                    "1e",
                    "1e400",
                    "-",
                    ".",
                    "1-2"),
            List.of("true", "F", "yes", "no", "on", "y", "0", "null"),
            List.of("2024-02-29", "0001-01-01", "9999-12-31", "2023-02-29", "2024-01-01 00:00", "infinity", "24:00"),
            List.of("2024-01-01T10:00Z", "2024-01-01 10:00:00.123456+05:30", "2024-01-01T10:00:00", "2024-01-01"),
            List.of("2024-01-01T10:00:00.1234567Z", "2024-01-01T10:00:60Z", "2024-01-01T10:00:00 CET"),
            List.of("01/02/2024", "31/12/2024", "12/31/2024", "1.2.2024", "99/99/2024", "1/2.2024"),
            List.of("123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000", "123e4567"),
            List.of("{}", "[1,2]", "{\"a\":1}", "{\"a\":{\"b\":[]}}", "[1", "{} {}", "[\"\\ud83d\\ude00\"]", "[1e400]"),
            List.of("[\"\\u0000\"]", "[01]", "[NaN]", "{'a':1}", "[-0, 1.0]", "[\"\u0001\"]", "{\"a\":1,\"a\":1}"),
            List.of("", " ", "abc", "Zoë", "日本", "a,b", "x".repeat(3000), "\\N", "\\.", "a\tb"));

    private final Random random = new Random(8);
    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @Test
    void the_table_takes_what_was_looked_at_and_shows_it() throws SQLException {
        Map<String, Integer> types = new HashMap<>();
        try (Connection connection = database.connect()) {
            for (int i = 0; i < 1_500; i++) {
                List<String> values = column();
                SketchedTable table = SmallFile.ofColumn(values);
                String type = table.columns().get(1).type();
                types.merge(type, 1, Integer::sum);
                check(table, type, values, connection);
            }
        }
        assertThat(types)
                .containsOnlyKeys(
                        "text",
                        "bigint",
                        "numeric",
                        "double precision",
                        "boolean",
                        "date",
                        "timestamp",
                        "timestamptz",
                        "uuid",
                        "jsonb");
    }

    /** Mostly of one family, so that it is more than text; at times with one of another. */
    private List<String> column() {
        List<String> values = new ArrayList<>();
        List<String> family = one(FAMILIES);
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            values.add(one(random.nextInt(12) == 0 ? one(FAMILIES) : family));
        }
        return values;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static void check(SketchedTable table, String type, List<String> values, Connection connection)
            throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("drop table if exists sketched");
            sql.execute(table.sql());
            copy(values, connection);
            if (SHOWN_AS_WRITTEN.contains(type)) {
                assertThat(shown(sql))
                        .as(type)
                        .isEqualTo(values.stream().map(v -> canonical(type, v)).toList());
            }
        } catch (SQLException e) {
            throw new AssertionError(type + " does not take " + values, e);
        }
    }

    private static List<String> shown(Statement sql) throws SQLException {
        List<String> shown = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("select v::text from sketched order by id")) {
            while (rows.next()) {
                shown.add(rows.getString(1));
            }
        }
        return shown;
    }

    /** The server writes a zero before a point, no point behind a number, and hexadecimal digits in lower case. */
    private static String canonical(String type, String value) {
        return switch (type) {
            case "numeric" -> new BigDecimal(value).toPlainString();
            case "uuid" -> value.toLowerCase(java.util.Locale.ROOT);
            default -> value;
        };
    }

    private static void copy(List<String> values, Connection connection) throws SQLException {
        StringBuilder rows = new StringBuilder();
        for (int id = 0; id < values.size(); id++) {
            String escaped = values.get(id).replace("\\", "\\\\").replace("\t", "\\t");
            rows.append(id).append('\t').append(escaped).append('\n');
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy sketched from stdin",
                            new ByteArrayInputStream(rows.toString().getBytes(UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
