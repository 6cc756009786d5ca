package dev.regauge.copy.encode;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Enums of the server's: Strings that are a label, and constants of Java's whose name is one. */
final class EnumEncoder extends Encoder {

    private static final int MOST_SHOWN = 10;

    private final PgType type;
    private final Map<String, byte[]> labels;

    EnumEncoder(PgType type) {
        this.type = type;
        labels = type.labels().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), label -> label.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        byte[] label = labels.get(name(value));
        if (label == null) {
            throw new Refusal(
                    Kind.of(value),
                    "not one of the " + labels.size() + " labels of " + type.sql() + ": " + shown(),
                    "hand in a label exactly as the type has it, or add it to the type");
        }
        to.length(label.length);
        to.bytes(label, 0, label.length);
    }

    /** Labels are the schema's and no values. */
    private String shown() {
        String first = type.labels().stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        int more = type.labels().size() - MOST_SHOWN;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private String name(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        throw Refusal.kind(type, value, "a String, or a constant of an enum whose name() is a label");
    }
}
