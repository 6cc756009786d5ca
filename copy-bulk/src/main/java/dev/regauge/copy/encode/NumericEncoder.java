package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** {@code numeric}, with or without a precision. */
final class NumericEncoder extends Encoder {

    private static final String TAKES =
            "a BigDecimal, BigInteger, Long, Integer, Short, Byte, Double or Float; new BigDecimal(text) reads text";

    private static final int NAN = 0xC000;
    private static final int INFINITY = 0xD000;
    private static final int NEGATIVE_INFINITY = 0xF000;

    private final PgType type;
    private final boolean bounded;
    private final int scale;
    private final int wholeDigits;
    private final long wholeLimit;
    private final Optional<RoundingMode> decimals;

    private NumericEncoder(PgType type, boolean bounded, int precision, int scale, Optional<RoundingMode> decimals) {
        this.type = type;
        this.bounded = bounded;
        this.scale = scale;
        this.wholeDigits = precision - scale;
        this.wholeLimit = wholeLimit(wholeDigits, scale);
        this.decimals = decimals;
    }

    static NumericEncoder of(PgType type, int modifier, Policies policies) {
        if (modifier < 4) { // up to 131,072 digits before the point and 16,383 behind it
            return new NumericEncoder(type, false, 131_072 + 16_383, 16_383, policies.decimals());
        }
        int precision = (modifier - 4) >> 16 & 0xFFFF;
        int scale = ((modifier - 4 & 0x7FF) ^ 1024) - 1024; // eleven bits with a sign
        return new NumericEncoder(type, true, precision, scale, policies.decimals());
    }

    /** Whole numbers below this need no other check. */
    private static long wholeLimit(int wholeDigits, int scale) {
        if (scale < 0 || wholeDigits < 0) {
            return 1;
        }
        long limit = 1;
        for (int i = 0; i < wholeDigits; i++) {
            if (limit > Long.MAX_VALUE / 10) {
                return Long.MAX_VALUE;
            }
            limit *= 10;
        }
        return limit;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof BigDecimal number) {
            decimal(number, number, to);
        } else if (Whole.fitsLong(value)) {
            whole(((Number) value).longValue(), value, to);
        } else if (value instanceof Double number) {
            encodeDouble(number, to);
        } else if (value instanceof BigInteger number) {
            decimal(new BigDecimal(number), number, to);
        } else if (value instanceof Float number) {
            single(number, to);
        } else {
            throw Refusal.kind(type, value, TAKES);
        }
    }

    @Override
    public void encodeInt(int value, WireBuffer to) {
        if (value > -wholeLimit && value < wholeLimit) {
            NumericWire.write(value, 0, to);
        } else {
            whole(value, value, to);
        }
    }

    @Override
    public void encodeLong(long value, WireBuffer to) {
        if (value > -wholeLimit && value < wholeLimit) {
            NumericWire.write(value, 0, to);
        } else {
            whole(value, value, to);
        }
    }

    private void whole(long number, Object given, WireBuffer to) {
        if (number > -wholeLimit && number < wholeLimit) {
            NumericWire.write(number, 0, to);
        } else {
            decimal(BigDecimal.valueOf(number), given, to);
        }
    }

    /** As the shortest decimal that reads back as the same number. */
    @Override
    public void encodeDouble(double value, WireBuffer to) {
        if (value == (long) value && Math.abs(value) < 0x1p53) {
            wholeDouble((long) value, value, to);
        } else if (Double.isFinite(value)) {
            decimal(shortest(Double.toString(value)), value, to);
        } else {
            notFinite(value, value, to);
        }
    }

    private void wholeDouble(long number, double given, WireBuffer to) {
        if (number > -wholeLimit && number < wholeLimit) {
            NumericWire.write(number, 0, to);
        } else {
            whole(number, given, to);
        }
    }

    private void single(Float value, WireBuffer to) {
        if (Float.isFinite(value)) {
            decimal(shortest(Float.toString(value)), value, to);
        } else {
            notFinite(value, value, to);
        }
    }

    /** A floating-point number has no scale: 5.0 is 5, as 1.0E10 is. */
    private static BigDecimal shortest(String decimal) {
        return new BigDecimal(decimal.endsWith(".0") ? decimal.substring(0, decimal.length() - 2) : decimal);
    }

    private void notFinite(double value, Object given, WireBuffer to) {
        if (bounded && !Double.isNaN(value)) {
            throw new Refusal(
                    Kind.of(given),
                    "numeric with a precision has no infinity",
                    "hand in null or a limit of your own, or choose numeric without a precision for the column");
        }
        to.length(8);
        to.int32(0);
        to.int16(Double.isNaN(value) ? NAN : value > 0 ? INFINITY : NEGATIVE_INFINITY);
        to.int16(0);
    }

    private void decimal(BigDecimal number, Object given, WireBuffer to) {
        BigDecimal fitting = number.scale() > scale ? Scaled.to(scale, number, decimals, type, given) : number;
        if ((long) fitting.precision() - fitting.scale() > wholeDigits && fitting.signum() != 0) {
            throw Refusal.range(type, given, "numbers with up to " + wholeDigits + " digits before the point");
        }
        NumericWire.write(fitting, to);
    }
}
