package dev.regauge.copy.encode;

import java.time.LocalTime;

/** {@code time without time zone}. */
final class TimeEncoder extends Encoder {

    private final PgType type;
    private final Fraction fraction;

    TimeEncoder(PgType type, Fraction fraction) {
        this.type = type;
        this.fraction = fraction;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!(value instanceof LocalTime time)) {
            throw Refusal.kind(type, value, "a LocalTime");
        }
        to.length(8);
        to.int64(micros(time, fraction, value));
    }

    /** Microseconds of the day; the last nanoseconds of it become 24:00:00 when rounded, which the server has. */
    static long micros(LocalTime time, Fraction fraction, Object value) {
        long nanos = time.toNanoOfDay();
        return nanos / 1_000_000_000 * 1_000_000 + fraction.micros((int) (nanos % 1_000_000_000), value);
    }
}
