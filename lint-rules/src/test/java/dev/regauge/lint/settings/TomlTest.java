package dev.regauge.lint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.settings.Toml.Entry;
import dev.regauge.lint.settings.Toml.Problem;
import dev.regauge.lint.settings.Toml.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of TOML that is read, and that the rest is said with its line. */
class TomlTest {

    @Test
    void readsTablesListsAndValuesWithTheirLines() {
        Toml toml = Toml.of("""
                # a comment
                top = "a \\"b\\" \\u00e9" # behind
                literal = 'C:\\x'
                [severity]
                rule-a = "off"
                "rule-b" = 'info'

                [[suppress]]
                rules = [
                  "one", # why
                  'two',
                ]
                n = 3
                yes = true
                [[suppress]]
                """);
        assertThat(toml.problems()).isEmpty();
        assertThat(toml.tables())
                .containsExactly(
                        new Table(
                                "",
                                false,
                                0,
                                List.of(new Entry("top", "a \"b\" é", 2), new Entry("literal", "C:\\x", 3))),
                        new Table(
                                "severity",
                                false,
                                4,
                                List.of(new Entry("rule-a", "off", 5), new Entry("rule-b", "info", 6))),
                        new Table(
                                "suppress",
                                true,
                                8,
                                List.of(
                                        new Entry("rules", List.of("one", "two"), 9),
                                        new Entry("n", 3, 13),
                                        new Entry("yes", true, 14))),
                        new Table("suppress", true, 15, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a                | an equals sign is missing
                    a = b            | a value is expected
                    a = "b           | a quote is not closed
                    a = "b" c        | something stands behind the value
                    a = ["b" "c"]    | with commas between them
                    a = ["b"         | with commas between them
                    a = [1]          | a list holds texts in quotes
                    a = \"""b\"""    | of several lines
                    a = "\\x"        | a backslash begins
                    a = "\\u12"      | four digits
                    a.b = 1          | keys with dots
                    [a               | the head of a table ends in ]
                    [[a]             | the head of a table ends in ]]
                    a = 1e9          | a value is expected
                    a = 99999999999  | a value is expected
                    = 1              | a key or the head of a table is expected
                    {}               | a key or the head of a table is expected
                    """)
    void saysWhatItCannotReadAndReadsOn(String line, String problem) {
        Toml toml = Toml.of("x = 1\n" + line + "\ny = 2\nz = 3\n");
        assertThat(toml.problems()).first().satisfies(found -> {
            assertThat(found.line()).isEqualTo(2);
            assertThat(found.message()).contains(problem);
        });
        assertThat(toml.tables())
                .flatExtracting(Table::entries)
                .extracting(Entry::key)
                .contains("x", "z");
    }

    @Test
    void saysWhatStandsThereTwice() {
        assertThat(Toml.of("a = 1\na = 2\n[t]\n[t]\n").problems())
                .extracting(Problem::line)
                .containsExactlyInAnyOrder(2, 4);
    }

    @Test
    void readsAFileWithAByteOrderMark() {
        Toml toml = Toml.of("\uFEFFa = 1\n");
        assertThat(toml.problems()).isEmpty();
        assertThat(toml.tables().get(0).entries()).extracting(Toml.Entry::key).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\uFEFF", "\u0000", "[", "[[", "\"", "'", "a=[", "a=[\n\n", "a=\"\\", "a=\"\\u", "\r", "#"})
    void takesAnyText(String text) {
        assertThat(Toml.of(text).problems()).hasSizeLessThan(3);
        assertThat(Toml.of((text + "\n").repeat(10_000)).problems()).hasSizeLessThanOrEqualTo(50 + 10_000);
    }
}
