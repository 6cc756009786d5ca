package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Outcome ONE = new Outcome.Value("1");
    private static final Outcome TWO = new Outcome.Value("2");
    private static final Outcome REFUSED = new Outcome.Failure(Optional.of("42601"), "no");
    private static final Outcome NOTHING = new Outcome.Unmeasured();

    @Test
    void mattersWhereAProgramMayNotice() {
        assertThat(comparison(ONE, TWO).matters()).isTrue();
        assertThat(comparison(ONE, REFUSED).matters()).isTrue();
        assertThat(comparison(new Outcome.Value("1 | cost: a"), new Outcome.Value("1 | cost: b"))
                        .matters())
                .isTrue();
    }

    @Test
    void doesNotMatterWhereItOnlyWorksBetterOrNothingIsKnown() {
        assertThat(comparison(REFUSED, ONE).matters()).isFalse();
        assertThat(comparison(REFUSED, new Outcome.Failure(Optional.of("42601"), "other"))
                        .matters())
                .isFalse();
        assertThat(comparison(NOTHING, ONE).matters()).isFalse();
        assertThat(comparison(ONE, ONE).matters()).isFalse();
    }

    @Test
    void countsTheProbesThatRanOnBothEnds() {
        Comparison comparison = Comparison.of(
                Route.of("pgjdbc-ng", "pgjdbc"),
                "PostgreSQL 17.11",
                Map.of("a/ran", ONE, "a/not", NOTHING, "a/half", ONE),
                Map.of("a/ran", TWO, "a/not", NOTHING),
                Set.of());
        assertThat(comparison.probes()).isOne();
        assertThat(comparison.differences()).extracting(Difference::probe).containsExactly("a/ran", "a/half", "a/not");
    }

    @Test
    void saysInWhichJvmItWasMeasured() {
        Comparison comparison = comparison(ONE, TWO);
        assertThat(comparison.timeZone()).isEqualTo(Parity.TIME_ZONE.getId());
        assertThat(comparison.locale()).isEqualTo(Parity.LOCALE.toLanguageTag());
    }

    private static Comparison comparison(Outcome from, Outcome to) {
        return Comparison.of(
                Route.of("pgjdbc-ng", "pgjdbc"),
                "PostgreSQL 17.11",
                Map.of("a/probe", from),
                Map.of("a/probe", to),
                Set.of());
    }
}
