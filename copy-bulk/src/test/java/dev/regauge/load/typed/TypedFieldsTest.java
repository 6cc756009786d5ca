package dev.regauge.load.typed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.table.TableReader;
import dev.regauge.sql.Identifier;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypedFieldsTest {

    private static final int GENERATED = 1_500;

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();

    @BeforeAll
    void types() {
        Sessions.createTypes(database);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = Sessions.TYPES)
    void what_is_certain_is_what_the_server_reads_whatever_the_session(String type, String family) throws SQLException {
        for (Sessions session : Sessions.values()) {
            try (Connection connection = session.of(database)) {
                List<String> texts = new Texts(session.name().hashCode()).of(family, GENERATED);
                assertThat(BothWays.of(type, session.isUtc(), connection).checked(texts))
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bool          | t f true false TRUE yes no on off 1 0
            int2          | 0 -1 32767 -32768 007 +5
            int4          | 0 2147483647 -2147483648
            int8          | 0 9223372036854775807 -9223372036854775808
            oid           | 0 4294967295
            float4        | 0 -0 1.5 3.25e-7 3.4028235e38 0.1
            float8        | 0 -0 1.5 -77.03653012345678 1e300 2.2250738585072014E-308 .5 5. 0.30000000000000004
            numeric       | 0 -0.00 12345678901234567890123.4567 0.00000001
            numeric(12,2) | 0 1 1.5 9999999999.99 -0.01
            numeric(5)    | 12345 -1
            text          | a NULL \\N
            varchar(3)    | abc äöü
            bpchar(3)     | abc a äöü
            "char"        | a
            name          | someone
            json          | {"a":1}
            jsonb         | {"a":1} []
            uuid          | 123e4567-e89b-12d3-a456-426614174000
            bytea         | \\x \\x00FFab
            date          | 2024-02-29 0001-01-01 9999-12-31
            time          | 12:30 12:30:45 23:59:59.999999 00:00:00
            time(0)       | 12:30:45.5
            timestamp     | 2024-02-29 2024-02-29T12:30 2024-02-29T12:30:45.123456
            timestamptz   | 2024-02-29T12:30:45Z 2024-02-29T12:30:45.1+02 2024-02-29T12:30-05:30 2024-02-29T12:30+0530
            mood          | happy
            price         | 12.50
            """)
    void usual_forms_are_certain(String type, String texts) throws SQLException {
        try (Connection connection = database.connect()) {
            List<String> usual = List.of(texts.split(" "));
            assertThat(BothWays.of(type, false, connection).checked(usual)).isEqualTo(usual);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bool          | tr | truth | ' t' | 2
            int4          | 2147483648 | 1_000 | 0x1F | ' 1' | 1.0
            oid           | 010 | -1 | 4294967296 | +1
            float4        | 1e39 | 1e-60 | NaN | inf
            float8        | 1e309 | 1e-400 | 0x1p3 | 1e
            numeric(12,2) | 1.555 | 10000000000 | 1e3 | NaN
            varchar(3)    | abcd | 'abc '
            "char"        | ab | é
            uuid          | a0eebc999c0b4ef8bb6d6bb9bd380a11 | {a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}
            bytea         | \\xabc | abc | \\x ab
            date          | 2024-02-30 | 0000-01-01 | 01/02/2024 | infinity | 2024-1-2
            time          | 24:00 | 12:30:60 | 12:30:45.1234567 | 04:05 PM
            timestamp     | 2024-01-01 12:30Z | 2024-01-01 12:30+02 | 24-01-01 12:30
            timestamptz   | 2024-01-01 12:30 | 2024-01-01 | 2024-01-01 12:30 CET | 2024-01-01 12:30+16
            """, ignoreLeadingAndTrailingWhitespace = true)
    void what_needs_the_server_is_not_certain(org.junit.jupiter.params.aggregator.ArgumentsAccessor row)
            throws SQLException {
        try (Connection connection = database.connect()) {
            BothWays both = BothWays.of(row.getString(0), false, connection);
            for (int i = 1; i < row.size(); i++) {
                assertThat(both.isCertain(row.getString(i)))
                        .as(row.getString(i))
                        .isFalse();
            }
        }
    }

    @Test
    void a_moment_without_a_zone_is_certain_in_utc_alone() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(BothWays.of("timestamptz", true, connection).isCertain("2024-01-01 12:30"))
                    .isTrue();
            assertThat(BothWays.of("timestamptz", false, connection).isCertain("2024-01-01 12:30"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "varchar(9)", "bpchar(9)", "name", "json", "jsonb", "mood"})
    void the_server_refuses_what_is_no_utf8_in_either_form(String type) throws SQLException {
        try (Connection connection = database.connect()) {
            BothWays both = BothWays.of(type, false, connection);
            for (String bad : List.of("\u00ff", "a\u00c3", "a\0b", "\u00ed\u00a0\u0080", "\u00c0\u0080")) {
                assertThat(both.isRefusedInBothForms(bad.getBytes(ISO_8859_1))).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "json,{",
        "json,''",
        "jsonb,{a}",
        "jsonb,''",
        "jsonb,\"\"\"\\u0000\"\"\"",
        "mood,Happy",
        "mood,''",
        "price,-1"
    })
    void what_the_server_judges_it_refuses_in_either_form(String type, String text) throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(BothWays.of(type, false, connection).isRefusedInBothForms(text.getBytes(UTF_8)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"int4[]", "inet", "interval", "int4range", "pair", "xml", "money", "timetz", "bit(3)"})
    void other_types_go_as_text(String type) throws SQLException {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("create temp table other (v " + type + ")");
            assertThat(TypedFields.of(
                            TableReader.read(connection, Identifier.of("other"))
                                    .columns()
                                    .get(0),
                            true))
                    .isEmpty();
        }
    }
}
