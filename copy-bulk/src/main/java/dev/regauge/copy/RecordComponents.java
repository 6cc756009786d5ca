package dev.regauge.copy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The components of a record as columns. */
final class RecordComponents {

    private RecordComponents() {}

    static <R extends Record> List<MappedColumn<R>> of(Class<R> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component ->
                        new MappedColumn<R>(component.getName(), snakeCase(component.getName()), getter(component)))
                .toList();
    }

    static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static <R> Getter<R> getter(RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            MethodHandle handle = MethodHandles.lookup().unreflect(component.getAccessor());
            return new Getter.OfObject<>(row -> call(handle, row));
        } catch (IllegalAccessException | RuntimeException e) {
            throw new IllegalArgumentException("Cannot read " + component + ": open its package to dev.regauge", e);
        }
    }

    private static @Nullable Object call(MethodHandle handle, Object row) {
        try {
            return handle.invoke(row);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("An accessor of a record threw", e);
        }
    }
}
