package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies.Instants;

/** Fractions of a second as a column holds them. */
final class Fraction {

    private final PgType type;
    private final Instants rule;
    private final int unit;

    /** @param modifier the number of digits behind the point; -1 for the six that there are at most */
    Fraction(PgType type, int modifier, Instants rule) {
        this.type = type;
        this.rule = rule;
        this.unit = unit(modifier < 0 || modifier > 6 ? 6 : modifier);
    }

    private static int unit(int digits) {
        int nanos = 1_000_000_000;
        for (int i = 0; i < digits; i++) {
            nanos /= 10;
        }
        return nanos;
    }

    /**
     * Nanoseconds, up to a second, as microseconds: up to a million of them. What is less than the precision of the column
     * the server rounds itself, in the same way whether it reads text or receives bytes.
     *
     * @param value the whole value, for the message
     */
    long micros(int nanos, Object value) {
        if (nanos % unit == 0) {
            return nanos / 1000;
        }
        return switch (rule) {
            case ROUND -> nanos % 1000 == 0 ? nanos / 1000 : (long) Math.rint(nanos / 1e9 * 1e6); // as the server does
            case TRUNCATE -> (nanos - nanos % unit) / 1000;
            case REFUSE -> throw tooFine(value);
        };
    }

    /** The same for what is in microseconds already. */
    long ofMicros(long micros, Object value) {
        long excess = micros % Math.max(1, unit / 1000);
        if (excess == 0 || rule == Instants.ROUND) {
            return micros;
        }
        if (rule == Instants.TRUNCATE) {
            return micros - excess;
        }
        throw tooFine(value);
    }

    private Refusal tooFine(Object value) {
        return new Refusal(
                Kind.of(value),
                "finer than the column, " + type.sql() + ", whose smallest step is " + unit + " nanoseconds",
                "truncate it, or name a policy for instants: round or truncate");
    }
}
