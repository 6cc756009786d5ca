package dev.regauge.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({"'','',0", "'',abc,3", "abc,'',3", "kitten,sitting,3", "pgjdbc,pgjdcb,2", "a,A,1", "same,same,0"})
    void countsLettersToChangeAddOrTakeAway(String from, String to, int distance) {
        assertThat(EditDistance.between(from, to)).isEqualTo(distance);
        assertThat(EditDistance.between(to, from)).isEqualTo(distance);
    }
}
