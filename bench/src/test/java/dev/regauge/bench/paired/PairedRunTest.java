package dev.regauge.bench.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedRunTest {

    private static final Plan PLAN = new Plan(5, Duration.ZERO, 1, Duration.ofMillis(1), 1);

    /** Says how long it takes instead of taking it, and keeps a log of its turns. */
    private record Stub(String name, long sum, long nanos, List<String> log) implements Contender {
        @Override
        public long run() {
            return sum;
        }

        @Override
        public long time(int operations) {
            log.add(operations + " " + name);
            return nanos * operations;
        }

        @Override
        public void close() {}
    }

    @Test
    void everyContenderHasOneTurnInEveryRound() throws Exception {
        List<String> log = new ArrayList<>();
        PairedRun.of(List.of(new Stub("a", 1, 100_000, log), new Stub("b", 1, 200_000, log)), PLAN);
        List<String> turns = log.stream().filter(turn -> !turn.startsWith("1 ")).toList();
        assertThat(turns).hasSize(2 * PLAN.rounds());
        for (int i = 0; i < turns.size(); i += 2) {
            assertThat(turns.subList(i, i + 2)).containsExactlyInAnyOrder("10 a", "5 b");
        }
    }

    @Test
    void timesAreOfOneOperationAndRatiosOfOneRound() throws Exception {
        List<String> log = new ArrayList<>();
        List<Turns> all = PairedRun.of(List.of(new Stub("a", 1, 100_000, log), new Stub("b", 1, 250_000, log)), PLAN);
        assertThat(all.get(0).operations()).isEqualTo(10);
        assertThat(all.get(1).median()).isEqualTo(250_000);
        assertThat(all.get(1).over(all.get(0))).isEqualTo(new Ratio(2.5, 2.5, 2.5));
    }

    @Test
    void aPlanWithoutALengthOfTurnsHasOneOperationInEach() throws Exception {
        List<String> log = new ArrayList<>();
        Plan plan = new Plan(2, Duration.ZERO, 1, Duration.ZERO, 1);
        assertThat(PairedRun.of(List.of(new Stub("a", 1, 1, log)), plan).get(0).operations())
                .isEqualTo(1);
        assertThat(log).hasSize(1 + 2 * 2).containsOnly("1 a");
    }

    @Test
    void whatAContenderDoesBeforeAndAfterATurnIsNotCountedToIt() throws Exception {
        Contender contender = new Contender() {
            private byte[] kept = new byte[0];

            @Override
            public String name() {
                return "a";
            }

            @Override
            public void beforeTurn() {
                kept = new byte[10_000_000];
            }

            @Override
            public long run() {
                return 0;
            }

            @Override
            public void afterTurn() {
                kept = kept.clone();
            }

            @Override
            public void close() {}
        };
        assertThat(PairedRun.of(List.of(contender), new Plan(2, Duration.ZERO, 1, Duration.ZERO, 1))
                        .get(0)
                        .own())
                .hasValueSatisfying(own -> assertThat(own.bytes()).isLessThan(1_000_000));
    }

    @Test
    void figuresOfAPieceAreAPartOfThoseOfTheOperation() {
        Turns rows = Turns.of("rows", 1, new double[] {1000, 3000}).per(10);
        assertThat(rows.nanos()).containsExactly(100, 300);
        assertThat(Comparison.table(List.of(rows), List.of(), Unit.NANOSECONDS, "row"))
                .startsWith("      ns/row    min    max  cpu us/row  bytes/row\nrows   200.0");
    }

    @Test
    void contendersThatDoNotDoTheSameWorkAreNotMeasured() {
        List<String> log = new ArrayList<>();
        List<Stub> unequal = List.of(new Stub("a", 1, 1, log), new Stub("b", 2, 1, log));
        assertThatThrownBy(() -> PairedRun.of(unequal, PLAN)).hasMessageContaining("b does not do the work of a");
        assertThat(log).isEmpty();
    }

    @Test
    void theIntervalHoldsTheMedianAndIsTheSameEveryTime() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        Ratio ratio = Ratio.of(values);
        assertThat(ratio).isEqualTo(Ratio.of(values));
        assertThat(ratio.median()).isEqualTo(5);
        // exact for the median of nine: the order statistics 2 and 8 hold it in 96 % of all cases
        assertThat(ratio.low()).isEqualTo(3, within(1.0));
        assertThat(ratio.high()).isEqualTo(7, within(1.0));
    }

    @Test
    void aTableHasALineForEveryContenderBesideItsBaseline() {
        List<Turns> all = List.of(
                Turns.of("quick", 1, new double[] {1e6, 2e6, 3e6}), Turns.of("slow", 1, new double[] {2e6, 4e6, 6e6}));
        assertThat(Comparison.table(all, List.of("quick", "absent"), Unit.MILLISECONDS))
                .isEqualTo("""
                               ms/op    min    max  cpu us/op  bytes/op               x quick
                        quick  2.000  1.000  3.000          -         -                     1
                        slow   4.000  2.000  6.000          -         -  2.000 [2.000, 2.000]
                        """);
    }
}
