package dev.regauge.copy.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.copy.travel.Situation.Transaction;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private final RoundTrip roundTrip = new RoundTrip();

    @Test
    void isNothingBeforeItIsKnown() {
        assertThat(roundTrip.isKnown()).isFalse();
        assertThat(roundTrip.estimate()).isZero();
    }

    @Test
    void isTheShortestOfTheLastEightAnswers() {
        roundTrip.observed(Duration.ofMillis(1));
        roundTrip.observed(Duration.ofMillis(9));
        assertThat(roundTrip.estimate()).isEqualTo(Duration.ofMillis(1));
        for (int i = 0; i < 8; i++) {
            roundTrip.observed(Duration.ofMillis(5));
        }
        assertThat(roundTrip.estimate()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void learnsFromShortLoadsAndNotFromLongOnes() {
        Situation one = Situation.of(1, 20, 2, Transaction.OWN, Duration.ZERO);
        roundTrip.observed(Duration.ofSeconds(1), Way.COPY, one.withRows(1_000_000));
        assertThat(roundTrip.isKnown()).isFalse();
        roundTrip.observed(Duration.ofMillis(3), Way.SINGLE_INSERT, one);
        assertThat(roundTrip.estimate()).isBetween(Duration.ofMillis(2), Duration.ofMillis(3));
    }

    @Test
    void isMeasuredOnAConnection() throws Exception {
        TestDatabase database = EmbeddedServer.shared().newDatabase();
        try (FaultProxy proxy = FaultProxy.to(EmbeddedServer.shared());
                Connection connection = database.through(proxy).connect()) {
            proxy.delay(Duration.ofMillis(20), Duration.ofMillis(20));
            roundTrip.measure(connection);
        }
        assertThat(roundTrip.estimate()).isGreaterThanOrEqualTo(Duration.ofMillis(40));
    }
}
