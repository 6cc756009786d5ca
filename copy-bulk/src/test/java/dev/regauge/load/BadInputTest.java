package dev.regauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.load.LoadReport.Outcome;
import dev.regauge.load.record.RecordFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each input gets an answer: what was loaded and what was rejected together are the file, or nothing of it is loaded. */
class BadInputTest {

    @TempDir
    private Path folder;

    private Loads loads;

    @BeforeEach
    void create() throws SQLException {
        loads = new Loads(folder)
                .given(
                        "create table t (id int primary key, name text, price numeric(6,2) check (price >= 0), day date)");
    }

    private static String row(int i, boolean bad) {
        return (bad ? "x" : "") + i + ",name " + i + ",1.50,2026-02-0" + (i % 9 + 1) + "\n";
    }

    private static String rows(int count, int eachBad) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> row(i, i % eachBad == 0))
                .collect(Collectors.joining("", "id,name,price,day\n", ""));
    }

    private void requireSum(LoadReport report, long loaded, long rejected) throws IOException, SQLException {
        assertThat(report.failure()).isEmpty();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.loaded()).isEqualTo(loaded);
        assertThat(report.rejected()).isEqualTo(rejected);
        assertThat(loads.ask("select count(*) from t")).isEqualTo(String.valueOf(loaded));
        assertThat(
                        report.rejects().isPresent()
                                ? Files.readAllLines(report.rejects().get())
                                : List.of())
                .hasSize((int) rejected);
    }

    @ParameterizedTest
    @CsvSource({"20000, 20000, 1", "20000, 200, 100", "500, 1, 500"})
    void storesAllButTheBadRows(int rows, int eachBad, int bad) throws IOException, SQLException {
        LoadReport report = loads.csv(
                rows(rows, eachBad), settings -> settings.allowing(bad).batches(64 << 10));
        requireSum(report, rows - bad, bad);
        assertThat(loads.rejects().get(0)).contains("\"row\":" + eachBad + ",", "22P02", "\"column\":\"id\"");
    }

    @ParameterizedTest
    @CsvSource({"1000000, 1000000, 1", "1000000, 1000, 1000", "100000, 1, 100000"})
    @Tag("long")
    void storesAllButTheBadRowsOfMany(int rows, int eachBad, int bad) throws IOException, SQLException {
        requireSum(loads.csv(rows(rows, eachBad), settings -> settings.allowing(bad)), rows - bad, bad);
    }

    @Test
    void escapesThatNameNoUtf8AreRefused() throws IOException, SQLException {
        LoadReport report = loads.load(
                List.of(loads.file("t.tsv", "1\ta\\xbc\t1\t2026-01-01\n2\t\\xc3\\xa9\t1\t2026-01-01\n")),
                settings -> settings.format(RecordFormat.copyText())
                        .columns("id", "name", "price", "day")
                        .allowing(1));
        requireSum(report, 1, 1);
        assertThat(loads.rejects().get(0)).contains("\"row\":1", "22021");
        assertThat(loads.ask("select name from t")).isEqualTo("é");
    }

    /** A batch is on its way when the one before it fails, and is sent again. */
    @Test
    void ofTwoRowsOfOneKeyInDifferentBatchesTheFirstIsStored() throws IOException, SQLException {
        String rows = IntStream.range(0, 4_000)
                .mapToObj(i -> row(i % 200 < 100 ? i : i - 100, false).replace("name", "row " + i + " of"))
                .collect(Collectors.joining("", "id,name,price,day\n", ""));
        LoadReport report = loads.csv(rows, settings -> settings.allowing(2_000).batches(2_000));
        requireSum(report, 2_000, 2_000);
        assertThat(loads.ask("select count(*) from t where name like 'row ' || id || ' of%'"))
                .isEqualTo("2000");
        assertThat(loads.rejects()).isSortedAccordingTo(Comparator.comparingLong(BadInputTest::rejectedRow));
    }

    private static long rejectedRow(String line) {
        return Long.parseLong(line.replaceAll(".*\"row\":(\\d+),.*", "$1"));
    }

    @Test
    void tellsEachRowWithItsReason() throws IOException, SQLException {
        LoadReport report = loads.csv("""
                id,name,price,day
                1,good,1,2026-01-01
                2,too large,12345.67,2026-01-01
                3,negative,-1,2026-01-01
                4,no day,1,2026-02-30
                5,few
                6,many,1,2026-01-01,7
                ,no key,1,2026-01-01
                1,twice,1,2026-01-01
                9,rounded by the server,1.005,01/02/2026
                8,"quoted" text,1,2026-01-01
                """, settings -> settings.allowing(100));
        requireSum(report, 2, 8);
        assertThat(loads.rejects().stream()
                        .map(line -> line.replaceAll(
                                ".*\"sqlstate\":\"(.....)\".*\"reason\":\"([^\"\\\\]{0,20}).*", "$1 $2")))
                .containsExactly(
                        "22003 numeric field overfl",
                        "23514 new row for relation",
                        "22008 date/time field valu",
                        "22P04 the row has 2 fields",
                        "22P04 the row has 5 fields",
                        "23502 null value in column",
                        "23505 duplicate key value ",
                        "22P04 Field 2: text behind");
        assertThat(loads.ask("select concat_ws(' ', price, day) from t where id = 9"))
                .isEqualTo("1.01 2026-01-02");
    }

    @Test
    void findsRowsInBytesThatAreNoText() throws IOException, SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("id,name\n1,Zoë\n2,Zo".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xEB);
        bytes.writeBytes("\n3,nul\0\n4,end\n".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("t.csv"), bytes.toByteArray());
        requireSum(loads.load(List.of(file), settings -> settings.allowing(5)), 2, 2);
        assertThat(loads.rejects().get(0)).contains("\"row\":2", "22021", "\"base64\":\"");
        assertThat(loads.rejects().get(1)).contains("\"row\":3", "22021");
    }

    @Nested
    class WhenTheFileIsNotWhole {

        @Test
        void refusesAQuoteThatNothingCloses() throws IOException, SQLException {
            LoadReport report = loads.csv(
                    rows(100, 1_000) + "101,\"open,1,2026-01-01\n102,b,1,2026-01-01\n",
                    settings -> settings.allowing(10));
            assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_KEPT);
            assertThat(report.failure().orElseThrow()).contains("ends within row 101", "a quote that nothing closes");
            assertThat(loads.ask("select count(*) from t")).isEqualTo("0");
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void refusesAPackedFileThatEndsEarly(boolean ledger) throws IOException, SQLException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream to = new GZIPOutputStream(packed)) {
                to.write(rows(50_000, 100_000).getBytes(StandardCharsets.UTF_8));
            }
            byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 1_000);
            Path file = Files.write(folder.resolve("t.csv.gz"), cut);
            LoadReport report = loads.load(
                    List.of(file), settings -> ledger ? settings.resuming().batches(50_000) : settings);
            assertThat(report.outcome()).isEqualTo(ledger ? Outcome.PARTLY_KEPT : Outcome.NOTHING_KEPT);
            assertThat(report.failure().orElseThrow()).contains("t.csv.gz");
            Files.write(file, packed.toByteArray());
            LoadReport again = loads.load(List.of(file), settings -> ledger ? settings.resuming() : settings);
            requireSum(again, 50_000, 0);
        }

        @Test
        void refusesAnEmptyFile() {
            assertThatThrownBy(() -> loads.csv("")).hasMessageContaining("the file is empty");
        }

        @Test
        void storesNothingOfAHeaderAlone() throws IOException, SQLException {
            requireSum(loads.csv("id,name,price,day\n"), 0, 0);
        }
    }

    @Test
    void refusesAFieldThatIsTooLargeAndGoesOn() throws IOException, SQLException {
        Path file = folder.resolve("t.csv");
        try (OutputStream to = Files.newOutputStream(file)) {
            to.write("id,name\n1,a\n2,\"".getBytes(StandardCharsets.UTF_8));
            byte[] piece = "x,\n".repeat(1 << 14).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 4_267; i++) { // 200 MB
                to.write(piece);
            }
            to.write("\"\n3,c\n".getBytes(StandardCharsets.UTF_8));
        }
        requireSum(loads.load(List.of(file), settings -> settings.allowing(1)), 2, 1);
        assertThat(loads.rejects().get(0)).contains("\"row\":2", "more than the 16777216 that are allowed");
    }

    @Test
    void skipsAByteOrderMark() throws IOException, SQLException {
        requireSum(loads.csv("\uFEFFid,name\n1,a\n"), 1, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,nome|no column for \"nome\"; columns without a field: \"name\", \"price\", \"day\"",
                "id,name,name|\"name\" is there more than once",
                "id,,name|field 2 has no name",
                "id,Name,name|both go to column \"name\"",
            })
    void refusesAHeaderThatDoesNotFit(String header, String words) {
        assertThatThrownBy(() -> loads.csv(header + "\n1,a,b\n")).hasMessageContaining(words);
    }

    @Test
    void findsColumnsByNamesThatAreAlike() throws IOException, SQLException {
        requireSum(loads.csv("ID, Name ,\"PRICE\",Day\n1,a,1,2026-01-01\n"), 1, 0);
    }

    @Test
    void takesNoNumberInANameForAnother() throws IOException, SQLException {
        loads.given("alter table t rename name to q11");
        assertThatThrownBy(() -> loads.csv("id,q1_1\n1,a\n")).hasMessageContaining("no column for \"q1_1\"");
        loads.given("alter table t rename q11 to q1_1");
        LoadReport report = loads.csv("id,Q1.1\n1,a\n");
        requireSum(report, 1, 0);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("The field \"Q1.1\" goes to column \"q1_1\""));
    }

    @Test
    void mapsAndSkipsFields() throws IOException, SQLException {
        LoadReport report = loads.csv(
                "nr,name,junk\n1,a,?\n",
                settings -> settings.renamed("nr", "id").skipped("junk"));
        requireSum(report, 1, 0);
    }

    @Test
    void readsJsonLines() throws IOException, SQLException {
        Path file = loads.file(
                "t.jsonl",
                "{\"id\":1,\"name\":\"Zo\\u00eb \\\"\\\\\\n\"}\n{\"name\":null,\"id\":2,\"price\":1.50}\n{\"id\":3}\n{\"id\":}\n");
        LoadReport report = loads.load(
                List.of(file),
                settings -> settings.format(RecordFormat.jsonLines()).allowing(2));
        assertThat(report.failure()).isEmpty();
        assertThat(report.loaded()).isEqualTo(3);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(loads.ask("select count(*) from t where name = E'Zoë \"\\\\\\n'"))
                .isEqualTo("1");
    }

    @Test
    void givesValuesOfJsonTheFormOfTheirColumn() throws IOException, SQLException {
        loads.given("create table j (b jsonb, j json, a int[], t text[], s text, js jsonb[])")
                .given("alter table t rename to other;" + " alter table j rename to t");
        Path file = loads.file("t.jsonl", """
                {"b":"123","j":"true","a":[1,null,-3],"t":["a \\"b\\" \\\\","null",null,[]],"s":["x"]}
                {"b":"null","j":null,"a":[],"t":["é\\u00e9"],"s":"[]","js":["1","true","é\\"",{"k":"\\\\é"},2,null]}
                {"b":{"k":["v"]},"j":1.50,"a":[[1],[2]],"t":"{x}","s":7}
                """);
        LoadReport report = loads.load(
                List.of(file),
                settings -> settings.format(RecordFormat.jsonLines()).allowing(1));
        assertThat(report.failure()).isEmpty();
        assertThat(loads.ask("select concat_ws(' ', jsonb_typeof(b), json_typeof(j), a, t, s) from t"))
                .isEqualTo("string {} {éé} [], object number {{1},{2}} {x} 7");
        assertThat(loads.ask("select concat_ws(' ', e, jsonb_typeof(e)) from t, unnest(js) e"))
                .isEqualTo("\"1\" string, \"true\" string, \"é\\\"\" string, {\"k\": \"\\\\é\"} object, 2 number, ");
        assertThat(loads.rejects().get(0)).contains("malformed array literal");
    }

    @Test
    void takesKeysThatAreNamedOrComeLate() throws IOException, SQLException {
        String late =
                IntStream.range(1, 3_000).mapToObj(i -> "{\"id\":" + i + "}\n").collect(Collectors.joining())
                        + "{\"id\":3000,\"name\":\"late\"}\n";
        Path file = loads.file("t.jsonl", late);
        requireSum(loads.load(List.of(file), settings -> settings.format(RecordFormat.jsonLines())), 3_000, 0);
        loads.given("truncate t");
        requireSum(
                loads.load(
                        List.of(file),
                        settings -> settings.format(RecordFormat.jsonLines()).columns("id", "name")),
                3_000,
                0);
    }

    @Test
    void namesTheRowOfAnUpsertToo() throws IOException {
        LoadReport report = loads.csv(rows(5, 3), settings -> settings.upserting(true, "id"));
        assertThat(report.failure().orElseThrow()).contains("row 3 at byte");
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(loads.rejects()).hasSize(1);
    }

    @Test
    void givesUpBeyondAShare() throws IOException, SQLException {
        LoadReport report = loads.csv(rows(1_000, 50), settings -> settings.allowing(MaxErrors.parse("1%")));
        assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_KEPT);
        requireSum(loads.csv(rows(1_000, 50), settings -> settings.allowing(MaxErrors.parse("2%"))), 980, 20);
    }

    @Test
    void writesRejectsOverNothingElse() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "dear diary\n");
        assertThatThrownBy(() -> loads.csv("id\n1\n", settings -> settings.rejects(mine)))
                .hasMessageContaining("has no rejected rows of an earlier load");
        assertThat(mine).hasContent("dear diary");
    }
}
