package dev.regauge.copy;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How one value is taken from a row: the primitive kinds without a box. */
sealed interface Getter<T> {

    /** What the values are declared as: each is of this class, or null. */
    Class<?> declared();

    record OfInt<T>(ToIntFunction<? super T> function) implements Getter<T> {
        @Override
        public Class<?> declared() {
            return Integer.class;
        }
    }

    record OfLong<T>(ToLongFunction<? super T> function) implements Getter<T> {
        @Override
        public Class<?> declared() {
            return Long.class;
        }
    }

    record OfDouble<T>(ToDoubleFunction<? super T> function) implements Getter<T> {
        @Override
        public Class<?> declared() {
            return Double.class;
        }
    }

    record OfBoolean<T>(Predicate<? super T> function) implements Getter<T> {
        @Override
        public Class<?> declared() {
            return Boolean.class;
        }
    }

    record OfObject<T>(Function<? super T, ? extends @Nullable Object> function, Class<?> declared)
            implements Getter<T> {

        /** Of anything. */
        OfObject(Function<? super T, ? extends @Nullable Object> function) {
            this(function, Object.class);
        }
    }

    /** Text that the server reads. */
    record OfInput<T>(Function<? super T, ? extends @Nullable String> function) implements Getter<T> {
        @Override
        public Class<?> declared() {
            return String.class;
        }
    }
}
