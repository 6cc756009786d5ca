package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import java.nio.charset.StandardCharsets;

/** Text in a type's input syntax, which the server reads. */
final class InputEncoder extends Encoder {

    private final PgType type;
    private final Policies policies;

    InputEncoder(PgType type, Policies policies) {
        this.type = type;
        this.policies = policies;
    }

    @Override
    public Format format() {
        return Format.TEXT;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!(value instanceof String text) || policies.nul() != Policies.BadCharacters.REFUSE) {
            throw new Refusal(value.getClass().getSimpleName(), type.sql() + " is read from text", "give a String");
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        to.length(utf8.length);
        to.bytes(utf8, 0, utf8.length);
    }
}
