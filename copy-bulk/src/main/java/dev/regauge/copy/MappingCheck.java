package dev.regauge.copy;

import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.encode.Encoders;
import dev.regauge.copy.encode.Fitting;
import dev.regauge.copy.encode.Refusal;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.table.TableRefusedException;
import dev.regauge.copy.value.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds each value of a mapping to its column, and gathers all that does not fit. */
final class MappingCheck<T> {

    private final Table table;
    private final Policies policies;
    private final List<BoundColumn<T>> bound = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final List<String> advice = new ArrayList<>();

    private MappingCheck(Table table, Policies policies) {
        this.table = table;
        this.policies = policies;
    }

    /**
     * The columns in the order of the mapping.
     *
     * @throws MappingRefusedException with all problems
     */
    static <T> List<BoundColumn<T>> bind(Mapping<T> mapping, Table table, Policies policies) {
        MappingCheck<T> check = new MappingCheck<>(table, policies);
        check.columns(mapping.mapped());
        mapping.mapped().forEach(check::values);
        if (!check.found.isEmpty()) {
            throw new MappingRefusedException(table.name(), check.found, check.advice);
        }
        return List.copyOf(check.bound);
    }

    private void columns(List<MappedColumn<T>> mapped) {
        try {
            table.written(mapped.stream().map(column -> column.nameIn(table)).toList());
        } catch (TableRefusedException refused) {
            found.add(refused.found());
            advice.add(refused.advice());
        }
    }

    private void values(MappedColumn<T> mapped) {
        Optional<Column> column = table.column(mapped.nameIn(table)).filter(Column::takesValues);
        try {
            column.ifPresent(into -> bind(mapped.getter(), into, encoder(mapped, into)));
        } catch (Refusal refusal) {
            found.add("column \"" + mapped.nameIn(table) + "\" takes no values: " + refusal.kind() + ", "
                    + refusal.reason());
            advice.add(refusal.advice());
        }
    }

    private void bind(Getter<T> getter, Column into, Encoder encoder) {
        Fitting fitting = Fitting.of(into.type(), encoder);
        if (!fitting.mayTake(getter.declared())) {
            found.add("column \"" + into.name() + "\" of type " + into.shown() + " never takes a "
                    + getter.declared().getSimpleName());
            advice.add("give \"" + into.name() + "\" " + fitting);
        }
        bound.add(new BoundColumn<>(getter, into, encoder));
    }

    private Encoder encoder(MappedColumn<T> mapped, Column into) {
        return mapped.getter() instanceof Getter.OfInput<T>
                ? Encoders.input(into.type(), policies)
                : Encoders.of(into.type(), into.modifier(), policies, table.server());
    }

    /**
     * A column and what is stored there.
     *
     * @param encoder of its type
     */
    record BoundColumn<T>(Getter<T> getter, Column column, Encoder encoder) {

        FieldWriter<T> writer() {
            return FieldWriter.of(getter, encoder);
        }
    }
}
