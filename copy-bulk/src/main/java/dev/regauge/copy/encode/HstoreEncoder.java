package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code hstore}: a map from Strings to Strings or null. Keys are stored as they are or refused, so that none meet:
 * of two that are equal, as an {@code IdentityHashMap} may have them, the server would keep one.
 */
final class HstoreEncoder extends Encoder {

    private final PgType type;
    private final Policies policies;

    HstoreEncoder(PgType type, Policies policies) {
        this.type = type;
        this.policies = policies;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Refusal.kind(type, value, "a Map of Strings");
        }
        int begun = to.begin();
        Set<@Nullable Object> keys = new HashSet<>();
        to.int32(0);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text(entry.getKey(), Policies.STRICT, to);
            if (!keys.add(entry.getKey())) {
                throw new Refusal(
                        Kind.of(map),
                        "two of its keys are equal, for " + type.sql(),
                        "hand in a map without such keys");
            }
            if (entry.getValue() == null) {
                to.nullValue();
            } else {
                text(entry.getValue(), policies, to);
            }
        }
        to.patchInt32(begun, keys.size());
        to.end(begun);
    }

    private void text(@Nullable Object value, Policies rules, WireBuffer to) {
        if (!(value instanceof String text)) {
            throw new Refusal(
                    value == null ? "null" : Kind.of(value),
                    type.sql() + " has Strings as keys, and Strings or null as values",
                    "hand in a Map of Strings");
        }
        int begun = to.begin();
        to.utf8(text, rules);
        to.end(begun);
    }
}
