package dev.regauge.copy.encode;

/** {@code boolean}. */
final class BooleanEncoder extends Encoder {

    private final PgType type;

    BooleanEncoder(PgType type) {
        this.type = type;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!(value instanceof Boolean truth)) {
            throw Refusal.kind(type, value, "a Boolean");
        }
        encodeBoolean(truth, to);
    }

    @Override
    public void encodeBoolean(boolean value, WireBuffer to) {
        to.length(1);
        to.int8(value ? 1 : 0);
    }
}
