package dev.regauge.copy.encode;

import java.time.OffsetTime;

/** {@code time with time zone}. */
final class TimetzEncoder extends Encoder {

    private static final int OFFSET_LIMIT = 16 * 3600;

    private final PgType type;
    private final Fraction fraction;

    TimetzEncoder(PgType type, Fraction fraction) {
        this.type = type;
        this.fraction = fraction;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!(value instanceof OffsetTime time)) {
            throw Refusal.kind(type, value, "an OffsetTime");
        }
        int offset = time.getOffset().getTotalSeconds();
        if (Math.abs(offset) >= OFFSET_LIMIT) {
            throw Refusal.range(type, value, "offsets of less than 16 hours");
        }
        to.length(12);
        to.int64(TimeEncoder.micros(time.toLocalTime(), fraction, value));
        to.int32(-offset); // the server counts westwards
    }
}
