package dev.regauge.copy.encode;

import dev.regauge.copy.encode.PgType.Attribute;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads Java records by the attributes of a composite: exact names, else {@code camelCase} for {@code snake_case}. */
final class RecordReader {

    private final PgType type;
    private final Map<Class<?>, MethodHandle[]> known = new ConcurrentHashMap<>();

    RecordReader(PgType type) {
        this.type = type;
    }

    /** The value for the attribute of that place. What an accessor throws is thrown on. */
    @Nullable
    Object read(Object value, int attribute) {
        MethodHandle[] accessors = known.get(value.getClass());
        if (accessors == null) {
            accessors = known.computeIfAbsent(value.getClass(), this::accessors);
        }
        try {
            return (@Nullable Object) accessors[attribute].invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A record's accessor failed", e);
        }
    }

    private MethodHandle[] accessors(Class<?> of) {
        Map<String, RecordComponent> components = byAttribute(of);
        List<Attribute> attributes = type.attributes();
        MethodHandle[] accessors = new MethodHandle[attributes.size()];
        for (int i = 0; i < accessors.length; i++) {
            String name = attributes.get(i).name();
            RecordComponent component = components.remove(name);
            if (component == null) {
                throw refused(of, "lacks a component for the attribute " + name);
            }
            accessors[i] = accessor(of, component.getAccessor());
        }
        if (!components.isEmpty()) {
            throw refused(of, "has components that are no attributes: " + String.join(", ", sorted(components)));
        }
        return accessors;
    }

    /** The components by the attribute that each means, or by their own names where they mean none. */
    private Map<String, RecordComponent> byAttribute(Class<?> of) {
        Set<String> attributes = type.attributes().stream().map(Attribute::name).collect(Collectors.toSet());
        Map<String, RecordComponent> components = new HashMap<>();
        for (RecordComponent component : of.getRecordComponents()) {
            String name = component.getName();
            String other = snakeCase(name);
            String meant = attributes.contains(name) || !attributes.contains(other) ? name : other;
            if (components.put(meant, component) != null) {
                throw refused(of, "has two components for the attribute " + meant);
            }
        }
        return components;
    }

    private MethodHandle accessor(Class<?> of, Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException | RuntimeException e) {
            throw new Refusal(
                    of.getName(),
                    "its components cannot be read from here",
                    "make the record public, or open its package to this module");
        }
    }

    private Refusal refused(Class<?> of, String reason) {
        return new Refusal(
                of.getName(),
                reason + ", for " + type.sql(),
                "name the components as the attributes are, or hand in a Map");
    }

    private static String[] sorted(Map<String, RecordComponent> components) {
        return components.keySet().stream().sorted().toArray(String[]::new);
    }

    /** {@code unitPrice} to {@code unit_price}, {@code orderURL} to {@code order_url}: as a mapping of records does it. */
    private static String snakeCase(String camelCase) {
        return camelCase
                .replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", "_")
                .toLowerCase(Locale.ROOT);
    }
}
