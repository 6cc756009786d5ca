package dev.regauge.copy.encode;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
        Map<String, RecordComponent> components = new HashMap<>();
        for (RecordComponent component : of.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        List<PgType.Attribute> attributes = type.attributes();
        MethodHandle[] accessors = new MethodHandle[attributes.size()];
        for (int i = 0; i < accessors.length; i++) {
            String name = attributes.get(i).name();
            RecordComponent component = take(components, name);
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

    private static @Nullable RecordComponent take(Map<String, RecordComponent> components, String attribute) {
        RecordComponent exact = components.remove(attribute);
        if (exact != null) {
            return exact;
        }
        return components.keySet().stream()
                .filter(name -> snakeCase(name).equals(attribute))
                .findFirst()
                .map(components::remove)
                .orElse(null);
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

    /** {@code unitPrice} to {@code unit_price}. */
    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
