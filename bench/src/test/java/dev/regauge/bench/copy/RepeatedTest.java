package dev.regauge.bench.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedTest {

    @Test
    void theObjectsComeAgainAndAgain() {
        Repeated<String> rows = new Repeated<>(List.of("a", "b", "c"), 7);
        List<String> iterated = new ArrayList<>();
        rows.iterator().forEachRemaining(iterated::add);
        assertThat(iterated).containsExactly("a", "b", "c", "a", "b", "c", "a");
        assertThat(rows.subList(0, 7)).isEqualTo(iterated);
        assertThat(rows.stream().toList()).isEqualTo(iterated);
    }
}
