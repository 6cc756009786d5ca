package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnippetTest {

    @ParameterizedTest
    @CsvSource({
        "where id in ?, 12, ?",
        "where t.id_1 = ?, 6, t.id_1",
        "tags ?| array[], 5, ?|",
        "j @? path, 2, @?",
        "from {..} where, 5, {..}",
        "?sslMode=require, 1, sslMode",
        "a; b, 1, ;",
        "a '🙂', 3, 🙂",
        "a '🙂', 4, 🙂", // the second half of the character
        "a, 1, ''",
        "a, 99, ''",
        "a, -5, a",
    })
    void marksTheWordOrOperatorAtThePlace(String sql, int caret, String marked) {
        Snippet snippet = Snippet.of(sql, OptionalInt.of(caret));

        assertThat(snippet.text().substring(snippet.start(), snippet.end())).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 2", "2, 1, 2", "3, 2, 1", "5, 3, 1", "8, 4, 2", "10, 4, 3"})
    void countsLinesWhateverEndsThem(int caret, int line, int column) {
        Snippet snippet = Snippet.of("a\r\nb\rc\nde\r\n", OptionalInt.of(caret));

        assertThat(snippet.text()).isEqualTo("a\nb\nc\nde");
        assertThat(snippet.line()).isEqualTo(line);
        assertThat(snippet.column()).isEqualTo(column);
    }

    @Test
    void hasNoPlaceWhereNoneIsKnown() {
        assertThat(Snippet.of("select 1", OptionalInt.empty()).hasPlace()).isFalse();
    }
}
