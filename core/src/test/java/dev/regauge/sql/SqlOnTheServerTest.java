package dev.regauge.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is composed, read by the server itself. */
@Tag("waits")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlOnTheServerTest {

    private static final int CASES = Boolean.getBoolean("regauge.long") ? 20_000 : 400;
    private static final int OBJECTS = Boolean.getBoolean("regauge.long") ? 1_000 : 40;

    /** What breaks quoting, splitting, escaping or a driver's parser. */
    private static final List<String> FRAGMENTS = List.of(
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            "\\\\",
            "\\x41",
            "\\0061",
            "--",
            "/*",
            "*/",
            "$$",
            "$q$",
            "%",
            "%L",
            "?",
            "??",
            ":a",
            "{d",
            "}",
            ";",
            "\n",
            "\r",
            "\t",
            "\b",
            "E'",
            "U&\"",
            "x', true); drop table canary; --",
            "\"; drop table canary; --",
            "\\'; drop table canary; --",
            "€",
            "ß",
            "é",
            "😀",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "\uffff",
            "A",
            "a",
            "0",
            " ",
            ".",
            "²");

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final Random random = new Random(20261129);
    private Connection connection;
    private Statement statement;

    @BeforeAll
    void connect() throws SQLException {
        connection = database.connect();
        statement = connection.createStatement();
        statement.execute("set timezone = 'UTC'; create table canary (v text); insert into canary values ('alive')");
    }

    @AfterAll
    void close() throws SQLException {
        assertThat(one(Sql.format("select v from canary"))).isEqualTo("alive");
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void readsBackEveryText(String setting) throws SQLException {
        conforming(setting);
        for (int i = 0; i < CASES; i++) {
            String text = hostile(random.nextInt(12));
            Sql sql = Sql.format("select %L, 'next'", text);
            assertThat(one(sql)).isEqualTo(text);
            assertThat(prepared(sql)).isEqualTo(text);
        }
        conforming("on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void reachesObjectsOfHostileNames(String setting) throws SQLException {
        conforming(setting);
        for (int i = 0; i < OBJECTS; i++) {
            String schema = name(i);
            String table = name(i);
            String column = name(i);
            statement.execute(Sql.format("create schema %I", schema).text());
            statement.execute(Sql.format("create table %I (%I text default %L)", List.of(schema, table), column, table)
                    .text());
            assertThat(one(Sql.format(
                            "insert into %I default values returning %I", Identifier.of(schema, table), column)))
                    .isEqualTo(table);
            assertThat(catalogued(schema)).isEqualTo(table + "|" + column);
            statement.execute(Sql.format("drop schema %I cascade", schema).text());
        }
        conforming("on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void createsRolesThatCanLogIn(String setting) throws SQLException {
        conforming(setting);
        for (int i = 0; i < OBJECTS / 10; i++) {
            String role = name(i);
            String password = "pw" + hostile(4);
            statement.execute(
                    Sql.format("create role %I login password %L valid until %L", role, password, "2100-01-01")
                            .text());
            TestDatabase login = new TestDatabase(database.host(), database.port(), database.name(), role, password);
            try (Connection own = login.connect();
                    Statement asked = own.createStatement();
                    ResultSet rows = asked.executeQuery("select session_user::text")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo(role);
            }
            statement.execute(Sql.format("drop role %I", role).text());
        }
        conforming("on");
    }

    static Stream<Object> values() {
        return Stream.of(
                true,
                0,
                -1,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                (short) -32768,
                (byte) -128,
                new BigDecimal("-0.10"),
                new BigDecimal("1E-30"),
                new BigDecimal("7"),
                BigInteger.TWO.pow(200).negate(),
                0.1,
                -0.0,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                0.1f,
                Float.MIN_VALUE,
                Float.POSITIVE_INFINITY,
                UUID.randomUUID(),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(20000, 1, 1),
                LocalDate.of(-4000, 2, 28),
                LocalDate.of(0, 3, 1),
                LocalDate.of(5, 1, 1),
                LocalTime.of(23, 59, 59, 999_999_000),
                LocalTime.MIDNIGHT,
                LocalDateTime.of(-1, 12, 31, 23, 59, 1, 1000),
                LocalDateTime.of(30000, 1, 1, 0, 0),
                OffsetDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneOffset.UTC),
                OffsetTime.of(1, 2, 3, 4000, ZoneOffset.ofHoursMinutes(5, 45)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsBackEveryValue(Object value) throws SQLException {
        for (String setting : List.of("on", "off")) {
            conforming(setting);
            try (ResultSet rows =
                    statement.executeQuery(Sql.format("select %L", value).text())) {
                rows.next();
                assertThat(read(rows, value)).isEqualTo(value);
            }
        }
        conforming("on");
    }

    @Test
    void calculatesWithNegativeNumbers() throws SQLException {
        assertThat(one(Sql.format("select 1-%L", -1))).isEqualTo("2");
        assertThat(one(Sql.format("select - %L", -1))).isEqualTo("1");
        assertThat(one(Sql.format("select %L::int2", -32768))).isEqualTo("-32768");
        assertThat(one(Sql.format("select @%L", -5))).isEqualTo("5");
        assertThat(one(Sql.format("select 5%%%L", -3))).isEqualTo("2");
        assertThat(one(Sql.format("select %L / 2", new BigDecimal("5")))).startsWith("2.5");
        assertThat(one(Sql.format("select %L", new BigDecimal("1E+9")))).isEqualTo("1000000000");
        assertThat(one(Sql.format("select 1 -- one\n - %s", Sql.literal(-1)))).isEqualTo("2");
    }

    /** The server takes two strings for one where nothing but white space with a line's end, or a comment, parts them. */
    @Test
    void makesNoTextOfTwo() {
        List<String> gaps = List.of(" ", "\n", "\t", "\r", "\f", "-- c\n", "--'\r", "/* c */", "/* '-- */");
        for (int i = 0; i < CASES; i++) {
            String gap = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(n -> gaps.get(random.nextInt(gaps.size())))
                    .collect(Collectors.joining());
            assertThat(refused(() -> Sql.format("select %L" + gap + "%L", "a", "b")))
                    .as(gap)
                    .isTrue();
            assertThat(refused(() -> Sql.format("select %L" + gap + "'b'", "a")))
                    .as(gap)
                    .isTrue();
            assertThat(refused(() -> Sql.format("select %s%s", Sql.format("%L" + gap, "a"), Sql.literal("b"))))
                    .as(gap)
                    .isTrue();
            assertThat(refused(() -> Sql.format("select %s%s", Sql.literal("a"), Sql.format(gap + "%L", "b"))))
                    .as(gap)
                    .isTrue();
        }
    }

    /** By the composer or by the server. */
    private boolean refused(Supplier<Sql> composing) {
        try {
            return one(composing.get()).isEmpty();
        } catch (SqlCompositionException | SQLException refused) {
            return true;
        }
    }

    @Test
    void readsBackTheEndsOfTime() throws SQLException {
        for (Object end : List.of(LocalDate.MAX, LocalDateTime.MAX, OffsetDateTime.MAX, Instant.MAX)) {
            assertThat(one(Sql.format("select %L", end))).isEqualTo("infinity");
        }
        for (Object end : List.of(LocalDate.MIN, LocalDateTime.MIN, OffsetDateTime.MIN, Instant.MIN)) {
            assertThat(one(Sql.format("select %L", end))).isEqualTo("-infinity");
        }
    }

    @Test
    void takesLiteralsWhereNothingCanBeBound() throws SQLException {
        statement.execute(Sql.format("create sequence s increment %L minvalue %L", -5, Long.MIN_VALUE)
                .text());
        statement.execute(
                Sql.format("comment on sequence s is %L", "it's a \\ comment").text());
        statement.execute(
                Sql.format("create table p (d date) partition by range (d)").text());
        statement.execute(Sql.format(
                        "create table p1 partition of p for values from (%L) to (%L)",
                        LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1))
                .text());
        statement.execute(Sql.format("set application_name = %L", "a'b\\c").text());
        assertThat(one(Sql.format("show application_name"))).isEqualTo("a'b\\c");
        assertThat(one(Sql.format("select obj_description('s'::regclass)"))).isEqualTo("it's a \\ comment");
        statement.execute("drop table p; drop sequence s");
    }

    @Test
    void readsBackBytesAndSpans() throws SQLException {
        byte[] bytes = new byte[256];
        IntStream.range(0, 256).forEach(i -> bytes[i] = (byte) i);
        for (String setting : List.of("on", "off")) {
            conforming(setting);
            assertThat(one(Sql.format("select encode(%L, 'hex')", bytes)))
                    .startsWith("000102")
                    .hasSize(512);
            assertThat(one(Sql.format("select extract(epoch from %L)", Duration.ofMillis(-500))))
                    .isEqualTo("-0.500000");
            assertThat(one(Sql.format("select extract(epoch from %L)", Duration.ofSeconds(-90, 1000))))
                    .isEqualTo("-89.999999");
            assertThat(one(Sql.format("select %L = interval '1 year -2 months 3 days'", Period.of(1, -2, 3))))
                    .isEqualTo("t");
            OffsetDateTime early = OffsetDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneOffset.ofHoursMinutes(-3, -30));
            assertThat(one(Sql.format("select %L", early))).isEqualTo("2024-10-27 06:00:00+00");
            assertThat(one(Sql.format("select %L", Instant.parse("0000-03-01T12:00:00.5Z"))))
                    .isEqualTo("0001-03-01 12:00:00.5+00 BC");
        }
        conforming("on");
    }

    /** The manual says so, and quoting does not help: who takes names from outside has to know. */
    @Test
    void showsThatPublicIsEverybodyEvenInQuotes() throws SQLException {
        statement.execute("create role somebody");
        statement.execute(Sql.format("grant select on canary to %I", "public").text());
        assertThat(one(Sql.format("select has_table_privilege('somebody', 'canary', 'select')")))
                .isEqualTo("t");
        statement.execute("revoke select on canary from public; drop role somebody");
    }

    private static Object read(ResultSet rows, Object like) throws SQLException {
        if (like instanceof Short || like instanceof Byte) {
            return like instanceof Short ? (Object) rows.getShort(1) : (Object) rows.getByte(1);
        }
        return like instanceof BigInteger ? rows.getBigDecimal(1).toBigInteger() : rows.getObject(1, like.getClass());
    }

    private void conforming(String setting) throws SQLException {
        statement.execute("set escape_string_warning = off; set standard_conforming_strings = " + setting);
    }

    private String one(Sql sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql.text())) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String prepared(Sql sql) throws SQLException {
        try (PreparedStatement bound = connection.prepareStatement(sql.text());
                ResultSet rows = bound.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** By a bound parameter, so that no quoting of ours is in the answer. */
    private String catalogued(String schema) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(
                "select table_name || '|' || column_name from information_schema.columns where table_schema = ?")) {
            asked.setString(1, schema);
            try (ResultSet rows = asked.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private String hostile(int fragments) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fragments; i++) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return text.toString();
    }

    /** Unlike any other and never longer than the server allows; every second one is as long as that. */
    private String name(int number) {
        String name = "n" + number + "_" + random.nextInt(1_000_000) + hostile(1 + random.nextInt(4));
        while (name.getBytes(StandardCharsets.UTF_8).length > 63) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        int room = 63 - name.getBytes(StandardCharsets.UTF_8).length;
        return number % 2 == 0 ? name : name + "z".repeat(room);
    }
}
