package dev.regauge.copy.encode;

/** {@code integer}: whole numbers that it can hold. */
final class Int4Encoder extends Encoder {

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof Integer number) {
            encodeInt(number, to);
        } else {
            throw new Refusal(value.getClass().getSimpleName(), "integer takes whole numbers", "give an Integer");
        }
    }

    @Override
    public void encodeInt(int value, WireBuffer to) {
        to.length(4);
        to.int32(value);
    }
}
