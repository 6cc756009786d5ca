package dev.regauge.copy.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows as values: lists and {@code Object[]} by position, maps by exactly the names of the attributes, Java records by the
 * names of their components.
 */
final class CompositeEncoder extends Encoder {

    private final PgType type;
    private final List<PgType.Attribute> attributes;
    private final Encoder[] encoders;
    private final RecordReader records;

    CompositeEncoder(PgType type, List<Encoder> encoders) {
        this.type = type;
        this.attributes = type.attributes();
        this.encoders = encoders.toArray(Encoder[]::new);
        this.records = new RecordReader(type);
    }

    /** A list is one row. An array is too, unless its class says that rows are in it: records or maps, in arrays or not. */
    @Override
    boolean isOneValue(Object arrayOrCollection) {
        if (arrayOrCollection instanceof Object[] array) {
            Class<?> innermost = array.getClass().getComponentType();
            while (innermost.isArray()) {
                innermost = innermost.getComponentType();
            }
            return !innermost.isRecord() && !Map.class.isAssignableFrom(innermost);
        }
        return arrayOrCollection instanceof List<?>;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        int begun = to.begin();
        to.int32(encoders.length);
        if (value instanceof Map<?, ?> map) {
            named(map, to);
        } else if (value instanceof Record) {
            for (int i = 0; i < encoders.length; i++) {
                attribute(i, records.read(value, i), to);
            }
        } else {
            placed(value, to);
        }
        to.end(begun);
    }

    private void placed(Object value, WireBuffer to) {
        if (!(value instanceof Object[]) && !(value instanceof List<?>)) {
            throw Refusal.kind(type, value, "a List or Object[] by position, a Map by name, or a record");
        }
        if (Sequence.size(value) != encoders.length) {
            throw new Refusal(
                    Kind.of(value),
                    "has " + Sequence.size(value) + " values, and " + type.sql() + " " + encoders.length
                            + " attributes",
                    "hand in one value for each attribute, null where there is none");
        }
        int i = 0;
        for (Object part : value instanceof List<?> list ? list : Arrays.asList((Object[]) value)) {
            if (i == encoders.length) {
                throw Refusal.changed(value);
            }
            attribute(i++, part, to);
        }
        if (i != encoders.length) {
            throw Refusal.changed(value);
        }
    }

    private void named(Map<?, ?> map, WireBuffer to) {
        for (int i = 0; i < encoders.length; i++) {
            attribute(i, part(map, attributes.get(i).name()), to);
        }
        if (map.size() != encoders.length) {
            throw otherNames(map);
        }
    }

    private @Nullable Object part(Map<?, ?> map, String name) {
        Object part;
        try {
            part = map.get(name);
        } catch (ClassCastException sortedByOtherKeys) {
            throw Refusal.kind(type, map, "a Map whose keys are Strings");
        }
        if (part == null && !map.containsKey(name)) {
            throw otherNames(map);
        }
        return part;
    }

    /** Attributes are the server's and may be named; the keys are the caller's data and may not. */
    private Refusal otherNames(Map<?, ?> map) {
        Set<String> missing = new TreeSet<>();
        attributes.forEach(attribute -> missing.add(attribute.name()));
        missing.removeIf(map::containsKey);
        List<String> found = new ArrayList<>();
        if (!missing.isEmpty()) {
            found.add("lacks " + String.join(", ", missing));
        }
        int others = map.size() - (encoders.length - missing.size());
        if (others > 0) {
            found.add("has " + others + " keys that are no attributes");
        }
        return new Refusal(
                Kind.of(map),
                String.join(" and ", found) + ", for " + type.sql(),
                "use exactly the attributes' names as keys, with null where there is no value");
    }

    private void attribute(int i, @Nullable Object value, WireBuffer to) {
        to.int32(attributes.get(i).type().oid());
        if (value == null) {
            encoders[i].encodeNull(to);
        } else {
            encoders[i].encode(value, to);
        }
    }
}
