package dev.regauge.copy.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers with no more digits behind the point than a column holds. */
final class Scaled {

    private Scaled() {}

    /**
     * The number with that scale: the same number, or rounded if a mode is given.
     *
     * @param given what the caller handed in, for the message
     */
    static BigDecimal to(int scale, BigDecimal number, Optional<RoundingMode> mode, PgType type, Object given) {
        try {
            return manageable(number, scale).setScale(scale, mode.orElse(RoundingMode.UNNECESSARY));
        } catch (ArithmeticException roundingNecessary) {
            throw new Refusal(
                    Kind.of(given),
                    "more digits behind the point than the column, " + type.sql() + " with scale " + scale + ", holds",
                    "round it, or name a rounding mode as the policy for decimals");
        }
    }

    /** A stand-in that rounds alike: 1E-2000000000 would be divided by a number of two billion digits. */
    private static BigDecimal manageable(BigDecimal number, int scale) {
        if (number.signum() == 0) {
            return new BigDecimal(BigInteger.ZERO, scale);
        }
        boolean farBelow = (long) number.precision() - number.scale() < -(long) scale - 1;
        return farBelow ? BigDecimal.valueOf(number.signum(), scale + 2) : number;
    }
}
