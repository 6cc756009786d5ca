package dev.regauge.copy.encode;

import java.math.BigDecimal;
import java.math.BigInteger;

/** {@code real} and {@code double precision}: numbers that they hold exactly, NaN, infinities and negative zero among them. */
final class RealEncoder extends Encoder {

    private static final String TAKES =
            "a Double or Float, or a Long, Integer, Short, Byte, BigInteger or BigDecimal that it holds exactly";

    private final PgType type;
    private final boolean single;

    /** @param single whether it has four bytes */
    RealEncoder(PgType type, boolean single) {
        this.type = type;
        this.single = single;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof Double number) {
            encodeDouble(number, to);
        } else if (value instanceof Float number) {
            encodeDouble(number, to);
        } else if (Whole.fitsLong(value)) {
            whole(((Number) value).longValue(), value, to);
        } else if (value instanceof BigDecimal number) {
            encodeExactly(number, value, to);
        } else if (value instanceof BigInteger number) {
            encodeExactly(new BigDecimal(number), value, to);
        } else {
            throw Refusal.kind(type, value, TAKES);
        }
    }

    @Override
    public void encodeInt(int value, WireBuffer to) {
        if (single) {
            whole(value, value, to);
        } else {
            encodeDouble(value, to);
        }
    }

    private void whole(long number, Object given, WireBuffer to) {
        double nearest = single ? (float) number : number;
        // The cast back turns 2^63 into Long.MAX_VALUE.
        if ((long) nearest != number || nearest == 0x1p63) {
            throw inexact(given);
        }
        encodeDouble(nearest, to);
    }

    @Override
    public void encodeLong(long value, WireBuffer to) {
        double nearest = single ? (float) value : value;
        if ((long) nearest != value || nearest == 0x1p63) {
            throw inexact(value);
        }
        encodeDouble(nearest, to);
    }

    @Override
    public void encodeDouble(double value, WireBuffer to) {
        if (!single) {
            to.length(8);
            to.int64(Double.doubleToLongBits(value));
        } else if (Double.compare((float) value, value) == 0) {
            to.length(4);
            to.int32(Float.floatToIntBits((float) value));
        } else {
            throw inexact(value);
        }
    }

    private void encodeExactly(BigDecimal number, Object value, WireBuffer to) {
        double nearest = single ? number.floatValue() : number.doubleValue();
        if (Double.isInfinite(nearest) || new BigDecimal(nearest).compareTo(number) != 0) {
            throw inexact(value);
        }
        encodeDouble(nearest, to);
    }

    private Refusal inexact(Object value) {
        return new Refusal(
                Kind.of(value),
                type.sql() + " has no number that is exactly this one",
                single ? "hand in a Float, rounded as you want it" : "hand in a Double, rounded as you want it");
    }
}
