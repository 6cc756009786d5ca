package dev.regauge.copy;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record as columns. Each accessor becomes a function of a class of its own, as {@code Order::id} in
 * source code does: the JIT compiler sees through it, which it does not through a method handle in a field.
 *
 * @param <R> the record
 */
final class RecordComponents<R extends Record> {

    private final Class<R> type;
    private final Lookup lookup;

    private RecordComponents(Class<R> type) {
        this.type = type;
        this.lookup = lookup(type);
    }

    /** The components in their order. */
    static <R extends Record> List<MappedColumn<R>> of(Class<R> type) {
        RecordComponents<R> components = new RecordComponents<>(type);
        return Arrays.stream(type.getRecordComponents()).map(components::column).toList();
    }

    private static Lookup lookup(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException notOpen) {
            return MethodHandles.lookup(); // enough where the record and its package are public
        }
    }

    private MappedColumn<R> column(RecordComponent component) {
        String name = component.getName();
        return new MappedColumn<>(name, snakeCase(name), getter(component));
    }

    /** {@code placedAt} as {@code placed_at}, {@code orderURL} as {@code order_url}. */
    static String snakeCase(String name) {
        return name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", "_")
                .toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked")
    private Getter<R> getter(RecordComponent component) {
        Class<?> of = component.getType();
        Method accessor = component.getAccessor();
        if (of == int.class || of == short.class || of == byte.class) {
            return new Getter.OfInt<>((ToIntFunction<R>) spun(ToIntFunction.class, "applyAsInt", int.class, accessor));
        } else if (of == long.class) {
            return new Getter.OfLong<>(
                    (ToLongFunction<R>) spun(ToLongFunction.class, "applyAsLong", long.class, accessor));
        } else if (of == double.class) {
            return new Getter.OfDouble<>(
                    (ToDoubleFunction<R>) spun(ToDoubleFunction.class, "applyAsDouble", double.class, accessor));
        } else if (of == boolean.class) {
            return new Getter.OfBoolean<>((Predicate<R>) spun(Predicate.class, "test", boolean.class, accessor));
        }
        // float too: as a double it would have digits that nobody gave it
        return new Getter.OfObject<>(
                (Function<R, @Nullable Object>) spun(Function.class, "apply", Object.class, accessor),
                MethodType.methodType(of).wrap().returnType());
    }

    private Object spun(Class<?> function, String method, Class<?> answer, Method accessor) {
        try {
            MethodHandle handle = lookup.unreflect(accessor);
            return LambdaMetafactory.metafactory(
                            lookup,
                            method,
                            MethodType.methodType(function),
                            MethodType.methodType(answer, Object.class),
                            handle,
                            MethodType.methodType(boxed(accessor.getReturnType(), answer), type))
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalArgumentException(
                    "Cannot read the component " + accessor.getName() + " of " + type.getName()
                            + ". To fix: open its package to " + Mapping.class.getModule()
                            + ", or name the columns with"
                            + " Mapping.columns()",
                    e);
        }
    }

    /** What the function answers once the erased types are gone: a box where it answers an object. */
    private static Class<?> boxed(Class<?> component, Class<?> answer) {
        return answer == Object.class ? MethodType.methodType(component).wrap().returnType() : answer;
    }
}
