package dev.regauge.bench.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.run.Effort;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {

    /** Says how long it takes instead of taking it. */
    private record Stub(String name, long millis) implements Contender {
        @Override
        public long run() {
            return 0;
        }

        @Override
        public long time(int operations) {
            return millis * 1_000_000 * operations;
        }

        @Override
        public void close() {}
    }

    @Test
    void whoIsFarBehindTheFastestTakesNoTurns() throws Exception {
        assertThat(best(new Stub("slow", 160), new Stub("fast", 100), new Stub("nearly", 140)))
                .containsExactly("fast", "nearly");
    }

    @Test
    void noMoreThanThreeTakeTurns() throws Exception {
        assertThat(best(new Stub("d", 13), new Stub("c", 12), new Stub("b", 11), new Stub("a", 10)))
                .containsExactly("a", "b", "c");
    }

    private static List<String> best(Contender... all) throws Exception {
        return new Trial(Effort.TINY)
                .best(List.of(all)).stream().map(Contender::name).toList();
    }
}
