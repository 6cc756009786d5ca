package dev.regauge.copy.encode;

import java.nio.ByteBuffer;

/** {@code bytea}. */
final class ByteaEncoder extends Encoder {

    private final PgType type;

    ByteaEncoder(PgType type) {
        this.type = type;
    }

    @Override
    boolean isOneValue(Object arrayOrCollection) {
        return arrayOrCollection instanceof byte[];
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof byte[] bytes) {
            length(bytes.length, value, to);
            to.bytes(bytes, 0, bytes.length);
        } else if (value instanceof ByteBuffer buffer) {
            length(buffer.remaining(), value, to);
            to.bytes(buffer);
        } else {
            throw Refusal.kind(type, value, "a byte[] or a ByteBuffer, of which the remaining bytes are stored");
        }
    }

    private static void length(int length, Object value, WireBuffer to) {
        if (length > WireBuffer.LARGEST_VALUE) {
            throw Refusal.tooLarge(value);
        }
        to.length(length);
    }
}
