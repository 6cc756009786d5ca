package dev.regauge.load.record;

import static dev.regauge.load.record.Read.fields;
import static dev.regauge.load.record.Read.rows;
import static dev.regauge.load.record.Read.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows are the same ones however the text is cut. */
class BatchesTest {

    private static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        RecordFormat.csv(),
                        "a,b\n\r\n1,\"x\"\"y\"\r\n\"\n\",\"\"\"\"\n5\",\"1\n2\"\n,\n\"a\"b\",c\n\n7,\"8\""),
                Arguments.of(RecordFormat.copyCsv(), "a,b\n\n1,x\"y\"\"z\nw\"\n\\.x,\"\"\n\"\\.\n\",b\n\\.\n \n"),
                Arguments.of(
                        RecordFormat.copyText(),
                        "a\tb\r\n1\t2\r\n\\x41\\\t\\N\t\\101\\\\\r\n\\\r\\\n\tb\r\n\\.\r\n\r\n"),
                Arguments.of(
                        RecordFormat.jsonLines(),
                        "{\"a\":1.50,\"b\":\"x\\\"é\\ud83d\\ude00\"}\n\n {\"b\":{\"c\":[1, \"}\"]}} \r\n{\"a\":1\n}\n{\"a\":null}"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void areOfTheSameRowsWhateverTheirSize(RecordFormat format, String text) {
        List<List<@Nullable String>> whole = rows(format, text, "a", "b");
        assertThat(whole).hasSizeGreaterThan(3);
        for (int size = 1; size <= 64; size++) {
            assertThat(rows(format.withBatchBytes(size), text, "a", "b")).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void canBeReadFromAnyRowToAnyOther(RecordFormat format, String text) throws IOException {
        List<Position> places = places(format.withBatchBytes(1), text);
        List<List<@Nullable String>> whole = rows(format, text, "a", "b");
        for (int from = 0; from < places.size(); from++) {
            for (int to = from + 1; to < places.size(); to++) {
                List<List<@Nullable String>> part = between(format, text, places.get(from), places.get(to));
                assertThat(part).isEqualTo(whole.subList(from, to));
            }
        }
    }

    private static List<Position> places(RecordFormat format, String text) throws IOException {
        List<Position> places = new ArrayList<>();
        Records records = new Records(1);
        RecordReader reader = Read.open(format, utf8(text), Position.START, Long.MAX_VALUE, "a", "b");
        while (reader.read(records)) {
            for (int i = 0; i < records.count(); i++) {
                places.add(new Position(records.offset(i), records.row(i)));
            }
        }
        places.add(new Position(records.endOffset(), records.row(records.count())));
        return places;
    }

    private static List<List<@Nullable String>> between(RecordFormat format, String text, Position from, Position to)
            throws IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        Records records = new Records(1);
        RecordReader reader = Read.open(format, utf8(text), from, to.offset(), "a", "b");
        long row = from.row();
        while (reader.read(records)) {
            assertThat(records.firstRow()).isEqualTo(row);
            for (int i = 0; i < records.count(); i++) {
                rows.add(Read.row(records, i));
            }
            row += records.count();
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSON_LINES"})
    void endWhereThereAreManySmallRowsOrFields(RecordFormat.Kind kind) throws IOException {
        boolean json = kind == RecordFormat.Kind.JSON_LINES;
        RecordFormat format = (json ? RecordFormat.jsonLines() : RecordFormat.csv()).withBatchBytes(1_600);
        byte[] text = utf8((json ? "{}\n" : "1,2,3\n").repeat(2_000));
        RecordReader reader = Read.open(format, text, Position.START, Long.MAX_VALUE, "a", "b", "c");
        Records records = new Records(1_600);
        long rows = 0;
        while (reader.read(records)) {
            assertThat(records.count()).isLessThanOrEqualTo(100);
            rows += records.count();
        }
        assertThat(rows).isEqualTo(2_000);
    }

    @Test
    void haveALastRowThatIsTooLargeAndHasNoLineEnd() {
        String row = "{\"a\":\"" + "x".repeat(500) + "\"}";
        for (int size : new int[] {50, 10_000}) {
            RecordFormat format = RecordFormat.jsonLines().withLargestRow(100).withBatchBytes(size);
            assertThat(rows(format, "{\"a\":1}\n" + row, "a"))
                    .containsExactly(fields("1"), fields("!", Problems.tooLarge(row.length(), 100)));
        }
    }

    @Test
    void tellWhereTheirRowsAreAndTheSumOfTheirText() throws IOException {
        byte[] text = utf8("a,1\r\n\nb,\"é\"\"\n\"\nc,3");
        Records records = new Records(1);
        RecordReader reader = Read.open(RecordFormat.csv(), text, Position.START, Long.MAX_VALUE, "a", "b");
        assertThat(reader.read(records)).isTrue();
        assertThat(List.of(Read.raw(records, 0), Read.raw(records, 1), Read.raw(records, 2)))
                .containsExactly("a,1", "b,\"é\"\"\n\"", "c,3");
        assertThat(List.of(records.offset(0), records.offset(1), records.endOffset()))
                .containsExactly(0L, 6L, (long) text.length);
        CRC32C crc = new CRC32C();
        crc.update(text);
        assertThat(records.crc()).isEqualTo(crc.getValue());
        assertThat(reader.read(records)).isFalse();
    }

    @Test
    void areRefusedWhereTheTextHasBecomeShorter() {
        RecordReader reader = Read.open(RecordFormat.csv(), utf8("a\nb\n"), Position.START, 6);
        assertThatThrownBy(() -> reader.read(new Records(1))).hasMessageContaining("cut short");
    }

    @Test
    void haveAProblemForARowThatIsTooLarge() {
        for (int size : new int[] {1, 10, 100, 1000}) {
            RecordFormat format = RecordFormat.csv().withLargestRow(10).withBatchBytes(size);
            String text = "a,b\n1,\"23\n4,5\n6\"\n1234,67890\r\n1234,678901\n7,8\n";
            assertThat(rows(format, text, "a", "b"))
                    .containsExactly(
                            fields("a", "b"),
                            fields("!", Problems.tooLarge(12, 10)),
                            fields("1234", "67890"),
                            fields("!", Problems.tooLarge(11, 10)),
                            fields("7", "8"));
        }
    }

    @Test
    void passOverAFieldOf200MegabytesInLittleMemory() throws IOException {
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) '\n');
        InputStream text = new ByteArrayInputStream(utf8("1,\""));
        for (int i = 0; i < 200; i++) {
            text = new SequenceInputStream(text, new ByteArrayInputStream(piece));
        }
        text = new SequenceInputStream(text, new ByteArrayInputStream(utf8("\"\n2,b\n")));
        RecordFormat format = RecordFormat.csv().withLargestRow(1 << 16).withBatchBytes(1 << 12);
        RecordReader reader = RecordReaders.open(format, text, Position.START, Long.MAX_VALUE, List.of());
        Records records = new Records(1);
        assertThat(reader.read(records)).isTrue();
        assertThat(records.problem(0)).contains("209715204 bytes", "raise --max-row");
        assertThat(reader.read(records)).isTrue();
        assertThat(Read.row(records, 0)).isEqualTo(fields("2", "b"));
        assertThat(records.bytes().length).isLessThan(1 << 19);
    }
}
