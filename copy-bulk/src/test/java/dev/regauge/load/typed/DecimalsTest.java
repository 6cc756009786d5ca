package dev.regauge.load.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    private final Random random = new Random(4);

    @Test
    void is_the_nearest_double_or_none() {
        int known = 0;
        for (int i = 0; i < 200_000; i++) {
            long digits = random.nextLong() >>> random.nextInt(64);
            int power = random.nextInt(760) - 380;
            double nearest = Decimals.nearest(digits, power);
            if (!Double.isNaN(nearest)) {
                known++;
                assertThat(nearest).isEqualTo(Double.parseDouble(Long.toUnsignedString(digits) + "e" + power));
            }
        }
        assertThat(known).isGreaterThan(150_000);
    }

    @Test
    void reads_nearly_all_that_java_prints() {
        int unknown = 0;
        for (int i = 0; i < 200_000; i++) {
            double value = random.nextDouble() * 1e9;
            BigDecimal decimal = new BigDecimal(Double.toString(value));
            double nearest = Decimals.nearest(decimal.unscaledValue().longValueExact(), -decimal.scale());
            unknown += Double.isNaN(nearest) ? 1 : 0;
            assertThat(Double.isNaN(nearest) || nearest == value).isTrue();
        }
        assertThat(unknown).isLessThan(1_000);
    }
}
