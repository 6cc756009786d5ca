package dev.regauge.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({"abc, 3", "Größe, 5", "価格, 4", "한국, 4", "🙂, 2", "e\u0301, 1", "ｆ, 2", "…, 1", "≠, 1", "'', 0"})
    void countsTheColumnsOfATerminal(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void cutsAWideCharacterInHalfIntoASpace() {
        assertThat(Columns.slice("価格a", 1, 5)).isEqualTo(" 格a");
        assertThat(Columns.slice("a価格", 0, 2)).isEqualTo("a ");
    }

    @Test
    void wrapsAtWhiteSpace() {
        assertThat(Columns.wrap("  one two\n three four ", 9)).containsExactly("one two", "three", "four");
    }

    @Test
    void breaksAWordThatIsLongerThanALine() {
        assertThat(Columns.wrap("a abcdefghij b", 4)).containsExactly("a", "abcd", "efgh", "ij b");
    }

    @Test
    void breaksWordsOfWideCharactersByColumns() {
        assertThat(Columns.wrap("価格価格", 5)).containsExactly("価格", "価格");
    }

    @Test
    void givesOneEmptyLineForNothing() {
        assertThat(Columns.wrap(" \n", 10)).containsExactly("");
    }
}
