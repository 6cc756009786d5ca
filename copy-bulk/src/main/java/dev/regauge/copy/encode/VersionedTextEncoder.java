package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;

/** Text in the type's input syntax, behind a byte with the version of the format: the server parses it. */
final class VersionedTextEncoder extends Encoder {

    private static final int VERSION = 1;

    private final PgType type;
    private final Policies policies;

    VersionedTextEncoder(PgType type, Policies policies) {
        this.type = type;
        this.policies = policies;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!(value instanceof String text)) {
            throw Refusal.kind(type, value, "a String in the type's input syntax");
        }
        int begun = to.begin();
        to.int8(VERSION);
        to.utf8(text, policies);
        to.end(begun);
    }
}
