package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;

/** The types that are text: within their limits, as given. */
final class TextEncoder extends Encoder {

    private final PgType type;
    private final Policies policies;
    private final TextLimit limit;

    TextEncoder(PgType type, Policies policies, TextLimit limit) {
        this.type = type;
        this.policies = policies;
        this.limit = limit;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        int begun = to.begin();
        if (value instanceof String text) {
            to.utf8(text, policies);
        } else if (value instanceof Character character) {
            character(character, to);
        } else {
            throw Refusal.kind(type, value, takes(value));
        }
        limit.check(to, begun, value);
        to.end(begun);
    }

    private void character(Character character, WireBuffer to) {
        try {
            to.utf8(character.toString(), policies);
        } catch (Refusal ofText) {
            throw new Refusal(Kind.of(character), ofText.reason(), ofText.advice());
        }
    }

    private static String takes(Object value) {
        return value instanceof Enum<?> ? "a String: name() of the constant, if that is what is meant" : "a String";
    }
}
