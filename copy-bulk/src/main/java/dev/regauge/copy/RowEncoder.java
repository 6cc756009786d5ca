package dev.regauge.copy;

import dev.regauge.copy.MappingCheck.BoundColumn;
import dev.regauge.copy.encode.Encoder;
import dev.regauge.copy.encode.Refusal;
import dev.regauge.copy.encode.WireBuffer;
import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.value.Policies;
import java.util.List;
import java.util.Set;

/**
 * A mapping bound to a table: makes rows of bytes from objects. It remembers the field where it failed, so each load has its
 * own.
 */
final class RowEncoder<T> {

    private final Mapping<T> mapping;
    private final Table table;
    private final List<BoundColumn<T>> bound;
    private final FieldWriter<T>[] fields;
    private int field;

    private RowEncoder(Mapping<T> mapping, Table table, List<BoundColumn<T>> bound, FieldWriter<T>[] fields) {
        this.mapping = mapping;
        this.table = table;
        this.bound = bound;
        this.fields = fields;
    }

    private static <T> FieldWriter<T>[] writers(List<BoundColumn<T>> bound) {
        @SuppressWarnings("unchecked")
        FieldWriter<T>[] writers =
                (FieldWriter<T>[]) bound.stream().map(BoundColumn::writer).toArray(FieldWriter<?>[]::new);
        return writers;
    }

    /** @throws MappingRefusedException with all that does not fit */
    static <T> RowEncoder<T> of(Mapping<T> mapping, Table table, Policies policies) {
        List<BoundColumn<T>> bound = MappingCheck.bind(mapping, table, policies);
        return new RowEncoder<>(mapping, table, bound, writers(bound));
    }

    /** The same for another load. */
    RowEncoder<T> another() {
        return new RowEncoder<>(mapping, table, bound, fields);
    }

    /** The same, where some columns take no NULL. */
    RowEncoder<T> neverNull(Set<String> columns) {
        RowEncoder<T> stricter = new RowEncoder<>(mapping, table, bound, writers(bound));
        for (int i = 0; i < fields.length; i++) {
            if (columns.contains(bound.get(i).column().name())) {
                stricter.fields[i] = new NeverNull<>(fields[i]);
            }
        }
        return stricter;
    }

    Table table() {
        return table;
    }

    List<Column> columns() {
        return bound.stream().map(BoundColumn::column).toList();
    }

    List<Encoder.Format> formats() {
        return bound.stream().map(column -> column.encoder().format()).toList();
    }

    /**
     * Appends a row completely, or nothing.
     *
     * @throws Refusal of a value; and whatever a getter throws
     */
    void encode(T row, Rows to) {
        WireBuffer bytes = to.bytes();
        int start = bytes.size();
        boolean whole = false;
        field = -1;
        try {
            if (row == null) {
                throw new Refusal("null", "the row is null", "leave it out of the source");
            }
            mapping.check(row);
            fields(row, bytes);
            whole = true;
        } finally {
            if (!whole) {
                bytes.truncate(start);
            }
        }
        to.added();
    }

    private void fields(T row, WireBuffer bytes) {
        FieldWriter<T>[] writers = fields;
        bytes.int16(writers.length);
        for (int i = 0; i < writers.length; i++) {
            field = i;
            writers[i].write(row, bytes);
        }
    }

    /** What is to be said of the row that {@link #encode} has refused. */
    ValueRefusedException refused(RuntimeException cause, long row) {
        Refusal refusal = cause instanceof Refusal said ? said : thrown(cause);
        return field < 0
                ? refused(refusal, cause, row)
                : refused(refusal, cause, row, bound.get(field).column());
    }

    private ValueRefusedException refused(Refusal refusal, RuntimeException cause, long row, Column column) {
        return new ValueRefusedException(
                said(refusal, row, ", column \"" + column.name() + "\" of type " + column.shown()),
                row,
                column.name(),
                cause);
    }

    private ValueRefusedException refused(Refusal refusal, RuntimeException cause, long row) {
        return new ValueRefusedException(said(refusal, row, ""), row, null, cause);
    }

    private String said(Refusal refusal, long row, String column) {
        return "The load into " + table.name() + " was given up: row " + row + " cannot be stored: " + refusal.reason()
                + "\n  found:    " + refusal.kind() + ", in row " + row + column
                + "\n  to fix:   " + refusal.advice() + "; nothing of the load was kept";
    }

    private static String named(Class<?> thrown) {
        return thrown.getName().startsWith("java.lang.") ? thrown.getSimpleName() : thrown.getName();
    }

    private static Refusal thrown(RuntimeException cause) {
        return cause instanceof NullPointerException
                ? new Refusal("a NullPointerException", "its getter threw", "map a value that may be null with of()")
                : new Refusal("a " + named(cause.getClass()), "its getter threw", "see the cause, and mend the getter");
    }
}
