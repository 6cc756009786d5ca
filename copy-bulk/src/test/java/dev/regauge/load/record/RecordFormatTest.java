package dev.regauge.load.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordFormatTest {

    @Test
    void refusesADelimiterThatBackslashesGiveAMeaning() {
        for (char character : new char[] {'n', 'x', '7', '.', '\\'}) {
            assertThatThrownBy(() -> RecordFormat.copyText().withDelimiter(character))
                    .hasMessageContaining("have a meaning behind a backslash: " + character);
        }
    }

    @Test
    void refusesTheSameCharacterForBoth() {
        assertThatThrownBy(() -> RecordFormat.csv().withQuote(',')).hasMessageContaining("the same character");
    }

    @Test
    void refusesSizesThatNoArrayHas() {
        assertThatThrownBy(() -> RecordFormat.csv().withLargestRow(Integer.MAX_VALUE))
                .hasMessageContaining("in memory");
        assertThatThrownBy(() -> RecordFormat.csv().withBatchBytes(0)).hasMessageContaining("from 1 byte");
    }
}
