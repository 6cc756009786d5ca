package dev.regauge.copy;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.encode.WireBuffer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Takes one value from a row and appends it, its length in front. One for each column, called for each row. */
abstract class FieldWriter<T> {

    abstract void write(T row, WireBuffer to);

    static <T> FieldWriter<T> of(Getter<T> getter, Encoder encoder) {
        if (getter instanceof Getter.OfInt<T> of) {
            return new OfInt<>(of.function(), encoder);
        } else if (getter instanceof Getter.OfLong<T> of) {
            return new OfLong<>(of.function(), encoder);
        } else if (getter instanceof Getter.OfDouble<T> of) {
            return new OfDouble<>(of.function(), encoder);
        } else if (getter instanceof Getter.OfBoolean<T> of) {
            return new OfBoolean<>(of.function(), encoder);
        } else if (getter instanceof Getter.OfObject<T> of) {
            return new OfObject<>(of.function(), encoder);
        }
        return new OfObject<>(((Getter.OfInput<T>) getter).function(), encoder);
    }

    private static final class OfInt<T> extends FieldWriter<T> {
        private final ToIntFunction<? super T> getter;
        private final Encoder encoder;

        OfInt(ToIntFunction<? super T> getter, Encoder encoder) {
            this.getter = getter;
            this.encoder = encoder;
        }

        @Override
        void write(T row, WireBuffer to) {
            encoder.encodeInt(getter.applyAsInt(row), to);
        }
    }

    private static final class OfLong<T> extends FieldWriter<T> {
        private final ToLongFunction<? super T> getter;
        private final Encoder encoder;

        OfLong(ToLongFunction<? super T> getter, Encoder encoder) {
            this.getter = getter;
            this.encoder = encoder;
        }

        @Override
        void write(T row, WireBuffer to) {
            encoder.encodeLong(getter.applyAsLong(row), to);
        }
    }

    private static final class OfDouble<T> extends FieldWriter<T> {
        private final ToDoubleFunction<? super T> getter;
        private final Encoder encoder;

        OfDouble(ToDoubleFunction<? super T> getter, Encoder encoder) {
            this.getter = getter;
            this.encoder = encoder;
        }

        @Override
        void write(T row, WireBuffer to) {
            encoder.encodeDouble(getter.applyAsDouble(row), to);
        }
    }

    private static final class OfBoolean<T> extends FieldWriter<T> {
        private final Predicate<? super T> getter;
        private final Encoder encoder;

        OfBoolean(Predicate<? super T> getter, Encoder encoder) {
            this.getter = getter;
            this.encoder = encoder;
        }

        @Override
        void write(T row, WireBuffer to) {
            encoder.encodeBoolean(getter.test(row), to);
        }
    }

    private static final class OfObject<T> extends FieldWriter<T> {
        private final Function<? super T, ? extends @Nullable Object> getter;
        private final Encoder encoder;

        OfObject(Function<? super T, ? extends @Nullable Object> getter, Encoder encoder) {
            this.getter = getter;
            this.encoder = encoder;
        }

        @Override
        void write(T row, WireBuffer to) {
            Object value = getter.apply(row);
            if (value == null) {
                to.nullValue();
            } else {
                encoder.encode(value, to);
            }
        }
    }
}
