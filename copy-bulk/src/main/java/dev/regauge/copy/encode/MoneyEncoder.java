package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** {@code money}: a number of its smallest units. */
final class MoneyEncoder extends Encoder {

    private static final String TAKES = "a BigDecimal, BigInteger, Long, Integer, Short or Byte";

    private final PgType type;
    private final Optional<RoundingMode> decimals;
    private final int digits;

    /** @param digits behind the point */
    MoneyEncoder(PgType type, Policies policies, int digits) {
        this.type = type;
        this.decimals = policies.decimals();
        this.digits = digits;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof BigDecimal number) {
            amount(number, value, to);
        } else if (value instanceof BigInteger number) {
            amount(new BigDecimal(number), value, to);
        } else if (Whole.fitsLong(value)) {
            amount(BigDecimal.valueOf(((Number) value).longValue()), value, to);
        } else {
            throw Refusal.kind(type, value, TAKES);
        }
    }

    private void amount(BigDecimal number, Object given, WireBuffer to) {
        if (number.signum() != 0 && (long) number.precision() - number.scale() > 19) {
            throw outside(given);
        }
        BigInteger units = Scaled.to(digits, number, decimals, type, given)
                .movePointRight(digits)
                .toBigIntegerExact();
        if (units.bitLength() >= Long.SIZE) {
            throw outside(given);
        }
        to.length(8);
        to.int64(units.longValue());
    }

    private Refusal outside(Object given) {
        return Refusal.range(type, given, "amounts of which a Long can count the smallest units");
    }
}
