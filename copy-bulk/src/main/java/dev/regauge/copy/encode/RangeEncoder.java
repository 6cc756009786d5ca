package dev.regauge.copy.encode;

import dev.regauge.copy.value.Range;

/** Ranges: the server brings them into its form, and refuses those whose end is before their beginning. */
final class RangeEncoder extends Encoder {

    private static final int EMPTY = 0x01;
    private static final int INCLUDES_LOWER = 0x02;
    private static final int INCLUDES_UPPER = 0x04;
    private static final int NO_LOWER = 0x08;
    private static final int NO_UPPER = 0x10;

    private final PgType type;
    private final Encoder bound;

    RangeEncoder(PgType type, Encoder bound) {
        this.type = type;
        this.bound = bound;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!(value instanceof Range<?> range)) {
            throw Refusal.kind(type, value, "a " + Range.class.getName());
        }
        int begun = to.begin();
        to.int8(flags(range));
        range.lower().ifPresent(lower -> bound.encode(lower, to));
        range.upper().ifPresent(upper -> bound.encode(upper, to));
        to.end(begun);
    }

    private static int flags(Range<?> range) {
        if (range.isEmpty()) {
            return EMPTY;
        }
        return (range.includesLower() ? INCLUDES_LOWER : 0)
                | (range.includesUpper() ? INCLUDES_UPPER : 0)
                | (range.lower().isPresent() ? 0 : NO_LOWER)
                | (range.upper().isPresent() ? 0 : NO_UPPER);
    }
}
