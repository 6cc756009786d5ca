package dev.regauge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstWordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commit",
                ";commit",
                " ; ; rollback",
                "-- c\rcommit",
                "-- c\nBEGIN",
                "/* x /* y */ */ start transaction",
                "prepare transaction 'x'",
                "end",
                "savepoint a",
                "copy t from stdin",
                ";copy t to stdout"
            })
    void refusesWhatIsNotForAPipeline(String sql) {
        Pipeline pipeline = Pipeline.create();
        assertThatThrownBy(() -> pipeline.update(sql))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not a statement for a pipeline");
        assertThat(pipeline.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "select 1, OTHER",
        "(select 1), OTHER",
        "commitment, OTHER",
        "Insert into t values (1), CHANGES_ROWS",
        "/* create */ update t set a = 1, CHANGES_ROWS",
        "do $$begin end$$, OTHER",
        "CREATE table t (), CHANGES_MEANING",
        "with x as (select 1) select 1, OTHER",
        "'', OTHER"
    })
    void tellsWhatItBeginsWith(String sql, FirstWord word) {
        assertThat(FirstWord.of(sql)).isEqualTo(word);
    }
}
