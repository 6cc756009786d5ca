package dev.regauge.load.record;

import static dev.regauge.load.record.Read.fields;
import static dev.regauge.load.record.Read.rows;
import static dev.regauge.load.record.Read.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.copy.CopyManager;
import org.postgresql.jdbc.PgConnection;

/** Both of COPY's formats, read as the server reads them. */
class CopyKindsTest {

    private static final List<String> PIECES = List.of(
            "\"",
            "\"\"",
            ",",
            "\t",
            "\\",
            "\\\\",
            "\n",
            "\r\n",
            "\\n",
            "\\N",
            "\\x41",
            "\\x4",
            "\\xg",
            "\\101",
            "\\7",
            "\\b",
            "\\v",
            "\\q",
            "é",
            "😀",
            "a",
            "bc",
            " ",
            "'",
            "",
            "\\\n",
            "\\\t",
            "\"\n\"",
            "\"a,\tb\"");

    /** A format, and what the server calls it. */
    enum Kind {
        CSV("csv", ","),
        TEXT("text", "\t");

        private final String name;
        private final String delimiter;

        Kind(String name, String delimiter) {
            this.name = name;
            this.delimiter = delimiter;
        }

        RecordFormat format() {
            return this == CSV ? RecordFormat.copyCsv() : RecordFormat.copyText();
        }
    }

    private final TestDatabase database = EmbeddedServer.shared().newDatabase();
    private final Connection connection = database.connect();

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private CopyManager copy() throws SQLException {
        return connection.unwrap(PgConnection.class).getCopyAPI();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What the server makes of a text; null where it refuses it. */
    private @Nullable List<List<@Nullable String>> served(Kind kind, String text) throws SQLException, IOException {
        execute("delete from t");
        try {
            copy().copyIn("copy t (a, b) from stdin (format " + kind.name + ")", new ByteArrayInputStream(utf8(text)));
        } catch (SQLException e) {
            return null;
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select a, b from t order by n")) {
            while (row.next()) {
                rows.add(fields(row.getString(1), row.getString(2)));
            }
        }
        return rows;
    }

    /** Escapes may name bytes that are no UTF-8: those are the server's to refuse. */
    private static boolean isRefused(List<List<@Nullable String>> rows) {
        return rows.stream()
                .anyMatch(row -> row.size() != 2
                        || "!".equals(row.get(0))
                        || row.stream().anyMatch(field -> field != null && field.indexOf('\uFFFD') >= 0));
    }

    /** The mark of the end is never put behind a row that goes on: 17 takes it there, 18 and we do not. */
    private static String nasty(Random random, Kind kind) {
        String lineEnd = random.nextInt(4) == 0 ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder();
        int rows = random.nextInt(5);
        for (int row = 0; row < rows; row++) {
            append(text, random, kind.delimiter);
            text.append(kind.delimiter);
            append(text, random, kind.delimiter);
            text.append(row == rows - 1 && random.nextBoolean() ? "" : lineEnd);
        }
        boolean complete = text.length() == 0 || text.toString().matches("(?s).*[^\\\\\r]\r?\n");
        return text + (complete && random.nextInt(10) == 0 ? "\\." + lineEnd : "");
    }

    private static void append(StringBuilder text, Random random, String delimiter) {
        for (int i = random.nextInt(4); i > 0; i--) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            boolean rare = piece.endsWith("\n") || piece.equals(delimiter) || piece.equals("\"");
            text.append(rare && random.nextInt(4) > 0 ? "x" : piece);
        }
    }

    /** A row that the file ends in is no row either. */
    private static List<List<@Nullable String>> read(RecordFormat format, String text) {
        try {
            return rows(format, text, "a", "b");
        } catch (UncheckedIOException e) {
            assertThat(e).hasCauseInstanceOf(UnclosedRowException.class);
            return List.of(List.of("!"));
        }
    }

    private void compare(Kind kind, int cases) throws SQLException, IOException {
        execute("create table t (n serial, a text, b text)");
        Random random = new Random(20261130);
        int accepted = 0;
        for (int i = 0; i < cases; i++) {
            String text = nasty(random, kind);
            List<List<@Nullable String>> served = served(kind, text);
            List<List<@Nullable String>> read = read(kind.format().withBatchBytes(1 + random.nextInt(40)), text);
            if (served != null) {
                accepted++;
                assertThat(read).as(text).isEqualTo(served);
            } else {
                assertThat(isRefused(read)).as(text).isTrue();
            }
        }
        assertThat(accepted).isBetween(cases / 5, cases - cases / 50);
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatTheServerReadsAndRefusesWhatItRefuses(Kind kind) throws SQLException, IOException {
        compare(kind, 600);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void readsManyTextsAsTheServerDoes(Kind kind) throws SQLException, IOException {
        compare(kind, 100_000);
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatTheServerWrites(Kind kind) throws SQLException, IOException {
        execute("create table t (n serial, a text, b text)");
        execute("""
                insert into t (a, b)
                select string_agg(case when k % 9 = 0 then chr(1 + (n * 31 + k * 7) % 127) else
                       (array['"', ',', E'\\\\', E'\\n', E'\\r', E'\\t', 'é', '\\N', '\\.'])[1 + (n * 13 + k * k) % 9] end, ''),
                       case n % 3 when 0 then null when 1 then '' else '\\.' end
                from generate_series(1, 2000) n, generate_series(1, 12) k where k <= n % 12 group by n""");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        copy().copyOut("copy (select a, b from t order by n) to stdout (format " + kind.name + ")", written);
        String text = written.toString(StandardCharsets.UTF_8);
        assertThat(rows(kind.format(), text)).hasSizeGreaterThan(1_500).isEqualTo(served(kind, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n\n", "\\.x\n", "\\N\n", "\n", "", "a\\"})
    void readsTheOnlyColumnAsTheServerDoes(String text) throws SQLException, IOException {
        execute("create table t (n serial, a text, b text)");
        for (Kind kind : Kind.values()) {
            execute("truncate t");
            try {
                copy().copyIn("copy t (a) from stdin (format " + kind.name + ")", new ByteArrayInputStream(utf8(text)));
            } catch (SQLException e) {
                assertThat(rows(kind.format(), text).toString())
                        .as(kind + ": " + e)
                        .contains("!");
                continue;
            }
            assertThat(rows(kind.format(), text)).as(kind.name).isEqualTo(only());
        }
    }

    private List<List<@Nullable String>> only() throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select a from t order by n")) {
            while (row.next()) {
                rows.add(fields(row.getString(1)));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\.\n", "a\r\n\\.\r\n", "a\n\\.\n \n\n"})
    void endsWithTheMark(String text) {
        assertThat(rows(RecordFormat.copyText(), text).toString()).isIn("[]", "[[a]]");
        assertThat(rows(RecordFormat.copyCsv(), text, "a", "b").toString()).isIn("[]", "[[a]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n\\.\nb\n", "\\.\r\na", "a\n\\.\n\\.\n"})
    void dropsNoRowBehindTheMarkInSilence(String text) {
        for (int size : new int[] {1, 1_000}) {
            assertThatThrownBy(() -> rows(RecordFormat.copyText().withBatchBytes(size), text))
                    .hasStackTraceContaining("more behind it, which is no data to a server");
            assertThatThrownBy(() -> rows(RecordFormat.copyCsv().withBatchBytes(size), text, "a", "b"))
                    .hasStackTraceContaining("more behind it, which is no data to a server");
        }
    }

    /** From 18 on it is a row to the server, where it has one column. */
    @Test
    void takesNoLineThatMayBeARowForTheMark() {
        assertThatThrownBy(() -> rows(RecordFormat.copyCsv(), "1\n\\.\n", "only"))
                .hasStackTraceContaining("in front of row 2, at byte 2")
                .hasStackTraceContaining("is a row of one field since");
        assertThat(rows(RecordFormat.copyCsv(), "\"\\.\"\n", "only")).containsExactly(fields("\\."));
    }

    @ParameterizedTest
    @EnumSource
    void findsTheMarkOnceMoreWhereItGoesOn(Kind kind) throws IOException {
        byte[] text = utf8("1%s2\n3%<s4\n\\.\n".formatted(kind.delimiter));
        Records records = new Records(16);
        RecordReader reader = Read.open(kind.format(), text, Position.START, Long.MAX_VALUE, "a", "b");
        assertThat(reader.read(records)).isTrue();
        assertThat(records.endOffset()).isEqualTo(8);
        RecordReader again = Read.open(kind.format(), text, new Position(8, 3), Long.MAX_VALUE, "a", "b");
        assertThat(again.read(records)).isFalse();
    }

    @Test
    void refusesAQuoteThatNothingClosesWhateverElseIsWrong() {
        assertThatThrownBy(() -> rows(RecordFormat.copyCsv(), "1,2\na\rb,\"x\n1,2\n4,5\n", "a", "b"))
                .hasStackTraceContaining("ends within row 2");
    }

    @Test
    void refusesCarriageReturnsAlone() {
        assertThat(rows(RecordFormat.copyCsv(), "a\rb\n"))
                .containsExactly(fields("!", "Field 1: " + Problems.LONE_RETURN));
        assertThat(rows(RecordFormat.copyText(), "a\rb\n"))
                .containsExactly(fields("!", "Field 1: " + Problems.LONE_RETURN));
    }
}
