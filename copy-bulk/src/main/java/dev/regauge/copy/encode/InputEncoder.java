package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;

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
        if (!(value instanceof String text)) {
            throw Refusal.kind(type, value, "a String in the type's input syntax: the column is mapped as input text");
        }
        int begun = to.begin();
        to.utf8(text, policies);
        to.end(begun);
    }
}
