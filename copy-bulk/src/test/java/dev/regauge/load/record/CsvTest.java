package dev.regauge.load.record;

import static dev.regauge.load.record.Read.fields;
import static dev.regauge.load.record.Read.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final RecordFormat CSV = RecordFormat.csv();

    private static List<List<@Nullable String>> twoColumns(String text) {
        return rows(CSV, text, "a", "b");
    }

    @Test
    void splitsRowsAndFields() {
        assertThat(twoColumns("1,one\n2,two\r\n3,three"))
                .containsExactly(fields("1", "one"), fields("2", "two"), fields("3", "three"));
    }

    @Test
    void takesQuotesOffAndHalvesDoubledOnes() {
        assertThat(twoColumns("\"a,\"\"b\"\"\r\n\",\"\"\"\"\n")).containsExactly(fields("a,\"b\"\r\n", "\""));
    }

    @Test
    void tellsNullFromTheEmptyText() {
        assertThat(twoColumns(",\"\"\n,")).containsExactly(fields(null, ""), fields(null, null));
        assertThat(rows(CSV.withNullText("NULL"), "NULL,\"NULL\",,NUL\n"))
                .containsExactly(fields(null, "NULL", "", "NUL"));
    }

    @Test
    void leavesBlanksAsTheyAre() {
        assertThat(twoColumns(" a ,\t\n")).containsExactly(fields(" a ", "\t"));
    }

    @Test
    void keepsWhatIsNoAscii() {
        assertThat(twoColumns("äöü€😀,\"日本\"\"語\"\n")).containsExactly(fields("äöü€😀", "日本\"語"));
    }

    @Test
    void takesOtherDelimitersAndQuotes() {
        RecordFormat format = CSV.withDelimiter(';').withQuote('\'');
        assertThat(rows(format, "'a;''',\"b\n")).containsExactly(fields("!", "Field 1: " + Problems.BEHIND_QUOTE));
        assertThat(rows(format, "'a;''';\"b\n")).containsExactly(fields("a;'", "\"b"));
        assertThat(rows(RecordFormat.tsv(), "a\tb,\"c\"\n"))
                .containsExactly(fields("!", "Field 2: " + Problems.BARE_QUOTE));
    }

    @Test
    void passesOverEmptyLinesBetweenRowsOfSeveralFields() {
        assertThat(twoColumns("\n1,2\n\r\n\n3,4\n\n")).containsExactly(fields("1", "2"), fields("3", "4"));
    }

    @Test
    void takesAnEmptyLineForTheOnlyFieldOfARow() {
        assertThat(rows(CSV, "a\n\nb\n\n", "only"))
                .containsExactly(fields("a"), fields((String) null), fields("b"), fields((String) null));
    }

    @Nested
    class WhenARowIsMalformed {

        @Test
        void refusesAQuoteInsideOfAFieldWithoutQuotes() {
            assertThat(twoColumns("1,5\" pipe\n2,b\n"))
                    .containsExactly(fields("!", "Field 2: " + Problems.BARE_QUOTE), fields("2", "b"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"say \"hi\" there\",c", "\"a\"b\",c", "\"a\" ,\"c\""})
        void refusesTextBehindTheClosingQuote(String row) {
            assertThat(twoColumns(row + "\n2,b\n"))
                    .containsExactly(fields("!", "Field 1: " + Problems.BEHIND_QUOTE), fields("2", "b"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"a\"b,c", "\"a\" ,c", "\"a\"b\"c,d", " \"a,c"})
        void refusesTheRowsBehindAFieldThatMayBeOpen(String row) {
            List<List<@Nullable String>> rows = twoColumns(row + "\n2,b\n");
            assertThat(rows.get(0).get(0)).isEqualTo("!");
            assertThat(rows.get(1)).isEqualTo(fields("!", Problems.MAY_BE_INSIDE));
        }

        @Test
        void takesNoLineOfAFieldWhoseQuotesAreNotDoubledForARow() {
            assertThat(twoColumns("1,\"He said \"hi\n777,inside\nbye\" end\"\n2,b\n"))
                    .containsExactly(
                            fields("!", "Field 2: " + Problems.BEHIND_QUOTE),
                            fields("!", Problems.MAY_BE_INSIDE),
                            fields("!", "Field 1: " + Problems.BARE_QUOTE),
                            fields("2", "b"));
        }

        @Test
        void givesUpWhereAFieldMayBeOpenForTooLong() {
            assertThatThrownBy(() -> twoColumns("1,\"a\"b\n" + "2,b\n".repeat(300_000)))
                    .hasStackTraceContaining("nobody can tell where that row ends; it begins at byte 0");
        }

        @Test
        void takesNoLineOfAFieldInQuotesForARowBehindWhatIsWrong() {
            assertThat(twoColumns("5\" pipe,\"x\n1,2\ny\"\n3,4\n"))
                    .containsExactly(fields("!", "Field 1: " + Problems.BARE_QUOTE), fields("3", "4"));
        }

        @Test
        void refusesAQuoteThatNothingCloses() {
            assertThatThrownBy(() -> twoColumns("1,a\n2,\"b\n3,c\n"))
                    .hasStackTraceContaining("ends within row 2")
                    .hasStackTraceContaining("begins at byte 4")
                    .hasStackTraceContaining("Field 2: " + Problems.UNCLOSED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"5\" pipe,\"x", "a\rb,\"x", "\"a\"b,\"x"})
        void refusesAQuoteThatNothingClosesWhateverElseIsWrong(String row) {
            assertThatThrownBy(() -> twoColumns("1,a\n" + row + "\n3,c\n"))
                    .hasStackTraceContaining("row 2, or nobody")
                    .hasStackTraceContaining("Field 2: " + Problems.UNCLOSED);
        }

        @Test
        void refusesAQuoteThatNothingClosesWhateverItsRowMayMeasure() {
            RecordFormat small = CSV.withLargestRow(1_000);
            for (int size : new int[] {100, 100_000}) {
                assertThatThrownBy(() ->
                                rows(small.withBatchBytes(size), "1,2\n3,\"open\n" + "5,6\n".repeat(1_000), "a", "b"))
                        .hasStackTraceContaining("ends within row 2");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"1,a\rb\n", "1,\"a\"\rb\n", "1,a\r\r\n", "1,\r"})
        void refusesACarriageReturnAlone(String row) {
            assertThat(twoColumns(row)).containsExactly(fields("!", "Field 2: " + Problems.LONE_RETURN));
        }
    }
}
