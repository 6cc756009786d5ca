package dev.regauge.load.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

class SketchTest {

    private static final Path FOLDER = Path.of("src/test/resources/sketch");

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    /** With {@code -Dregauge.approve=true} the statements are written anew, for a careful person to read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "contacts",
                "sensors",
                "access_log",
                "products",
                "people",
                "bank",
                "events",
                "places",
                "survey"
            })
    void proposes_what_a_careful_person_would_write(String name) throws IOException, SQLException {
        String csv = Files.readString(FOLDER.resolve(name + ".csv"));
        String sql = SmallFile.sketch(name, csv).sql();
        Path approved = FOLDER.resolve(name + ".sql");
        if (Boolean.getBoolean("regauge.approve")) {
            Files.writeString(approved, sql);
        }
        assertThat(sql).isEqualTo(Files.readString(approved));
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement();
                InputStream rows = Files.newInputStream(FOLDER.resolve(name + ".csv"))) {
            statement.execute(sql);
            long stored = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + name + " from stdin (format csv, header)", rows);
            assertThat(stored).isGreaterThanOrEqualTo(20);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 0 -7                                | bigint
            999999999999999999                    | bigint
            9999999999999999999                   | numeric
            1.50 2                                | numeric
            1.5 2e3                               | double precision
            1.5 NaN                               | double precision
            -0 1                                  | double precision
            NaN inf                               | text
            1e400                                 | text
            1e5 1234567890123456                  | text
            9007199254740.993 NaN                 | text
            9007199254740993.5 1e3                | text
            9007199254740.993 -0                  | text
            0.30000000000000004 1e3               | double precision
            2.2204460492503131e-16                | text
            1.2345678901234567890E+10 2.5         | text
            12345678901234567891E0                | text
            00123 5                               | text
            0.5 0                                 | numeric
            00.5                                  | text
            +5                                    | text
            1_000                                 | text
            true FALSE                            | boolean
            true                                  | boolean
            t F                                   | boolean
            no Yes                                | boolean
            F                                     | text
            NO                                    | text
            true F yes                            | text
            true false yes                        | text
            y n                                   | text
            1 0                                   | bigint
            true 1                                | text
            2024-02-29                            | date
            2024-02-30                            | text
            2024-02-29 2024-02-29T10:00           | timestamp
            2024-02-29T10:00:00Z                  | timestamptz
            2024-02-29T10:00:00Z 2024-02-29T10:00 | text
            2024-02-29T10:00:00.1234567Z          | text
            24:00                                 | text
            123e4567-e89b-12d3-a456-426614174000  | uuid
            {"a":1} []                            | jsonb
            {"a":1,"a":2}                         | text
            {"a":"\\u0000"}                       | text
            {"a":"\\ud800"}                       | text
            {"a":1e9999}                          | text
            {a}                                   | text
            $1,234.50                             | text
            """)
    void takes_the_narrowest_type_that_loses_nothing(String values, String type) {
        assertThat(type(List.of(values.split(" ")))).isEqualTo(type);
    }

    @Test
    void takes_no_type_for_what_is_beside_empty_text() {
        assertThat(type(List.of("1", ""))).isEqualTo("text");
    }

    @Test
    void takes_no_type_for_digits_with_blanks() {
        assertThat(type(List.of("4111 1111 1111 1111"))).isEqualTo("text");
        assertThat(type(List.of("1", " 2"))).isEqualTo("text");
    }

    @Test
    void tells_which_text_its_type_does_not_take() {
        assertThat(SmallFile.ofColumn(List.of("1", "2", "n/a\n); drop table x; --", "3", "other"))
                        .columns()
                        .get(1)
                        .remark())
                .isEqualTo("no bigint for \"n/a ); drop table x; --\" in row 3");
        assertThat(SmallFile.ofColumn(List.of("10001", "00501"))
                        .columns()
                        .get(1)
                        .remark())
                .isEqualTo("leading zeros, kept as text: no bigint for \"00501\" in row 2");
        assertThat(SmallFile.ofColumn(List.of("Ada", "Bob", "1"))
                        .columns()
                        .get(1)
                        .remark())
                .isEmpty();
    }

    @Test
    void tells_what_it_saw() {
        SketchedColumn column = SmallFile.sketch("t", "a,Net Weight\n1,0.5\n2,-10\n3,9.25\n4,\n")
                .columns()
                .get(1);
        assertThat(column)
                .isEqualTo(new SketchedColumn(
                        "Net Weight",
                        "net_weight",
                        "numeric",
                        4,
                        1,
                        Optional.of("-10"),
                        Optional.of("9.25"),
                        4,
                        2,
                        ""));
    }

    @ParameterizedTest
    @CsvSource({
        "Order ID, order_id",
        "  E-Mail (work) , e_mail_work",
        "2nd, c_2nd",
        "Größe, größe",
        "xmin, c_xmin",
        "select, select",
        "'', column_1",
        "#, column_1",
        "日本, 日本"
    })
    void names_columns_in_lower_case_letters_and_digits(String header, String name) {
        assertThat(ColumnNames.of(List.of(header))).containsExactly(name);
    }

    @Test
    void gives_each_column_a_name_of_its_own() {
        assertThat(ColumnNames.of(List.of("a", "A", "a_2", "a!"))).containsExactly("a", "a_2", "a_2_2", "a_3");
    }

    @Test
    void cuts_names_to_what_the_server_keeps() {
        List<String> names = ColumnNames.of(List.of("é".repeat(40), "é".repeat(50)));
        assertThat(names).containsExactly("é".repeat(31), "é".repeat(30) + "_2");
    }

    @Test
    void a_header_cannot_leave_its_comment() {
        String sql = SmallFile.sketch("t", "\"a\n); drop table x; --\u2028\",b\n1,2\n")
                .sql();
        assertThat(sql.lines()).hasSize(4);
        assertThat(sql).doesNotContain("\u2028");
    }

    @Test
    void keeps_as_much_for_many_rows_as_for_few() {
        String[] rows = new String[50_000];
        Arrays.fill(rows, "x".repeat(20) + ",1");
        SketchedTable table = SmallFile.sketch("t", "a,b\n" + String.join("\n", rows));
        assertThat(table.columns()).extracting(SketchedColumn::rows).containsOnly(50_000L);
    }

    private static String type(List<String> values) {
        return Stream.of(SmallFile.ofColumn(values))
                .map(table -> table.columns().get(1).type())
                .findFirst()
                .orElseThrow();
    }
}
