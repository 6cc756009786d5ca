package dev.regauge.copy;

import static java.util.Objects.requireNonNull;

import dev.regauge.copy.Getter.OfBoolean;
import dev.regauge.copy.Getter.OfDouble;
import dev.regauge.copy.Getter.OfInput;
import dev.regauge.copy.Getter.OfInt;
import dev.regauge.copy.Getter.OfLong;
import dev.regauge.copy.Getter.OfObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which column takes what of a row. Immutable: each method answers a mapping of one column more, in the order in which they
 * were named.
 *
 * <pre>{@code
 * Mapping<Order> orders = Mapping.<Order>columns()
 *         .ofLong("id", Order::id)
 *         .of("customer", Order::customer)
 *         .ofInput("tags", Order::tagsText);
 * }</pre>
 *
 * <p>Columns that are not named get what the server puts there: their default, their identity, or NULL. Names are those of
 * the table exactly, case included. Whether they exist and take such values is checked when a load is opened, before
 * anything is sent, and all that is wrong is said at once.
 *
 * @param <T> what rows are made from
 */
public sealed class Mapping<T> permits MapMapping {

    private final List<MappedColumn<T>> columns;

    Mapping(List<MappedColumn<T>> columns) {
        this.columns = List.copyOf(columns);
    }

    /** A mapping of no columns yet. */
    public static <T> Mapping<T> columns() {
        return new Mapping<>(List.of());
    }

    /**
     * All components of a record. A component goes to the column of exactly its name, or else to the column of its name in
     * snake case: {@code placedAt} to {@code placed_at}.
     *
     * @throws IllegalArgumentException when the record cannot be read from outside its module
     */
    public static <R extends Record> Mapping<R> record(Class<R> type) {
        return new Mapping<>(RecordComponents.of(requireNonNull(type, "type")));
    }

    /**
     * Maps whose keys are names of columns: each row has exactly these keys, and NULL is a key whose value is null.
     *
     * @throws IllegalArgumentException when there is no name, or one twice
     */
    public static MapMapping maps(String... columns) {
        return MapMapping.of(List.of(columns));
    }

    /** And a column that takes what a function answers: a value of one of the classes that fit the column's type, or null. */
    public Mapping<T> of(String column, Function<? super T, ? extends @Nullable Object> value) {
        return and(column, new OfObject<>(requireNonNull(value, "value")));
    }

    /** And a column that takes whole numbers, without a box for each. */
    public Mapping<T> ofInt(String column, ToIntFunction<? super T> value) {
        return and(column, new OfInt<>(requireNonNull(value, "value")));
    }

    /** And a column that takes whole numbers, without a box for each. */
    public Mapping<T> ofLong(String column, ToLongFunction<? super T> value) {
        return and(column, new OfLong<>(requireNonNull(value, "value")));
    }

    /** And a column that takes floating point numbers, without a box for each. */
    public Mapping<T> ofDouble(String column, ToDoubleFunction<? super T> value) {
        return and(column, new OfDouble<>(requireNonNull(value, "value")));
    }

    /** And a column that takes true and false, without a box for each. */
    public Mapping<T> ofBoolean(String column, Predicate<? super T> value) {
        return and(column, new OfBoolean<>(requireNonNull(value, "value")));
    }

    /**
     * And a column of any type that takes text in the type's input syntax, as {@code '...'} in SQL does, or null: the server
     * reads it.
     */
    public Mapping<T> ofInput(String column, Function<? super T, ? extends @Nullable String> text) {
        return and(column, new OfInput<>(requireNonNull(text, "text")));
    }

    private Mapping<T> and(String column, Getter<T> getter) {
        List<MappedColumn<T>> more = new ArrayList<>(columns);
        more.add(MappedColumn.named(requireNonNull(column, "column"), getter));
        return remade(more);
    }

    /**
     * The same, where a column takes what another function answers. It stays in its place, and is named as it is in this
     * mapping, or, of a record's component, in snake case.
     *
     * @throws IllegalArgumentException when the mapping has no such column
     */
    public Mapping<T> with(String column, Function<? super T, ? extends @Nullable Object> value) {
        requireNonNull(value, "value");
        MappedColumn<T> replaced = find(column);
        List<MappedColumn<T>> others = new ArrayList<>(columns);
        others.set(
                columns.indexOf(replaced),
                new MappedColumn<>(replaced.name(), replaced.otherwise(), new OfObject<>(value)));
        return remade(others);
    }

    /**
     * The same without a column, which gets what the server puts there. It is named as for {@link #with}.
     *
     * @throws IllegalArgumentException when the mapping has no such column
     */
    public Mapping<T> without(String column) {
        List<MappedColumn<T>> others = new ArrayList<>(columns);
        others.remove(find(column));
        return remade(others);
    }

    private MappedColumn<T> find(String column) {
        return columns.stream()
                .filter(mapped -> mapped.name().equals(column))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(mapped -> mapped.otherwise().equals(column))
                        .findFirst())
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no column \"" + column + "\" in this " + this));
    }

    /** A mapping of other columns that looks at rows as this one does. */
    Mapping<T> remade(List<MappedColumn<T>> others) {
        return new Mapping<>(others);
    }

    final List<MappedColumn<T>> mapped() {
        return columns;
    }

    /** Looks at a whole row before its values are taken. */
    void check(T row) {}

    /** The names of the columns, in order. */
    @Override
    public final String toString() {
        return "Mapping" + columns.stream().map(MappedColumn::name).toList();
    }
}
