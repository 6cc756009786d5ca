package dev.regauge.copy.encode;

import java.util.UUID;

/** {@code uuid}. */
final class UuidEncoder extends Encoder {

    private final PgType type;

    UuidEncoder(PgType type) {
        this.type = type;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!(value instanceof UUID uuid)) {
            throw Refusal.kind(type, value, "a UUID; UUID.fromString reads text");
        }
        to.length(16);
        to.int64(uuid.getMostSignificantBits());
        to.int64(uuid.getLeastSignificantBits());
    }
}
