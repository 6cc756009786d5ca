package dev.regauge.copy;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How one value is taken from a row: the primitive kinds without a box. */
sealed interface Getter<T> {

    record OfInt<T>(ToIntFunction<? super T> function) implements Getter<T> {}

    record OfLong<T>(ToLongFunction<? super T> function) implements Getter<T> {}

    record OfDouble<T>(ToDoubleFunction<? super T> function) implements Getter<T> {}

    record OfBoolean<T>(Predicate<? super T> function) implements Getter<T> {}

    record OfObject<T>(Function<? super T, ? extends @Nullable Object> function) implements Getter<T> {}

    /** Text that the server reads. */
    record OfInput<T>(Function<? super T, ? extends @Nullable String> function) implements Getter<T> {}
}
