package dev.regauge.connect.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 'secret'                    | select '…'",
                "select 'it''s secret', 1           | select '…', 1",
                "select E'it\\'s secret', 1         | select '…', 1",
                "select e'\\\\', 2                  | select '…', 2",
                "select 'C:\\', 'secret'            | select '…'",
                "select 'it\\'s secret', 1          | select '…'",
                "select $$secret$$, $1              | select '…', $1",
                "select $a$ $$secret$b$ $a$, 7      | select '…', 7",
                "select 1$$secret$$                 | select 1'…'",
                "select a$$b from t where c=$$secret$$ | select a$$b from t where c='…'",
                "select \"col'umn\", 'secret'       | select \"col'umn\", '…'",
                "select U&'secret', B'01', x'secret' | select U&'…', B'…', x'…'",
                "select 1 -- secret's               | select 1",
                "/* a /* secret */ secret' */ select 'secret' | select '…'",
                "select 'secret                     | select '…'",
                "select $x$ secret                  | select '…'",
                "select 1 /* secret                 | select 1",
                "select E'secret\\                  | select '…'",
            })
    void literalsAndCommentsAreNotShown(String sql, String shown) {
        assertThat(StatementText.of(sql)).isEqualTo(shown).doesNotContain("secret");
    }

    @Test
    void whiteSpaceIsOneBlankAndLongTextIsCut() {
        String text = StatementText.of("select  1,\n\t2" + ", 3".repeat(1000));
        assertThat(text).startsWith("select 1, 2, 3").hasSize(201).endsWith("…");
    }

    @Test
    void longLiteralsNeedNoStack() {
        String long_ = "x''".repeat(1_000_000);
        assertThat(StatementText.of("select '" + long_ + "', E'" + long_ + "', \"" + "\"\"".repeat(1_000_000) + "\""))
                .startsWith("select '…', '…', \"");
    }
}
