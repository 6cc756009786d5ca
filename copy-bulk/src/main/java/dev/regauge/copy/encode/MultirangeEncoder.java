package dev.regauge.copy.encode;

import dev.regauge.copy.value.Range;
import java.util.Collection;

/** Several ranges of one type: the server joins and orders them. */
final class MultirangeEncoder extends Encoder {

    private final PgType type;
    private final Encoder range;

    MultirangeEncoder(PgType type, Encoder range) {
        this.type = type;
        this.range = range;
    }

    @Override
    boolean isOneValue(Object arrayOrCollection) {
        return arrayOrCollection instanceof Collection<?> ranges
                && ranges.stream().allMatch(Range.class::isInstance);
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!(value instanceof Collection<?> ranges)) {
            throw Refusal.kind(type, value, "a collection of " + Range.class.getName());
        }
        int begun = to.begin();
        int count = 0;
        to.int32(0);
        for (Object one : ranges) {
            if (one == null) {
                throw new Refusal("null", type.sql() + " holds no NULL", "leave it out");
            }
            range.encode(one, to);
            count++;
        }
        to.patchInt32(begun, count);
        to.end(begun);
    }
}
