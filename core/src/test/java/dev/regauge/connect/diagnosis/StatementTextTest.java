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
                "select 'it''s secret', 1           | select '…', …",
                "select E'it\\'s secret', 1         | select '…', …",
                "select e'\\\\', 2                  | select '…', …",
                "select 'C:\\', 'secret'            | select '…'",
                "select 'it\\'s secret', 1          | select '…'",
                "select $$secret$$, $1              | select '…', $1",
                "select $a$ $$secret$b$ $a$, 7      | select '…', …",
                "select 1$$secret$$                 | select …'…'",
                "select a$$b from t where c=$$secret$$ | select a$$b from t where c='…'",
                "select \"col'umn\", 'secret'       | select \"col'umn\", '…'",
                "select U&'secret', B'01', x'secret' | select U&'…', B'…', x'…'",
                "select 1 -- secret's               | select …",
                "/* a /* secret */ secret' */ select 'secret' | select '…'",
                "select 'secret                     | select '…'",
                "select $x$ secret                  | select '…'",
                "select 1 /* secret                 | select …",
                "select E'secret\\                  | select '…'",
                "select a1 from t2 where n = 4111 and p=1234 and q=-1.5e-7 and r in ($12,.5,0x1F,1_000) | select a1 from t2"
                        + " where n = … and p=… and q=-… and r in ($12,…,…,…)",
            })
    void literalsAndCommentsAreNotShown(String sql, String shown) {
        assertThat(StatementText.of(sql)).isEqualTo(shown).doesNotContain("secret");
    }

    @Test
    void whiteSpaceIsOneBlankAndLongTextIsCut() {
        String text = StatementText.of("select  1,\n\t2" + ", 3".repeat(1000));
        assertThat(text).startsWith("select …, …, …").hasSize(201).endsWith("…");
    }

    @Test
    void longLiteralsNeedNoStack() {
        String long_ = "x''".repeat(1_000_000);
        assertThat(StatementText.of("select '" + long_ + "', E'" + long_ + "', \"" + "\"\"".repeat(1_000_000) + "\""))
                .startsWith("select '…', '…', \"");
    }
}
