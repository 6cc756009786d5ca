package dev.regauge.copy.encode;

/** Whole numbers of two, four or eight bytes, in a range. */
final class WholeEncoder extends Encoder {

    private final PgType type;
    private final int width;
    private final long least;
    private final long most;

    /** @param width in bytes */
    WholeEncoder(PgType type, int width, long least, long most) {
        this.type = type;
        this.width = width;
        this.least = least;
        this.most = most;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof Long number) {
            encodeLong(number, to);
        } else if (value instanceof Integer number) {
            encodeLong(number, to);
        } else {
            encodeLong(Whole.exactly(value, type, range()), to);
        }
    }

    @Override
    public void encodeInt(int value, WireBuffer to) {
        encodeLong(value, to);
    }

    @Override
    public void encodeLong(long value, WireBuffer to) {
        if (value < least || value > most) {
            throw Refusal.range(type, value, range());
        }
        to.reserve(12);
        to.length(width);
        switch (width) {
            case 2 -> to.int16((int) value);
            case 4 -> to.int32((int) value);
            default -> to.int64(value);
        }
    }

    @Override
    public void encodeDouble(double value, WireBuffer to) {
        encodeLong(Whole.exactly(value, type, range()), to);
    }

    private String range() {
        return "whole numbers from " + least + " to " + most;
    }
}
