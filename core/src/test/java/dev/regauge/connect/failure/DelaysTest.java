package dev.regauge.connect.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelaysTest {

    private static final double NEVER_QUITE_ONE = Math.nextDown(1.0);

    private final Delays delays = new Delays(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void doublesUpToTheCap() {
        assertThat(IntStream.rangeClosed(1, 9)
                        .mapToObj(failures -> delays.around(failures, 0.5).toMillis()))
                .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L, 5000L);
    }

    @Test
    void staysWithinAQuarter() {
        assertThat(delays.around(1, 0)).isEqualTo(Duration.ofMillis(75));
        assertThat(delays.around(1, NEVER_QUITE_ONE)).isBetween(Duration.ofMillis(124), Duration.ofMillis(125));
        assertThat(delays.around(1_000_000, NEVER_QUITE_ONE)).isLessThanOrEqualTo(Duration.ofMillis(6250));
    }

    @Test
    void reachesFromNothingToTheDoubledDelay() {
        assertThat(delays.upTo(3, 0)).isZero();
        assertThat(delays.upTo(3, NEVER_QUITE_ONE)).isBetween(Duration.ofMillis(399), Duration.ofMillis(400));
        assertThat(delays.upTo(Integer.MAX_VALUE, NEVER_QUITE_ONE)).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void areWrittenAsPeopleReadThem() {
        assertThat(Delays.text(Duration.ofMillis(250))).isEqualTo("250 ms");
        assertThat(Delays.text(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(Delays.text(Duration.ofSeconds(3))).isEqualTo("3.0 s");
        assertThat(Delays.text(Duration.ofMillis(61_540))).isEqualTo("61.5 s");
    }

    @Test
    void leavesRoomForAnotherTryBeforeTheLimit() {
        assertThat(Readiness.delay(6, 0.5, Duration.ofSeconds(60))).isEqualTo(Duration.ofMillis(3200));
        assertThat(Readiness.delay(6, 0.5, Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(500));
    }
}
