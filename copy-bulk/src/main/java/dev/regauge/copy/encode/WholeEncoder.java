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
        long number = value instanceof Long exact ? exact : Whole.exactly(value, type, range());
        if (!holds(number)) {
            throw Refusal.range(type, value, range());
        }
        write(number, to);
    }

    @Override
    public void encodeInt(int value, WireBuffer to) {
        if (!holds(value)) {
            throw Refusal.range(type, value, range());
        }
        write(value, to);
    }

    @Override
    public void encodeLong(long value, WireBuffer to) {
        if (!holds(value)) {
            throw Refusal.range(type, value, range());
        }
        write(value, to);
    }

    private boolean holds(long number) {
        return number >= least && number <= most;
    }

    private void write(long number, WireBuffer to) {
        to.reserve(12);
        to.length(width);
        switch (width) {
            case 2 -> to.int16((int) number);
            case 4 -> to.int32((int) number);
            default -> to.int64(number);
        }
    }

    private String range() {
        return "whole numbers from " + least + " to " + most;
    }
}
